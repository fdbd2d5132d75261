"""Whether many take to a clip right now."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.params import WEIGHT_TRENDING
from feed.query import FeedQuery
from feed.trending.trends import Trends, trends


@dataclass(frozen=True, slots=True)
class TrendingNow:
    """1 for what trends most with people of the viewer's language, 0 for what does not: in [0, 1].

    Args:
        trends: What is read; must not wait.
    """

    name: str = "trending"
    weight: Param[float] = WEIGHT_TRENDING
    trends: Trends = trends

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        trend = self.trends.at(query.snapshot, query.viewer.locale)
        if trend is None:
            return np.zeros(len(candidates.rows))
        return trend.worth[candidates.rows].astype(np.float64)
