"""How much the viewer likes a clip's hashtags."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.params import TASTE_FULL_TAG, WEIGHT_TAGS
from feed.query import FeedQuery
from feed.scorers.opinion import Opinion


@dataclass(frozen=True, slots=True)
class TagTaste:
    """Sum of interest in the clip's hashtags over the root of their number: in [-1, 1]."""

    name: str = "tags"
    weight: Param[float] = WEIGHT_TAGS

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        if query.taste is None or not query.taste.tags:
            return np.zeros(len(candidates.rows))
        known = query.snapshot.columns.tag_names.number_of
        points = ((known.get(tag), points) for tag, points in query.taste.tags.items())
        opinion = Opinion.of(points, query.values[TASTE_FULL_TAG])
        return np.clip(opinion.sums(query.snapshot.tags, candidates.rows), -1.0, 1.0)
