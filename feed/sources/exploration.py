"""What few have met yet, drawn with a known chance; and what is owed an audience."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from feed.candidates import Found
from feed.catalogue.eligible import Eligible
from feed.params import EXPLORE_SHARE, GUARANTEE_SHARE
from feed.query import FeedQuery

_EXPLORE, _GUARANTEE = 1, 2  # Keep the two draws of a page apart.


@dataclass(frozen=True, slots=True)
class Exploration:
    """Places for little known clips, each as often as it may turn out to be the best of them."""

    name: str = "exploration"

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        random = Random(query.seed * 4 + _EXPLORE)
        count = _places(query.values[EXPLORE_SHARE], query.limit, random)
        pool = query.snapshot.pools.little_known
        return Found(*pool.draw(eligible, count, random), reserved=True)


@dataclass(frozen=True, slots=True)
class Guarantee:
    """Places for clips that still lack some of the impressions every approved clip is promised."""

    name: str = "guarantee"

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        random = Random(query.seed * 4 + _GUARANTEE)
        count = _places(query.values[GUARANTEE_SHARE], query.limit, random)
        pool = query.snapshot.pools.owed
        return Found(*pool.draw(eligible, count, random), reserved=True)


def _places(share: float, limit: int, random: Random) -> int:
    """Places of a page, on average `share` of `limit`."""
    return int(share * limit + random.random())
