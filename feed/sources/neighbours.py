"""What lies near the viewer's taste in the content space."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from feed.candidates import Found
from feed.catalogue.snapshot import Mask
from feed.params import LIMIT_NEIGHBOURS, WEIGHT_TASTE_LONG, WEIGHT_TASTE_SHORT
from feed.query import FeedQuery
from feed.scorers.taste import direction_of


@dataclass(frozen=True, slots=True)
class TasteNeighbours:
    """The clips nearest to the lasting and the present taste together, by an exact scan."""

    name: str = "neighbours"

    def find(self, query: FeedQuery, eligible: Mask) -> Found:
        limit = query.values[LIMIT_NEIGHBOURS]
        if query.taste is None or limit == 0:
            return Found(np.empty(0, np.intp))
        long, short = direction_of(query)
        wanted = query.values[WEIGHT_TASTE_LONG] * long + query.values[WEIGHT_TASTE_SHORT] * short
        if not wanted.any():
            return Found(np.empty(0, np.intp))
        closeness = query.snapshot.vectors @ wanted.astype(np.float32)
        closeness[~eligible] = -np.inf
        if len(closeness) > limit:
            best = np.argpartition(-closeness, limit)[:limit]
        else:
            best = np.arange(len(closeness))
        best = best[np.isfinite(closeness[best])]
        return Found(best[np.argsort(-closeness[best])])
