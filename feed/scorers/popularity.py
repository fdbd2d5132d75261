"""What others thought of a clip."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.params import WEIGHT_POPULARITY
from feed.popularity import popularity_of, rule_of
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Popularity:
    """Smoothed, decayed points per impression: in [0, 1)."""

    name: str = "popularity"
    weight: Param[float] = WEIGHT_POPULARITY

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        snapshot = query.snapshot
        age_ms = (query.now_ms - snapshot.published_ms[candidates.rows]).astype(np.float64)
        return popularity_of(snapshot.totals[candidates.rows], age_ms, rule_of(query.values))
