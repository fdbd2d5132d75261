"""What few have met yet, drawn with a known chance; and what is owed an audience.

Among such clips those that lie near the viewer's taste are drawn more often: a new clip meets first
whom it may please, which costs the viewer less and tells more about the clip. Of whom little is
known more places are drawn, and from categories that they have not met lately: what they do there
tells most. Both end as the taste grows sure.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments.params import Param
from feed.candidates import Found
from feed.catalogue.eligible import NO_ROWS, Eligible
from feed.catalogue.pools import NO_SPREAD, Pool, Spread
from feed.lots import Lots
from feed.params.budgets import BUDGET_EXPLORATION, BUDGET_GUARANTEE
from feed.params.places import (
    EXPLORE_APART,
    EXPLORE_FIT,
    EXPLORE_SHARE,
    EXPLORE_UNSURE,
    GUARANTEE_SHARE,
    LATE_SHARE,
)
from feed.params.taste import SET_POINTS
from feed.query import FeedQuery
from feed.scorers.taste import LONG, directions_of, sureness_at

_EXPLORE, _GUARANTEE = 1, 2  # Keep the two draws of a page apart.
MET_LATELY = 20  # Clips: two pages.


@dataclass(frozen=True, slots=True)
class Exploration:
    """Places for little known clips, each as often as it may turn out to be the best of them."""

    name: str = "exploration"
    budget: Param[float] = BUDGET_EXPLORATION

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        lots, values = Lots(query.seed, _EXPLORE), query.values
        unsure = 1.0
        if query.taste is not None:
            unsure -= sureness_at(query.taste, query.now_ms, values)[LONG]
        share = values[EXPLORE_SHARE] * (1.0 + values[EXPLORE_UNSURE] * unsure)
        count = _places(min(share, 1.0), query.limit, lots)
        if count == 0:
            return Found(NO_ROWS)
        spread = Spread(_met_lately(query), values[EXPLORE_APART] ** unsure)
        return _drawn(query.snapshot.pools.little_known, query, eligible, count, lots, spread)


@dataclass(frozen=True, slots=True)
class Guarantee:
    """Places for clips that still lack some of the impressions every approved clip is promised.

    Of those whose time is over a few come beside, however many they are: what can still be kept
    goes before what was broken.
    """

    name: str = "guarantee"
    budget: Param[float] = BUDGET_GUARANTEE

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        lots, pools = Lots(query.seed, _GUARANTEE), query.snapshot.pools
        share = query.values[GUARANTEE_SHARE]
        count = _places(share, query.limit, lots)
        if not len(pools.late.rows):
            return _drawn(pools.owed, query, eligible, count, lots)
        too_late = min(_places(share * query.values[LATE_SHARE], query.limit, lots), count)
        late = _drawn(pools.late, query, eligible, too_late, lots)
        owed = _drawn(pools.owed, query, eligible, count - too_late, lots)
        return _together(owed, late)


def _met_lately(query: FeedQuery) -> NDArray[np.int32]:
    """The categories of the clips that were served last; one that was met twice comes twice."""
    met: NDArray[np.int32] = query.snapshot.categories[query.served_rows()[-MET_LATELY:], 0]
    return met


def _drawn(
    pool: Pool,
    query: FeedQuery,
    eligible: Eligible,
    count: int,
    lots: Lots,
    spread: Spread = NO_SPREAD,
) -> Found:
    if count == 0:
        return Found(NO_ROWS)
    pool = _welcome(pool, query)
    long, short = directions_of(query)
    pull = query.values[EXPLORE_FIT]
    rows, chances, among = pool.draw(eligible, count, lots, long + short, pull, spread)
    return Found(rows, chances, reserved=True, among=(among,) * len(rows))


def _together(first: Found, second: Found) -> Found:
    """Two draws from pools that share no clip, so that each chance stays what it was."""
    if first.propensity is None or second.propensity is None:
        return first if len(first.rows) else second
    return Found(
        np.concatenate([first.rows, second.rows]),
        np.concatenate([first.propensity, second.propensity]),
        reserved=True,
        among=first.among + second.among,
    )


def _welcome(pool: Pool, query: FeedQuery) -> Pool:
    """The pool without hashtags and creators that the viewer asked less of, or likes as little."""
    if query.taste is None or not len(pool.rows):
        return pool
    snapshot, least = query.snapshot, -query.values[SET_POINTS]
    of_tags, of_creators = query.taste.tags, query.taste.creators
    if min(of_tags.values(), default=0) > least < min(of_creators.values(), default=0):
        return pool
    number_of, creator_of = snapshot.columns.tag_names.number_of, snapshot.columns.creator_of_hex
    tags = [number_of[t] for t, p in of_tags.items() if p <= least and t in number_of]
    creators = [creator_of[c] for c, p in of_creators.items() if p <= least and c in creator_of]
    if not tags and not creators:
        return pool
    kept = ~np.isin(snapshot.tags[pool.rows], tags).any(axis=1)
    return pool.only(kept & ~np.isin(snapshot.creators[pool.rows], creators))


def _places(share: float, limit: int, lots: Lots) -> int:
    """Places of a page, on average `share` of `limit`."""
    return int(share * limit + lots.draw())
