"""What carries the hashtags that the viewer likes."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.params import Param
from feed.candidates import Found
from feed.catalogue.eligible import NO_ROWS, Eligible
from feed.params.budgets import BUDGET_TAGS
from feed.params.sources import LIMIT_TAGS
from feed.query import FeedQuery

TAGS_ASKED = 8


@dataclass(frozen=True, slots=True)
class TagAffinity:
    """For each of the dearest hashtags, its newest clips."""

    name: str = "tags"
    budget: Param[float] = BUDGET_TAGS

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        points = query.taste.tags if query.taste else {}
        dearest = sorted(points, key=points.__getitem__, reverse=True)[:TAGS_ASKED]
        dearest = [tag for tag in dearest if points[tag] > 0]
        if not dearest:
            return Found(NO_ROWS)
        share = -(-query.values[LIMIT_TAGS] // len(dearest))
        number_of = query.snapshot.columns.tag_names.number_of
        known = [number_of[tag] for tag in dearest if tag in number_of]
        by_tag = query.snapshot.by_tag
        return Found(eligible.first_of_each(*by_tag.lists, by_tag.known(known), share))
