"""Keeps clips whose creator the viewer has not blocked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from feed.catalogue.eligible import NO_ROWS
from feed.catalogue.snapshot import Mask, Rows
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class NotBlocked:
    """Drops clips of blocked creators, on every surface."""

    name: str = "blocked"

    def drops(self, query: FeedQuery) -> Rows:
        if not len(query.profile.blocked):
            return NO_ROWS
        blocked = query.snapshot.creators_of_keys(query.profile.blocked)
        return query.snapshot.by_creator.rows_of(blocked)

    def keep(self, query: FeedQuery, rows: Rows) -> Mask | None:
        if not len(query.profile.blocked):
            return None
        blocked = query.snapshot.creators_of_keys(query.profile.blocked)
        return ~np.isin(query.snapshot.creators[rows], blocked)
