"""Feeds that know what is hidden: each place takes the clip that is worth most to this viewer.

The oracle knows all but the luck. The informed feed knows from the first clip on what one that
learns could know in the end: they bound what is to be had.
"""

from __future__ import annotations

import numpy as np

from bench.simulation.chance import Floats, Ints
from bench.simulation.days import PAGE, Asked
from bench.simulation.log import Log
from bench.simulation.response import BORED_CATEGORY, BORED_CREATOR, Response
from bench.simulation.world import World

# So many of the most promising are weighed; repetition never lifts a deeper one.
CONSIDERED = 150


class Oracle:
    """The feed."""

    name = "oracle"

    def __init__(self, world: World, response: Response) -> None:
        self._world, self._response = world, response
        self._had = np.zeros((len(world.viewers.budget), len(world.clips.quality)), np.bool_)
        self._lasting: dict[int, Floats] = {}
        self._here = 0

    def tick(self, now_ms: int) -> None:
        self._here = int(np.searchsorted(self._world.clips.born_ms, now_ms))

    def heard(self, log: Log) -> None:
        pass

    def pages(self, asked: Asked) -> list[Ints]:
        moods = asked.sittings.mood(asked.visit)
        found = [self._promising(v, moods[at]) for at, v in enumerate(asked.viewer.tolist())]
        rows = np.stack([one for one, _ in found])
        appeal = np.stack([worth for _, worth in found])
        visits = np.repeat(asked.visit, rows.shape[1])
        appeal -= asked.sittings.boredom(visits, rows.ravel()).reshape(rows.shape)
        picked = self._greedy(asked.viewer, rows, appeal)
        for viewer, page in zip(asked.viewer.tolist(), picked, strict=True):
            self._had[viewer, page] = True
        return list(picked)

    def _promising(self, viewer: int, mood: Floats) -> tuple[Ints, Floats]:
        """The clips that may be worth most, and their appeal before boredom."""
        clips, people = self._world.clips, self._world.viewers
        if viewer not in self._lasting:
            self._lasting[viewer] = self._beside_topics(viewer)
        left = np.flatnonzero(~self._had[viewer, : self._here])
        appeal = self._response.topical_of_all(viewer, mood, left) + self._lasting[viewer][left]
        dear = np.maximum(0.0, clips.price[left] - people.budget[viewer])
        tempting = clips.has_product[left] * (1.0 + 0.7 * clips.desire[left] - dear)
        best = np.argpartition(-(appeal + np.maximum(0.0, tempting)), CONSIDERED)[:CONSIDERED]
        return left[best], appeal[best]

    def _beside_topics(self, viewer: int) -> Floats:
        """What else is known of the appeal of every clip to one viewer."""
        return self._response.lasting_of_all(viewer)

    def _greedy(self, viewer: Ints, rows: Ints, appeal: Floats) -> Ints:
        """Place after place the clip of the highest expected value; shape (pages, `PAGE`)."""
        clips, pages = self._world.clips, np.arange(len(rows))
        who = np.repeat(viewer, rows.shape[1])
        free = np.ones(rows.shape, np.bool_)
        picked = np.empty((len(rows), PAGE), np.int64)
        for place in range(PAGE):
            value = self._response.expected_value_s(who, rows.ravel(), appeal.ravel())
            took = np.where(free, value.reshape(rows.shape), -np.inf).argmax(axis=1)
            free[pages, took] = False
            picked[:, place] = rows[pages, took]
            last = picked[:, place][:, None]
            appeal = appeal - BORED_CATEGORY * (clips.category[rows] == clips.category[last])
            appeal = appeal - BORED_CREATOR * (clips.creator[rows] == clips.creator[last])
        return picked


class Informed(Oracle):
    """Knows each viewer's lasting interests and each clip's quality and product, but no mood, no
    favourite creators, and nothing that does not show in a clip.
    """

    name = "informed"

    def _promising(self, viewer: int, mood: Floats) -> tuple[Ints, Floats]:
        return super()._promising(viewer, self._world.viewers.weights[viewer])

    def _beside_topics(self, viewer: int) -> Floats:
        return np.asarray(self._response.quality * self._world.clips.quality)
