"""A feed that knows what is hidden, all but the luck: each place takes the clip that is worth most
to this viewer at this moment.
"""

from __future__ import annotations

import numpy as np

from bench.simulation.chance import Ints
from bench.simulation.days import PAGE, Asked, Log
from bench.simulation.response import BORED_CATEGORY, BORED_CREATOR, Response
from bench.simulation.world import World

CONSIDERED = 150  # The most appealing before boredom; repetition never lifts a deeper one.


class Oracle:
    """The feed."""

    name = "oracle"

    def __init__(self, world: World, response: Response) -> None:
        self._world, self._response = world, response
        self._had = np.zeros((len(world.viewers.budget), len(world.clips.quality)), np.bool_)
        self._here = 0

    def tick(self, now_ms: int) -> None:
        self._here = int(np.searchsorted(self._world.clips.born_ms, now_ms))

    def heard(self, log: Log) -> None:
        pass

    def pages(self, asked: Asked) -> list[Ints]:
        moods = asked.sittings.mood(asked.visit)
        return [self._page(asked, at, viewer, moods[at]) for at, viewer in enumerate(asked.viewer)]

    def _page(self, asked: Asked, at: int, viewer: int, mood: Ints) -> Ints:
        clips = self._world.clips
        left = np.flatnonzero(~self._had[viewer, : self._here])
        appeal = self._response.appeal_of_all(viewer, mood, left)
        value = self._response.expected_value_s(np.full(len(left), viewer), left, appeal)
        best = np.argpartition(-value, min(CONSIDERED, len(left) - 1))[:CONSIDERED]
        rows, appeal = left[best], appeal[best]
        visit = np.full(len(rows), asked.visit[at])
        appeal = appeal - asked.sittings.boredom(visit, rows)
        who = np.full(len(rows), viewer)
        page: list[int] = []
        free = np.ones(len(rows), np.bool_)
        for _ in range(min(PAGE, len(rows))):
            value = self._response.expected_value_s(who, rows, appeal)
            took = int(np.argmax(np.where(free, value, -np.inf)))
            free[took] = False
            page.append(int(rows[took]))
            appeal = appeal - BORED_CATEGORY * (clips.category[rows] == clips.category[rows[took]])
            appeal = appeal - BORED_CREATOR * (clips.creator[rows] == clips.creator[rows[took]])
        picked = np.array(page, np.int64)
        self._had[viewer, picked] = True
        return picked
