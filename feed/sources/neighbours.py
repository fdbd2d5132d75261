"""What lies near the viewer's taste in the content space."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.params import Param
from feed.candidates import Found
from feed.catalogue.eligible import NO_ROWS, Eligible
from feed.params.budgets import BUDGET_NEIGHBOURS
from feed.params.sources import LIMIT_NEIGHBOURS, NEIGHBOURS_PART, NEIGHBOURS_READ
from feed.params.weights import WEIGHT_TASTE_LONG, WEIGHT_TASTE_SHORT
from feed.query import FeedQuery
from feed.scorers.taste import directions_of


@dataclass(frozen=True, slots=True)
class TasteNeighbours:
    """The clips nearest to the lasting and the present taste together."""

    name: str = "neighbours"
    budget: Param[float] = BUDGET_NEIGHBOURS

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        limit = query.values[LIMIT_NEIGHBOURS]
        if query.taste is None or limit == 0:
            return Found(NO_ROWS)
        wanted = query.leaning_now().direction
        if not wanted.any():
            long, short = directions_of(query)
            wanted = np.float32(query.values[WEIGHT_TASTE_LONG]) * long
            wanted += np.float32(query.values[WEIGHT_TASTE_SHORT]) * short
        if not wanted.any():
            return Found(NO_ROWS)
        part = int(query.values[NEIGHBOURS_PART] * query.snapshot.count)
        read = max(query.values[NEIGHBOURS_READ], part)
        return Found(eligible.nearest(query.snapshot.nearest, wanted, limit, read))
