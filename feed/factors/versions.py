"""Versions of the table of what the same people take to, and the one that this process reads."""

from __future__ import annotations

from dataclasses import dataclass

from feed.similar.table import Table
from feed.table_versions import TableVersions
from feed.version_keeper import VersionKeeper


@dataclass(frozen=True, slots=True)
class Card:
    """What is known about a version.

    Args:
        first_ms: When the first engagement was, epoch milliseconds; `last_ms` likewise.
        factors: Numbers by which a clip is described.
        recall10: Of each viewer's last engagement, by a model without it; `None` for too few.
        sha256: Of the stored bytes.
    """

    version: str
    made_ms: int
    first_ms: int
    last_ms: int
    viewers: int
    engagements: int
    clips: int
    factors: int
    recall10: float | None
    sha256: str = ""


class Versions(TableVersions[Card, Table]):
    """The versions in one folder."""

    what = "table of what the same people take to"
    room = "factors"
    card_type = Card

    def made_of(self, card: Card, raw: bytes) -> Table:
        return Table.from_bytes(card.version, raw)


keeper: VersionKeeper[Card, Table] = VersionKeeper("factors", Versions)
