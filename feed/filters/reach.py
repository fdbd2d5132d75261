"""Keeps clips that have not had all the impressions that their tier allows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from feed.catalogue.snapshot import Mask, Rows
from feed.params.reach import REACH_STALE
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class WithinReach:
    """Drops clips over their cap from pages that are ranked; lists and addresses keep them.

    Fails closed: a clip without a tier has the lowest cap, and so has every capped clip while
    nobody says that the totals are current.
    """

    name: str = "reach"

    def drops(self, query: FeedQuery) -> Rows:
        return query.snapshot.over_reach(is_stale=_is_stale(query))

    def keep(self, query: FeedQuery, rows: Rows) -> Mask | None:
        snapshot = query.snapshot
        over = snapshot.columns.reach.are_over(snapshot.totals, rows, is_stale=_is_stale(query))
        return ~over if np.logical_or.reduce(over) else None


def _is_stale(query: FeedQuery) -> bool:
    return query.now_ms - query.snapshot.columns.reach.current_ms > 1000 * query.values[REACH_STALE]
