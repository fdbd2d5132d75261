"""How new a clip is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.params import FRESH_HALF_LIFE, WEIGHT_FRESHNESS
from feed.popularity import HOUR_MS
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Freshness:
    """1 at publication, halving: in (0, 1]."""

    name: str = "freshness"
    weight: Param[float] = WEIGHT_FRESHNESS

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        published = query.snapshot.published_ms[candidates.rows]
        age_ms = np.maximum(query.now_ms - published, 0).astype(np.float64)
        return np.asarray(0.5 ** (age_ms / (query.values[FRESH_HALF_LIFE] * HOUR_MS)))
