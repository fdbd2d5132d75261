"""Versions of a table, each of which serves once it is stored, if it looks as tables do.

A table that is empty, or has lost a large share of its clips, was more likely made from a lake that
could not be read whole than from people who changed their minds within an hour. It is kept beside
the others and does not serve, unless the one made before it had shrunk as much: what two in a row
say is so. Fails closed towards what served; pages never wait for either.
"""

from __future__ import annotations

from typing import Protocol, TypeVar
from uuid import UUID

import structlog
from prometheus_client import Counter

from experiments.values import Values
from feed.params.popularity import TABLE_SHRUNK
from feed.versions import Card, VersionStore

log = structlog.get_logger(__name__)
NOBODY = UUID(int=0)
HELD_BACK = Counter(
    "jhalak_versions_held_back_total", "Tables that were made and did not look sound.", ["what"]
)


class TableCard(Card, Protocol):
    """A card that says how large its table is."""

    @property
    def clips(self) -> int: ...


class Stored(Protocol):
    """What has a stored form."""

    def to_bytes(self) -> bytes: ...


CardT = TypeVar("CardT", bound=TableCard)
TableT = TypeVar("TableT", bound=Stored)


class TableVersions(VersionStore[CardT, TableT]):
    """Versions of a table."""

    suffix = ".npz"

    def publish(self, table: TableT, card: CardT) -> CardT:
        """Stores a version and lets it serve if it is sound and none is pinned; the oldest beyond
        those kept go.

        Returns:
            The card with its sha256.
        """
        reason = self._unsound(card)
        sealed = self.store(card, table.to_bytes())
        if reason:
            HELD_BACK.labels(self.what).inc()
            log.error("version_held_back", what=self.what, version=card.version, reason=reason)
        else:
            self.advance(card.version)
        return sealed

    def _unsound(self, card: CardT) -> str:
        """Why a table just made should not serve; empty when it may."""
        if card.clips <= 0:
            return "it is empty"
        known = self.cards()
        serving = next((one for one in known if one.version == self.current()), None)
        if serving is None:
            return ""
        least = (1.0 - Values(NOBODY)[TABLE_SHRUNK]) * serving.clips
        if card.clips >= least or 0 < known[-1].clips < least:
            return ""
        return f"it has {card.clips} clips, the one that serves {serving.clips}"
