"""Versions of what is trending; see `feed.versions`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.settings import get_settings
from feed.trending.table import Table
from feed.versions import VersionStore


@dataclass(frozen=True, slots=True)
class Card:
    """What is known about a version.

    Args:
        clips: How many anybody approved of lately.
        points: Locale → points counted there.
        sha256: Of the stored bytes.
    """

    version: str
    made_ms: int
    clips: int
    points: dict[str, float]
    sha256: str = ""


class Versions(VersionStore[Card, Table]):
    """The versions in one folder."""

    what = "table of trends"
    suffix = ".npz"

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(folder or get_settings().data_dir / "trending")

    def card_of(self, body: dict[str, Any]) -> Card:
        return Card(**body)

    def made_of(self, card: Card, raw: bytes) -> Table:
        return Table.from_bytes(raw)

    def publish(self, table: Table, card: Card) -> Card:
        """Stores a version and makes it current; the oldest beyond those kept go."""
        sealed = self.store(card, table.to_bytes())
        self.switch(card.version)
        return sealed
