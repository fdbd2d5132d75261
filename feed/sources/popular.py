"""What many liked lately."""

from __future__ import annotations

from dataclasses import dataclass

from feed.candidates import Found
from feed.catalogue.eligible import Eligible
from feed.params import LIMIT_POPULAR
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Popular:
    """The most popular clips."""

    name: str = "popular"

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        order = query.snapshot.popular(query.popularity_rule()).order
        return Found(eligible.first(order, query.values[LIMIT_POPULAR]))
