"""What few have met yet, drawn with a known chance; and what is owed an audience.

Among such clips those that lie near the viewer's taste are drawn more often: a new clip meets first
whom it may please, which costs the viewer less and tells more about the clip.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from feed.candidates import Found
from feed.catalogue.eligible import NO_ROWS, Eligible
from feed.catalogue.pools import Pool
from feed.lots import Lots
from feed.params import EXPLORE_FIT, EXPLORE_SHARE, GUARANTEE_SHARE
from feed.query import FeedQuery
from feed.scorers.taste import directions_of

_EXPLORE, _GUARANTEE = 1, 2  # Keep the two draws of a page apart.


@dataclass(frozen=True, slots=True)
class Exploration:
    """Places for little known clips, each as often as it may turn out to be the best of them."""

    name: str = "exploration"

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        lots = Lots(query.seed, _EXPLORE)
        count = _places(query.values[EXPLORE_SHARE], query.limit, lots)
        return _drawn(query.snapshot.pools.little_known, query, eligible, count, lots)


@dataclass(frozen=True, slots=True)
class Guarantee:
    """Places for clips that still lack some of the impressions every approved clip is promised."""

    name: str = "guarantee"

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        lots = Lots(query.seed, _GUARANTEE)
        count = _places(query.values[GUARANTEE_SHARE], query.limit, lots)
        return _drawn(query.snapshot.pools.owed, query, eligible, count, lots)


def _drawn(pool: Pool, query: FeedQuery, eligible: Eligible, count: int, lots: Lots) -> Found:
    if count == 0:
        return Found(NO_ROWS)
    long, short = directions_of(query)
    towards = np.float32(query.values[EXPLORE_FIT]) * (long + short)
    return Found(*pool.draw(eligible, count, lots, towards), reserved=True)


def _places(share: float, limit: int, lots: Lots) -> int:
    """Places of a page, on average `share` of `limit`."""
    return int(share * limit + lots.draw())
