"""Versions of what is trending; see `feed.versions`."""

from __future__ import annotations

from dataclasses import dataclass

from feed.table_versions import TableVersions
from feed.trending.table import Table


@dataclass(frozen=True, slots=True)
class Card:
    """What is known about a version.

    Args:
        clips: How many anybody approved of lately.
        points: Locale → points counted there.
        lifted_ms: When the lifts were counted; 0 in versions that have none.
        sha256: Of the stored bytes.
    """

    version: str
    made_ms: int
    clips: int
    points: dict[str, float]
    sha256: str = ""
    lifted_ms: int = 0


class Versions(TableVersions[Card, Table]):
    """The versions in one folder."""

    what = "table of trends"
    room = "trending"
    card_type = Card

    def made_of(self, card: Card, raw: bytes) -> Table:
        return Table.from_bytes(raw)
