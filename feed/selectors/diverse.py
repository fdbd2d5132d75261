"""The selector of both pipelines: the best candidates, spaced by `slate`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from feed.candidates import Candidates
from feed.catalogue.snapshot import Rows
from feed.params import (
    SLATE_CREATOR,
    SLATE_KIND,
    SLATE_LIKENESS,
    SLATE_MEMORY,
    SLATE_POOL,
)
from feed.query import FeedQuery
from feed.selectors.slate import SlateRules, slate_of
from feed.trace import Trace


@dataclass(frozen=True, slots=True)
class Diverse:
    """Chooses from the best candidates."""

    def choose(self, query: FeedQuery, candidates: Candidates, limit: int, trace: Trace) -> Rows:
        pool = max(query.values[SLATE_POOL], 2 * limit)
        order = np.argsort(-candidates.score, kind="stable")
        best = order[:pool]
        snapshot = query.snapshot
        # Enough creators to space a page, even when one creator fills the top of the list.
        rows = candidates.rows[best]
        if len(order) > pool and len(np.unique(snapshot.creators[rows])) < 3:
            best = order
            rows = candidates.rows[best]
        values = query.values
        rules = SlateRules(
            likeness=values[SLATE_LIKENESS],
            memory=values[SLATE_MEMORY],
            creator=values[SLATE_CREATOR],
            kind=values[SLATE_KIND],
        )
        slate = slate_of(
            candidates.score[best],
            candidates.vectors(snapshot)[best],
            snapshot.creators[rows],
            snapshot.kinds[rows],
            limit,
            rules,
            _creator_before(query),
        )
        trace.relaxed += slate.relaxed
        return best[slate.picked]


def _creator_before(query: FeedQuery) -> int | None:
    """The creator of the clip shown directly before this page."""
    rows = query.snapshot.rows_of_keys(query.served[-1:])
    return int(query.snapshot.creators[rows[0]]) if len(rows) else None
