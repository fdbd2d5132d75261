"""What each clip is about, for the fold: asked of the database, then remembered for a while."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping
from time import monotonic
from uuid import UUID

import numpy as np
from sqlalchemy import Engine
from sqlmodel import col, select

from catalog.models import Video, VideoHashtag
from core.db import read_scope
from events.schemas import Event
from feed.features.definitions import VECTOR_DIM
from feed.features.fold import Content, Happened
from feed.features.taste import Vector, zero_vector

KEPT = 50_000
FRESH_S = 300.0  # A creator's later change of hashtags counts after this.
_CHUNK = 300

ContentsOf = Callable[[Iterable[UUID]], Mapping[UUID, Content]]


def with_content(events: Iterable[Event], contents: Mapping[UUID, Content]) -> list[Happened]:
    """Each event with what its clip is about."""
    return [(e, contents.get(e.video_id) if e.video_id else None) for e in events]


def vector_of(raw: bytes | None) -> Vector:
    """The content vector stored as `raw`; zeros when there is none or it is not finite."""
    if raw is None or len(raw) != 4 * VECTOR_DIM:
        return zero_vector()
    vector = np.frombuffer(raw, "<f4").astype(np.float32)
    return vector if np.isfinite(vector).all() else zero_vector()


class ContentStore:
    """Content by video id."""

    def __init__(self, engine: Engine | None = None) -> None:
        self._engine = engine
        self._known: OrderedDict[UUID, tuple[float, Content]] = OrderedDict()

    def get_many(self, video_ids: Iterable[UUID]) -> dict[UUID, Content]:
        """The content of those of `video_ids` that exist; blocks."""
        wanted = set(video_ids)
        now = monotonic()
        missing = [v for v in wanted if now - self._known.get(v, (-1e9,))[0] > FRESH_S]
        for start in range(0, len(missing), _CHUNK):
            self._read(missing[start : start + _CHUNK], now)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        return {v: self._known[v][1] for v in wanted if v in self._known}

    def _read(self, video_ids: list[UUID], now: float) -> None:
        with read_scope(self._engine) as session:
            rows = session.exec(
                select(Video.id, Video.creator_id, Video.content_vector, Video.duration_ms).where(
                    col(Video.id).in_(video_ids)
                )
            ).all()
            tags: dict[UUID, list[str]] = defaultdict(list)
            for video_id, slug in session.exec(
                select(VideoHashtag.video_id, VideoHashtag.slug).where(
                    col(VideoHashtag.video_id).in_(video_ids)
                )
            ):
                tags[video_id].append(slug)
        for video_id, creator_id, vector, duration_ms in rows:
            found = Content(
                creator_id, tuple(sorted(tags[video_id])), vector_of(vector), duration_ms
            )
            self._known[video_id] = (now, found)
