"""What was published last."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.params import Param
from feed.candidates import Found
from feed.catalogue.eligible import Eligible
from feed.params.budgets import BUDGET_FRESH
from feed.params.sources import LIMIT_FRESH
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Fresh:
    """The newest clips."""

    name: str = "fresh"
    budget: Param[float] = BUDGET_FRESH

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        return Found(eligible.first(query.snapshot.newest, query.values[LIMIT_FRESH]))
