"""What others thought of a clip."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.params import WEIGHT_POPULARITY
from feed.popularity import rule_of
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Popularity:
    """Smoothed, decayed points per impression: in [0, 1)."""

    name: str = "popularity"
    weight: Param[float] = WEIGHT_POPULARITY

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        return query.snapshot.popular(rule_of(query.values)).value[candidates.rows]
