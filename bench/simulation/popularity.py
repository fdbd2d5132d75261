"""A popularity feed: what pleased most people per view lately, new to this viewer, with places for
new clips so that they can become popular.
"""

from __future__ import annotations

import numpy as np

from bench.simulation.chance import Floats, Ints, Lot
from bench.simulation.days import PAGE, Asked
from bench.simulation.log import Log
from bench.simulation.world import DAY_MS, START_MS, Clips, World

HALF_LIFE_MS = DAY_MS
PRIOR_VIEWS = 20.0
NEW_SHARE, NEW_BELOW = 0.1, 50  # Of the places; fewer views than this make a clip new.
POINTS = {Lot.LIKE: 1.0, Lot.SAVE: 2.0, Lot.SHARE: 2.5, Lot.COMMENT: 1.5, Lot.FOLLOW: 1.5}
FINISH_POINTS, TAP_POINTS, ORDER_POINTS = 0.5, 2.0, 6.0


def points_of(log: Log, clips: Clips) -> Floats:
    """How well each view went, by common weights; skips and refusals say nothing."""
    finished = log.outcome.watch_s >= 0.95 * clips.duration_s[log.clip]
    points = FINISH_POINTS * finished + TAP_POINTS * log.outcome.tapped
    points = points + ORDER_POINTS * log.outcome.ordered
    for act, worth in POINTS.items():
        points = points + worth * log.outcome.acts[act]
    return np.asarray(points)


class Trending:
    """Decayed points per view of each clip."""

    def __init__(self, world: World) -> None:
        self._clips = world.clips
        n = len(world.clips.quality)
        self._points, self._views = np.zeros(n), np.zeros(n)
        self.views = np.zeros(n)
        self._at_ms = START_MS

    def heard(self, log: Log) -> None:
        """Counts what happened."""
        n = len(self.views)
        views = np.bincount(log.clip, minlength=n)
        self._points += np.bincount(log.clip, weights=points_of(log, self._clips), minlength=n)
        self._views += views
        self.views += views

    def tick(self, now_ms: int) -> None:
        """Lets the past fade."""
        kept = 0.5 ** ((now_ms - self._at_ms) / HALF_LIFE_MS)
        self._points *= kept
        self._views *= kept
        self._at_ms = now_ms

    def score(self) -> Floats:
        """Points per view, drawn to the average where few have looked."""
        average = self._points.sum() / max(self._views.sum(), 1.0)
        return np.asarray((self._points + PRIOR_VIEWS * average) / (self._views + PRIOR_VIEWS))


class Popularity:
    """The feed."""

    name = "popularity"

    def __init__(self, world: World) -> None:
        self._born_ms = world.clips.born_ms
        self._trending = Trending(world)
        self._had = np.zeros((len(world.viewers.budget), len(self._born_ms)), np.bool_)
        self._draw = np.random.default_rng(world.seed + 2)
        self._order, self._new = np.empty(0, np.int64), np.empty(0, np.int64)

    def tick(self, now_ms: int) -> None:
        self._trending.tick(now_ms)
        here = int(np.searchsorted(self._born_ms, now_ms))
        # Ties, as of clips that nobody has met, in random order.
        score = self._trending.score()[:here] + 1e-9 * self._draw.random(here)
        self._order = np.argsort(-score)
        self._new = np.flatnonzero(self._trending.views[:here] < NEW_BELOW)

    def heard(self, log: Log) -> None:
        self._trending.heard(log)

    def pages(self, asked: Asked) -> list[Ints]:
        return [self._page(viewer) for viewer in asked.viewer.tolist()]

    def _page(self, viewer: int) -> Ints:
        had = self._had[viewer]
        page: Ints = self._order[~had[self._order]][:PAGE].copy()
        fresh = self._new[~had[self._new] & ~np.isin(self._new, page)]
        places = np.flatnonzero(self._draw.random(len(page)) < NEW_SHARE)[: len(fresh)]
        page[places] = self._draw.choice(fresh, size=len(places), replace=False)
        had[page] = True
        return page
