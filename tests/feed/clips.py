"""A catalogue in memory for tests of stages: no database, no Redis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

import numpy as np

from catalog.ids import VideoId, ViewerId
from catalog.reach import UNLIMITED
from catalog.viewer import Viewer
from core.ids import new_id
from experiments.values import Values
from feed.candidates import Candidates
from feed.catalogue.columns import Columns, key_of
from feed.catalogue.rows import CatalogueRow, Totals
from feed.catalogue.snapshot import Snapshot
from feed.features.definitions import VECTOR_DIM
from feed.features.taste import Vector
from feed.popularity import rules_of
from feed.query import FeedQuery, Profile, Surface, SurfaceKind

NOW_MS = 1_795_000_000_000
HOUR_MS = 3_600_000
VIEWER = Viewer(ViewerId(new_id()))
DEFAULTS = Values(VIEWER.id)


def direction(axis: int) -> Vector:
    """A content vector of length 1."""
    vector = np.zeros(VECTOR_DIM, np.float32)
    vector[axis % VECTOR_DIM] = 1.0
    return vector


def clip(
    creator: UUID | None = None,
    *,
    tags: Iterable[str] = (),
    categories: Iterable[str] = (),
    axis: int = 0,
    kind: str = "user",
    age_h: float = 1.0,
    likes: int = 0,
    impressions: int = 100,
    handle: str = "",
) -> CatalogueRow:
    """A clip as the catalogue reads it."""
    video_id = VideoId(new_id())
    creator_id = creator or new_id()
    return CatalogueRow(
        video_id=video_id,
        creator_id=creator_id,
        creator_handle=handle or creator_id.hex[-12:],
        kind=kind,
        language="en",
        published_ms=NOW_MS - int(age_h * HOUR_MS),
        revision=1,
        tags=list(tags),
        categories=list(categories),
        vector=direction(axis),
        card=b'{"id":"%b"}' % str(video_id).encode(),
        totals=Totals(impressions=impressions, likes=likes),
        cap=UNLIMITED,
    )


def catalogue(clips: Iterable[CatalogueRow]) -> Snapshot:
    """A snapshot of `clips`, in rows 0, 1, …"""
    columns = Columns()
    for one in clips:
        columns.put(one)
    return Snapshot(columns, NOW_MS, rules_of(DEFAULTS))


def query_of(
    snapshot: Snapshot,
    *,
    limit: int = 10,
    served: Iterable[UUID] = (),
    profile: Profile | None = None,
    surface: Surface | None = None,
    **more: object,
) -> FeedQuery:
    """A page asked for by `VIEWER`."""
    request_id = new_id()
    made = FeedQuery(
        request_id=request_id,
        viewer=VIEWER,
        surface=surface or Surface(SurfaceKind.FOR_YOU),
        limit=limit,
        now_ms=NOW_MS,
        snapshot=snapshot,
        values=DEFAULTS,
        seed=7,
        profile=profile or Profile(),
        served=keys(served),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def keys(ids: Iterable[UUID]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint64]]:
    """Keys of `ids`."""
    return np.array([key_of(i) for i in ids], np.uint64)


def ids_of(snapshot: Snapshot, slate: Candidates) -> list[UUID]:
    """The clips of a slate."""
    return [snapshot.columns.video_id(row) for row in slate.rows.tolist()]
