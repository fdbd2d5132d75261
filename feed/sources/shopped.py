"""What many looked at the products of."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.params import Param
from feed.candidates import Found
from feed.catalogue.eligible import NO_ROWS, Eligible
from feed.params.budgets import BUDGET_SHOPPED
from feed.params.sources import LIMIT_SHOPPED
from feed.popularity import shopped_rule_of
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Shopped:
    """The clips whose products most viewers open, bag and buy.

    Being watched and being shopped from are different gifts: a clip that is merely liked enough
    seldom stands high in popularity, whatever it sells. Silent while a model orders all clips,
    which weighs what sells, too: each candidate costs a page.
    """

    name: str = "shopped"
    budget: Param[float] = BUDGET_SHOPPED

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        if len(query.snapshot.promising):
            return Found(NO_ROWS)
        order = query.snapshot.popular(shopped_rule_of(query.values)).order
        return Found(eligible.first(order, query.values[LIMIT_SHOPPED]))
