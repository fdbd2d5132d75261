"""How much the viewer likes a clip's hashtags."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.catalogue.columns import NONE
from feed.params import TASTE_FULL_TAG, WEIGHT_TAGS
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class TagTaste:
    """Sum of interest in the clip's hashtags over the root of their number: in [-1, 1]."""

    name: str = "tags"
    weight: Param[float] = WEIGHT_TAGS

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        if query.taste is None or not query.taste.tags:
            return np.zeros(len(candidates.rows))
        full = query.values[TASTE_FULL_TAG]
        names = query.snapshot.columns.tag_names.number_of
        # One more place at the end, where NONE (-1) finds its zero.
        interest = np.zeros(len(names) + 1)
        for tag, points in query.taste.tags.items():
            number = names.get(tag)
            if number is not None and number < len(interest) - 1:
                interest[number] = min(1.0, max(-1.0, points / full))
        tags = query.snapshot.tags[candidates.rows]
        count = np.maximum((tags != NONE).sum(axis=1), 1)
        return np.asarray(np.clip(interest[tags].sum(axis=1) / np.sqrt(count), -1.0, 1.0))
