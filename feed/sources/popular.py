"""What many liked lately, with those who speak the viewer's language and with everybody."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.params import Param
from feed.candidates import Found
from feed.catalogue.eligible import Eligible
from feed.params.budgets import BUDGET_POPULAR
from feed.params.locales import LOCALE_SHARE
from feed.params.sources import LIMIT_POPULAR
from feed.query import FeedQuery
from feed.trending.trends import Trends, trends


@dataclass(frozen=True, slots=True)
class Popular:
    """The most popular clips: of the viewer's language first, as many as are its share.

    Args:
        trends: What languages say; must not wait.
    """

    name: str = "popular"
    trends: Trends = trends
    budget: Param[float] = BUDGET_POPULAR

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        order = query.snapshot.popular(query.popularity_rule()).order
        limit = query.values[LIMIT_POPULAR]
        trend = self.trends.at(query.snapshot, query.viewer.locale)
        if trend is None or not len(trend.lifted):
            return Found(eligible.first(order, limit))
        own = eligible.first(trend.lifted, int(limit * query.values[LOCALE_SHARE]))
        others = eligible.first(order, limit)
        return Found(np.concatenate([own, others[~np.isin(others, own)][: limit - len(own)]]))
