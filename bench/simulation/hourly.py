"""A feed as gorse is set up by default: refitted every hour, its lists cached until then, learning
only from what pleased.

Candidates are the best by matrix factorisation and the neighbours of what the viewer liked, ranked
by the factorisation; some places go to popular and to the latest clips. Whoever has no list, or
has used it up, gets what is popular.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from bench.simulation.chance import Floats, Ints
from bench.simulation.days import PAGE, Asked
from bench.simulation.factors import Factors
from bench.simulation.log import Log
from bench.simulation.popularity import Trending, points_of
from bench.simulation.world import World

REFIT_MS = 3_600_000
CACHED = 100
POPULAR_SHARE, LATEST_SHARE = 0.1, 0.2
RECENT = 30  # Liked clips whose neighbours are candidates.
MOST_POINTS = 5.0


class Hourly:
    """The feed."""

    name = "hourly"

    def __init__(self, world: World) -> None:
        self._clips = world.clips
        n, m = len(world.viewers.budget), len(world.clips.quality)
        self._trending = Trending(world)
        self._factors = Factors(n, m, world.seed + 6)
        self._draw = np.random.default_rng(world.seed + 7)
        self._had = np.zeros((n, m), np.bool_)
        self._liked: list[tuple[Ints, Ints, Floats]] = []
        self._matrix = sparse.csr_matrix((n, m))
        self._near = sparse.csr_matrix((m, m))
        self._lists: dict[int, Ints] = {}
        self._popular, self._latest = np.empty(0, np.int64), np.empty(0, np.int64)
        self._here = self._fitted_here = 0
        self._due_ms = 0

    def heard(self, log: Log) -> None:
        self._trending.heard(log)
        points = points_of(log, self._clips)
        good = np.flatnonzero(points > 0)
        self._liked.append((log.viewer[good], log.clip[good], points[good]))

    def tick(self, now_ms: int) -> None:
        self._trending.tick(now_ms)
        self._here = int(np.searchsorted(self._clips.born_ms, now_ms))
        if now_ms >= self._due_ms:
            self._due_ms = now_ms + REFIT_MS
            self._refit()

    def _refit(self) -> None:
        self._fitted_here = self._here
        score = self._trending.score()[: self._here] + 1e-9 * self._draw.random(self._here)
        self._popular = np.argsort(-score)
        self._latest = np.arange(self._here)[::-1]
        self._lists.clear()
        if not self._liked:
            return
        viewer, clip, points = (np.concatenate(part) for part in zip(*self._liked, strict=True))
        liked = sparse.csr_matrix((points, (viewer, clip)), shape=self._matrix.shape)
        liked.data = np.minimum(liked.data, MOST_POINTS)
        self._matrix = liked
        self._factors.fit(liked)
        ones = sparse.csr_matrix((np.ones(liked.nnz), liked.indices, liked.indptr), liked.shape)
        count = np.asarray(ones.sum(axis=0)).ravel()
        scale = sparse.diags(1.0 / np.sqrt(np.maximum(count, 1.0)))
        unit = ones @ scale
        self._near = sparse.csr_matrix(unit.T @ unit)

    def pages(self, asked: Asked) -> list[Ints]:
        return [self._page(viewer) for viewer in asked.viewer.tolist()]

    def _page(self, viewer: int) -> Ints:
        had = self._had[viewer]
        if viewer not in self._lists:
            self._lists[viewer] = self._list(viewer)
        queues = (self._lists[viewer], self._popular, self._latest)
        personal, popular, latest = (iter(q[~had[q]].tolist()) for q in queues)
        page: list[int] = []
        lots = self._draw.random(PAGE).tolist()
        for lot in lots:
            first = personal
            if lot < POPULAR_SHARE:
                first = popular
            elif lot < POPULAR_SHARE + LATEST_SHARE:
                first = latest
            for source in (first, popular):
                clip = next((c for c in source if c not in page), None)
                if clip is not None:
                    page.append(clip)
                    break
        picked = np.array(page, np.int64)
        had[picked] = True
        return picked

    def _list(self, viewer: int) -> Ints:
        """The cached list, as of the last fit; empty for whom nothing was known then."""
        start, end = self._matrix.indptr[viewer : viewer + 2]
        if start == end:
            return np.empty(0, np.int64)
        own = self._matrix.indices[start:end][-RECENT:]
        free = ~self._had[viewer, : self._fitted_here]
        score = self._factors.scores(viewer)[: self._fitted_here]
        near = np.asarray(self._near[own].sum(axis=0)).ravel()[: self._fitted_here]
        by_factors = _best(np.where(free, score, -np.inf))
        by_neighbours = _best(np.where(free & (near > 0), near, -np.inf))
        found = np.union1d(by_factors, by_neighbours)
        return found[np.argsort(-score[found])][:CACHED]


def _best(score: Floats) -> Ints:
    best = np.argpartition(-score, min(CACHED, len(score) - 1))[:CACHED]
    return best[np.isfinite(score[best])]
