"""What lies near the viewer's taste in the content space."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from feed.candidates import Found
from feed.catalogue.eligible import NO_ROWS, Eligible
from feed.params import LIMIT_NEIGHBOURS, NEIGHBOURS_READ, WEIGHT_TASTE_LONG, WEIGHT_TASTE_SHORT
from feed.query import FeedQuery
from feed.scorers.taste import directions_of


@dataclass(frozen=True, slots=True)
class TasteNeighbours:
    """The clips nearest to the lasting and the present taste together."""

    name: str = "neighbours"

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        limit = query.values[LIMIT_NEIGHBOURS]
        if query.taste is None or limit == 0:
            return Found(NO_ROWS)
        weights = [query.values[WEIGHT_TASTE_LONG], query.values[WEIGHT_TASTE_SHORT]]
        leaning = query.leaning_now()
        wanted = np.array(weights, np.float32) @ directions_of(query)
        if leaning.direction.any():
            wanted = leaning.direction
        if not wanted.any():
            return Found(NO_ROWS)
        read = query.values[NEIGHBOURS_READ]
        return Found(eligible.nearest(query.snapshot.nearest, wanted, limit, read))
