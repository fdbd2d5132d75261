"""What lies near the viewer's taste in the content space."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from feed.candidates import Found
from feed.catalogue.snapshot import Mask
from feed.params import LIMIT_NEIGHBOURS, WEIGHT_TASTE_LONG, WEIGHT_TASTE_SHORT
from feed.query import FeedQuery
from feed.scorers.taste import directions_of


@dataclass(frozen=True, slots=True)
class TasteNeighbours:
    """The clips nearest to the lasting and the present taste together, by an exact scan."""

    name: str = "neighbours"

    def find(self, query: FeedQuery, eligible: Mask) -> Found:
        limit = query.values[LIMIT_NEIGHBOURS]
        if query.taste is None or limit == 0:
            return Found(np.empty(0, np.intp))
        weights = [query.values[WEIGHT_TASTE_LONG], query.values[WEIGHT_TASTE_SHORT]]
        wanted = np.array(weights, np.float32) @ directions_of(query)
        if not wanted.any():
            return Found(np.empty(0, np.intp))
        near = query.snapshot.vectors @ wanted
        near[~eligible] = -np.inf
        if len(near) <= limit:
            return Found(np.flatnonzero(eligible))
        best = np.argpartition(near, len(near) - limit)[len(near) - limit :]
        return Found(best[np.isfinite(near[best])])
