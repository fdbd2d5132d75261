"""What the model expects most of, whoever watches."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.params import Param
from feed.candidates import Found
from feed.catalogue.eligible import Eligible
from feed.params.budgets import BUDGET_PROMISING
from feed.params.sources import LIMIT_PROMISING
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Promising:
    """The clips with the highest value for a stranger: none while no model serves.

    Popularity goes by fixed points and fades with age; what ranks a page weighs more than that, and
    without this source it would not be asked about most of what it values highest.
    """

    name: str = "promising"
    budget: Param[float] = BUDGET_PROMISING

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        return Found(eligible.first(query.snapshot.promising, query.values[LIMIT_PROMISING]))
