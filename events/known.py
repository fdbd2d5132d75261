"""Which videos exist: asked of the database once, then remembered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from time import monotonic
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import col, select

from catalog.models import Video
from core.db import read_scope

KEPT = 200_000
UNKNOWN_FOR_S = 5.0  # A clip made a moment ago becomes known this soon.
_CHUNK = 500


class KnownVideos:
    """The ids that exist, whatever their state, and when those that do not were asked for."""

    def __init__(self, engine: Engine | None = None) -> None:
        self._engine = engine
        self._known: OrderedDict[UUID, None] = OrderedDict()
        self._unknown: OrderedDict[UUID, float] = OrderedDict()

    def undecided(self, video_ids: Iterable[UUID]) -> set[UUID]:
        """Those of `video_ids` that only the database can judge."""
        now = monotonic()
        return {
            v
            for v in video_ids
            if v not in self._known and now - self._unknown.get(v, -1e9) > UNKNOWN_FOR_S
        }

    def look_up(self, video_ids: Iterable[UUID]) -> None:
        """Asks the database about `video_ids`; blocks."""
        wanted = list(video_ids)
        found: set[UUID] = set()
        with read_scope(self._engine) as session:
            for start in range(0, len(wanted), _CHUNK):
                chunk = wanted[start : start + _CHUNK]
                found.update(session.exec(select(Video.id).where(col(Video.id).in_(chunk))))
        now = monotonic()
        for video_id in wanted:
            if video_id in found:
                self._known[video_id] = None
                self._unknown.pop(video_id, None)
            else:
                self._unknown[video_id] = now
        for table in (self._known, self._unknown):
            while len(table) > KEPT:
                table.popitem(last=False)

    def __contains__(self, video_id: UUID) -> bool:
        return video_id in self._known
