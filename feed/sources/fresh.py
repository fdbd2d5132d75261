"""What was published last."""

from __future__ import annotations

from dataclasses import dataclass

from feed.candidates import Found
from feed.catalogue.snapshot import Mask, first_of
from feed.params import LIMIT_FRESH
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Fresh:
    """The newest clips."""

    name: str = "fresh"

    def find(self, query: FeedQuery, eligible: Mask) -> Found:
        return Found(first_of(query.snapshot.newest, eligible, query.values[LIMIT_FRESH]))
