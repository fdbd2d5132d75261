"""Versions of the table of similar clips; see `feed.versions`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from feed.similar.judging import Figures
from feed.similar.table import Table
from feed.table_versions import TableVersions

TRANSITIONS, NETWORK = "transitions", "network"


@dataclass(frozen=True, slots=True)
class Card:
    """What is known about a version.

    Args:
        first_ms: Start of the data window, epoch milliseconds; `last_ms` its end.
        hr10: Of each viewer's last engagement, not learned from; `None` when too few. Of the model
            that made the table, asked with whole histories; `ndcg10` likewise.
        made_by: `TRANSITIONS`, or the version of the sequence network.
        why: Why that one did, in words.
        figures: Of each model that was asked the same, by `TRANSITIONS` and `NETWORK`.
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
    made_by: str = TRANSITIONS
    why: str = ""
    figures: dict[str, Figures] = field(default_factory=dict)
    sha256: str = ""


class Versions(TableVersions[Card, Table]):
    """The versions in one folder."""

    what = "table of similar clips"
    room = "similar"
    card_type = Card

    def card_of(self, body: dict[str, Any]) -> Card:
        figures = {name: Figures(**one) for name, one in body.get("figures", {}).items()}
        return Card(**body | {"figures": figures})

    def made_of(self, card: Card, raw: bytes) -> Table:
        return Table.from_bytes(card.version, raw)
