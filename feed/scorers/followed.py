"""Whether the viewer follows a clip's creator."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.params.weights import WEIGHT_FOLLOWED
from feed.query import FeedQuery


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
