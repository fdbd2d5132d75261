"""What the viewer thinks of a clip's creator."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.catalogue.columns import LOW_64
from feed.params import TASTE_FULL_TAG, WEIGHT_CREATOR, WEIGHT_FOLLOWED
from feed.query import FeedQuery
from feed.scorers.opinion import Opinion


@dataclass(frozen=True, slots=True)
class CreatorTaste:
    """Points given to the creator's clips so far: in [-1, 1]."""

    name: str = "creator"
    weight: Param[float] = WEIGHT_CREATOR

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        if query.taste is None or not query.taste.creators:
            return np.zeros(len(candidates.rows))
        known = query.snapshot.columns.creator_of_key
        points = (
            (known.get(int(creator, 16) & LOW_64), points)
            for creator, points in query.taste.creators.items()
        )
        opinion = Opinion.of(points, query.values[TASTE_FULL_TAG])
        return opinion.sums(query.snapshot.creators[:, None], candidates.rows)


@dataclass(frozen=True, slots=True)
class FollowedCreator:
    """1 for creators the viewer follows, else 0."""

    name: str = "followed"
    weight: Param[float] = WEIGHT_FOLLOWED

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        followed = query.followed_creators()
        if not len(followed):
            return np.zeros(len(candidates.rows))
        return np.isin(query.snapshot.creators[candidates.rows], followed).astype(np.float64)
