"""What many take to right now, in the viewer's language."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.params import Param
from feed.candidates import Found
from feed.catalogue.eligible import NO_ROWS, Eligible
from feed.params.budgets import BUDGET_TRENDING
from feed.params.sources import LIMIT_TRENDING
from feed.query import FeedQuery
from feed.trending.trends import Trends, trends


@dataclass(frozen=True, slots=True)
class TrendingClips:
    """The clips that trend most, from each category in turn.

    Args:
        trends: What is read; must not wait.
    """

    name: str = "trending"
    trends: Trends = trends
    budget: Param[float] = BUDGET_TRENDING

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        trend = self.trends.at(query.snapshot, query.viewer.locale)
        rows = trend.rows if trend else NO_ROWS
        return Found(eligible.first(rows, query.values[LIMIT_TRENDING]))
