"""What few have met yet, drawn at random with a known chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from feed.candidates import Found
from feed.catalogue.snapshot import Mask
from feed.params import EXPLORE_BELOW, LIMIT_EXPLORATION
from feed.popularity import IMPRESSIONS
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Exploration:
    """A uniform draw among clips with few impressions; each has the same chance."""

    name: str = "exploration"

    def find(self, query: FeedQuery, eligible: Mask) -> Found:
        limit = query.values[LIMIT_EXPLORATION]
        few = query.snapshot.totals[:, IMPRESSIONS] < query.values[EXPLORE_BELOW]
        pool = np.flatnonzero(eligible & few)
        if len(pool) == 0 or limit == 0:
            return Found(np.empty(0, np.intp))
        if len(pool) > limit:
            chance = limit / len(pool)
            draw = np.random.default_rng(query.seed)
            pool = draw.choice(pool, size=limit, replace=False, shuffle=False)
        else:
            chance = 1.0
        return Found(pool, np.full(len(pool), chance))
