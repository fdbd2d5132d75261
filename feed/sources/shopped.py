"""What many looked at the products of."""

from __future__ import annotations

from dataclasses import dataclass

from feed.candidates import Found
from feed.catalogue.eligible import Eligible
from feed.params import LIMIT_SHOPPED
from feed.popularity import shopped_rule_of
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Shopped:
    """The clips whose products most viewers open, bag and buy.

    Being watched and being shopped from are different gifts: a clip that is merely liked enough
    seldom stands high in popularity, whatever it sells.
    """

    name: str = "shopped"

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        order = query.snapshot.popular(shopped_rule_of(query.values)).order
        return Found(eligible.first(order, query.values[LIMIT_SHOPPED]))
