"""What the creators whom the viewer follows have made."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.params import Param
from feed.candidates import Found
from feed.catalogue.eligible import Eligible
from feed.params.budgets import BUDGET_FOLLOWED
from feed.params.sources import LIMIT_FOLLOWED
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Followed:
    """The newest clips of followed creators."""

    name: str = "followed"
    budget: Param[float] = BUDGET_FOLLOWED

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        snapshot = query.snapshot
        creators = query.followed_creators()
        if not len(creators):
            return Found(np.empty(0, np.intp))
        rows = np.concatenate([snapshot.by_creator.rows(int(c)) for c in creators])
        rows = rows[eligible[rows]]
        newest = np.argsort(-snapshot.published_ms[rows], kind="stable")
        return Found(rows[newest][: query.values[LIMIT_FOLLOWED]])
