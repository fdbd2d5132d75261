"""What others liked next, after the clips that the viewer liked last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from feed.candidates import Found
from feed.catalogue.eligible import Eligible
from feed.params import LIMIT_SIMILAR, SIMILAR_RECENCY, SIMILAR_RECENT
from feed.query import FeedQuery
from feed.similar.keeper import keeper
from feed.similar.table import Table


@dataclass(frozen=True, slots=True)
class SimilarClips:
    """Precomputed neighbours of the newest likes and saves.

    Args:
        table: Gives the table to read; must not wait.
    """

    name: str = "similar"
    table: Callable[[], Table | None] = keeper.held

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        limit = query.values[LIMIT_SIMILAR]
        table = self.table()
        recent = query.profile.liked[: query.values[SIMILAR_RECENT]]
        if table is None or limit == 0 or not len(recent):
            return Found(np.empty(0, np.intp))
        keys, _ = table.following(recent, query.values[SIMILAR_RECENCY])
        rows = query.snapshot.rows_of_keys(keys)
        return Found(rows[eligible[rows]][:limit])
