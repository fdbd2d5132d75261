"""Versions of the table of similar clips; see `feed.versions`."""

from __future__ import annotations

from dataclasses import dataclass

from feed.similar.table import Table
from feed.versions import TableVersions


@dataclass(frozen=True, slots=True)
class Card:
    """What is known about a version.

    Args:
        first_ms: Start of the data window, epoch milliseconds; `last_ms` its end.
        hr10: Of each viewer's last engagement, not learned from; `None` when too few.
        sha256: Of the stored bytes.
    """

    version: str
    made_ms: int
    first_ms: int
    last_ms: int
    viewers: int
    engagements: int
    clips: int
    has_trees: bool
    hr10: float | None
    ndcg10: float | None
    sha256: str = ""


class Versions(TableVersions[Card, Table]):
    """The versions in one folder."""

    what = "table of similar clips"
    room = "similar"
    card_type = Card

    def made_of(self, card: Card, raw: bytes) -> Table:
        return Table.from_bytes(card.version, raw)
