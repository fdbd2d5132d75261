"""What was published last."""

from __future__ import annotations

from dataclasses import dataclass

from feed.candidates import Found
from feed.catalogue.eligible import Eligible
from feed.params import LIMIT_FRESH
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Fresh:
    """The newest clips."""

    name: str = "fresh"

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        return Found(eligible.first(query.snapshot.newest, query.values[LIMIT_FRESH]))
