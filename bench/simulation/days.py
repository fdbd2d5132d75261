"""The days of one feed: visits begin, pages are asked for, clips are watched, events arrive.

Time goes in rounds of a minute. What a viewer did with a page reaches the feed when that page has
been watched, before the next one is asked for, as the player does it: with four clips still ahead.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol

import numpy as np

from bench.simulation.chance import Floats, Ints, Lot, uniform
from bench.simulation.log import Log, Tally, joined, taken
from bench.simulation.response import (
    BORED_CATEGORY,
    BORED_CREATOR,
    DRIFT_CLIPS,
    ENJOY_MEMORY,
    MEMORY,
    PAUSE_S,
    Outcome,
    Response,
    leave_chance,
)
from bench.simulation.world import DAY_MS, START_MS, World

ROUND_MS, PAGE, AHEAD = 60_000, 10, 4


class Sittings:
    """What the viewers of all visits have in mind; hidden from feeds, but for the oracle."""

    def __init__(self, world: World) -> None:
        n = len(world.visits.viewer)
        self._world = world
        self.place = np.zeros(n, np.int64)
        self.spent_s = np.zeros(n)
        self.enjoyment = np.full(n, 0.5)
        self.categories = np.full((n, MEMORY), -1, np.int64)
        self.creators = np.full((n, MEMORY), -1, np.int64)

    def mood(self, visit: Ints) -> Floats:
        """Weights of the interests at this place of each sitting; shape (n, 3)."""
        begun, later = np.moveaxis(self._world.visits.mood[visit], 1, 0)
        share = np.minimum(1.0, self.place[visit] / DRIFT_CLIPS)[:, None]
        return np.asarray((1 - share) * begun + share * later)

    def boredom(self, visit: Ints, clip: Ints) -> Floats:
        """What repetition takes from the appeal of `clip[i]` at `visit[i]`."""
        clips = self._world.clips
        category = (self.categories[visit] == clips.category[clip][:, None]).sum(axis=1)
        creator = (self.creators[visit] == clips.creator[clip][:, None]).sum(axis=1)
        return np.asarray(BORED_CATEGORY * category + BORED_CREATOR * creator)

    def moved_on(self, visit: Ints, clip: Ints, outcome: Outcome) -> None:
        """Remembers one more clip of each visit."""
        at = self.place[visit] % MEMORY
        self.categories[visit, at] = self._world.clips.category[clip]
        self.creators[visit, at] = self._world.clips.creator[clip]
        kept = ENJOY_MEMORY * self.enjoyment[visit]
        self.enjoyment[visit] = kept + (1 - ENJOY_MEMORY) * outcome.enjoyed
        self.spent_s[visit] += outcome.watch_s + PAUSE_S
        self.place[visit] += 1


@dataclass(frozen=True, slots=True)
class Asked:
    """Pages that are asked for in one round, one entry each; at most one a viewer.

    Args:
        sittings: For the oracle alone.
    """

    viewer: Ints
    visit: Ints
    at_ms: Ints
    sittings: Sittings


class Arm(Protocol):
    """A feed under test."""

    @property
    def name(self) -> str: ...

    def tick(self, now_ms: int) -> None:
        """A round begins; clips born before `now_ms` are there."""
        ...

    def pages(self, asked: Asked) -> list[Ints]:
        """`PAGE` clips for each, none that this viewer has had from this feed; fewer at the end."""
        ...

    def heard(self, log: Log) -> None:
        """What viewers did since the last round."""
        ...


@dataclass(slots=True)
class Days:
    """Runs one arm through the days of a world.

    Args:
        first_counted: The first day that counts; before it every feed gets to know the catalogue.
    """

    world: World
    response: Response
    first_counted: int = 1
    _due: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _told: dict[int, list[Log]] = field(default_factory=lambda: defaultdict(list))

    def run(self, arm: Arm) -> Tally:
        """What the viewers did with the pages of `arm`."""
        began = monotonic()
        visits = self.world.visits
        counted = visits.start_ms >= START_MS + self.first_counted * DAY_MS
        tally = Tally.of(len(self.world.viewers.budget))
        np.add.at(tally.visits, visits.viewer[counted], 1.0)
        sittings = Sittings(self.world)
        queues: dict[int, list[int]] = {}
        busy: set[int] = set()
        for visit, start_ms in enumerate(visits.start_ms.tolist()):
            self._due[(start_ms - START_MS) // ROUND_MS].append(visit)
        last_day = -1
        number = 0
        while self._due or self._told:
            now_ms = START_MS + number * ROUND_MS
            if (now_ms - START_MS) // DAY_MS != last_day:
                last_day = (now_ms - START_MS) // DAY_MS
                print(f"{arm.name}: day {last_day}, {monotonic() - began:.0f} s",
                      file=sys.stderr, flush=True)  # fmt: skip
            told = self._told.pop(number, [])
            if told:
                arm.heard(joined(told))
            arm.tick(now_ms)
            asking = self._asking(number, queues, busy)
            if asking:
                asked = np.array(asking, np.int64)
                moments = np.full(len(asked), now_ms)
                pages = arm.pages(Asked(visits.viewer[asked], asked, moments, sittings))
                for one, page in zip(asking, pages, strict=True):
                    queues[one] += page.tolist()
                log, left = self._watch(asked, queues, sittings, now_ms)
                tally.add(log, counted[log.visit].astype(float))
                self._go_on(number, now_ms, log, left, queues, busy)
            number += 1
        return tally

    def _asking(self, number: int, queues: dict[int, list[int]], busy: set[int]) -> list[int]:
        """Visits that ask now. Whoever is still in an earlier visit of theirs comes later."""
        asking = []
        for visit in self._due.pop(number, []):
            viewer = int(self.world.visits.viewer[visit])
            if visit not in queues:
                if viewer in busy:
                    self._due[number + 10].append(visit)
                    continue
                busy.add(viewer)
                queues[visit] = []
            asking.append(visit)
        return asking

    def _watch(
        self, visit: Ints, queues: dict[int, list[int]], sittings: Sittings, now_ms: int
    ) -> tuple[Log, Ints]:
        """The views until the next pages are asked for, and the visits that ended."""
        begun_s = sittings.spent_s[visit].copy()
        many = np.array([len(queues[v]) for v in visit.tolist()])
        many = np.where(many > AHEAD, many - AHEAD, many)
        here = many > 0
        gone = ~here  # A feed with nothing left ends the visit.
        parts = []
        for step in range(int(many.max(initial=0))):
            at = np.flatnonzero(here & (step < many))
            if not len(at):
                break
            now = visit[at]
            clip = np.array([queues[v][step] for v in now.tolist()])
            viewer = self.world.visits.viewer[now]
            appeal = self.response.appeal(viewer, sittings.mood(now), clip)
            outcome = self.response.outcome(viewer, clip, appeal - sittings.boredom(now, clip))
            at_ms = now_ms + (1000 * (sittings.spent_s[now] - begun_s[at])).astype(np.int64)
            parts.append(Log(viewer, clip, now, at_ms, outcome))
            place = sittings.place[now].copy()
            sittings.moved_on(now, clip, outcome)
            drawn = uniform(self.world.seed, (Lot.LEAVE,), now, place)[0]
            leaves = drawn < leave_chance(sittings.enjoyment[now])
            leaves |= sittings.spent_s[now] > self.world.visits.time_s[now]
            here[at[leaves]] = False
            gone[at[leaves]] = True
        for v, watched in zip(visit.tolist(), many.tolist(), strict=True):
            del queues[v][:watched]
        return joined(parts), visit[gone]

    def _go_on(
        self,
        number: int,
        now_ms: int,
        log: Log,
        left: Ints,
        queues: dict[int, list[int]],
        busy: set[int],
    ) -> None:
        """Plans when each visit asks again, and when the feed hears of what was watched."""
        gone = set(left.tolist())
        ends: dict[int, int] = {}
        lasted_ms = (1000 * (log.outcome.watch_s + PAUSE_S)).astype(np.int64)
        for v, end_ms in zip(log.visit.tolist(), (log.at_ms + lasted_ms).tolist(), strict=True):
            ends[v] = end_ms
        rounds = {v: max(number + 1, (end - START_MS) // ROUND_MS) for v, end in ends.items()}
        heard_in = np.array([rounds[v] for v in log.visit.tolist()], np.int64)
        for one in np.unique(heard_in).tolist():
            self._told[one].append(taken(log, np.flatnonzero(heard_in == one)))
        for v, one in rounds.items():
            if v not in gone:
                self._due[one].append(v)
        for v in gone:
            del queues[v]
            busy.discard(int(self.world.visits.viewer[v]))
