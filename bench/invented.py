"""A catalogue in memory and its viewers, invented: clips lie around looks, a viewer likes one."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from catalog.ids import VideoId, ViewerId
from catalog.kinds import VideoKind
from catalog.reach import UNLIMITED
from catalog.viewer import Viewer
from experiments.values import Values
from feed.catalogue.rows import CatalogueRow, Totals
from feed.catalogue.snapshot import Snapshot
from feed.features.definitions import VECTOR_DIM
from feed.features.taste import Taste
from feed.query import FeedQuery, Surface, SurfaceKind
from feed.warm import invented_clip

LOOKS, CREATORS, TAGS, CATEGORIES = 40, 300, 50, 20
LIMIT = 10  # Clips a page.
VIEWERS_KNOWN = LOOKS  # Different tastes that there are.


class World:
    """Makes clips and asks for pages.

    Args:
        draw: Everything by chance comes from it.
    """

    def __init__(self, draw: np.random.Generator) -> None:
        self._draw = draw
        self._looks = draw.normal(size=(LOOKS, VECTOR_DIM))

    def clip(
        self, at_ms: int, met: int, *, kind: str = "", liked: float = 0.05, sponsored: bool = False
    ) -> CatalogueRow:
        """A clip published at `at_ms` that `met` viewers saw and a share `liked` of them liked.

        Args:
            kind: Drawn when not given.
        """
        draw = self._draw
        vector = self._looks[int(draw.integers(LOOKS))] + draw.normal(scale=0.7, size=VECTOR_DIM)
        creator = int(draw.integers(CREATORS))
        return replace(
            invented_clip(0),
            video_id=VideoId(UUID(bytes=draw.bytes(16))),
            creator_id=UUID(int=10_000 + creator),
            creator_handle=f"c{creator}",
            kind=kind or str(draw.choice(list(VideoKind))),
            published_ms=at_ms,
            tags=[f"t{draw.integers(TAGS)}"],
            categories=[f"c{draw.integers(CATEGORIES)}"],
            vector=_unit(vector),
            totals=Totals(impressions=met, plays=met, likes=int(met * liked), finishes=met // 3),
            audio="",
            is_sponsored=sponsored,
            cap=UNLIMITED,
        )

    def query(
        self, who: int, snapshot: Snapshot, *, now_ms: int, seed: int, served: NDArray[np.uint64]
    ) -> FeedQuery:
        """A page of For you for viewer `who`, without a mix to hold."""
        viewer = Viewer(ViewerId(UUID(int=who + 1)))
        return FeedQuery(
            request_id=UUID(int=seed),
            viewer=viewer,
            surface=Surface(SurfaceKind.FOR_YOU),
            limit=LIMIT,
            now_ms=now_ms,
            snapshot=snapshot,
            values=Values(viewer.id),
            seed=seed,
            taste=self.taste(who, now_ms),
            served=served,
        )

    def taste(self, who: int, now_ms: int) -> Taste:
        """What viewer `who` likes: one look."""
        likes = _unit(self._looks[who % LOOKS])
        return Taste(now_ms, likes, likes, 2.0, 1.0)


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float32]:
    return (vector / np.linalg.norm(vector)).astype(np.float32)
