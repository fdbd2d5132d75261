"""What pleased others beside the clips that pleased the viewer last: next, or at any time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments.params import Param
from feed.candidates import Found
from feed.catalogue.eligible import NO_ROWS, Eligible
from feed.features.taste import no_views
from feed.params.budgets import BUDGET_SIMILAR
from feed.params.sources import LIMIT_SIMILAR, SIMILAR_RECENCY, SIMILAR_RECENT
from feed.query import FeedQuery
from feed.similar.keeper import keeper
from feed.similar.table import FINISHED, Table

Keys = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class SimilarClips:
    """Precomputed neighbours of what the viewer finished, liked, saved, bagged or bought last.

    The tables are learned from just that; see `similar.engagements`.

    Args:
        table: Gives the table to read; must not wait.
        limit: How many it may propose.
        budget: Milliseconds that it may take.
    """

    name: str = "similar"
    table: Callable[[], Table | None] = keeper.held
    limit: Param[int] = LIMIT_SIMILAR
    budget: Param[float] = BUDGET_SIMILAR

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        limit = query.values[self.limit]
        table = self.table()
        if table is None or limit == 0:
            return Found(NO_ROWS)
        if query.pleased is None:
            query.pleased = pleased(query, query.values[SIMILAR_RECENT])
        recent = query.pleased
        if not len(recent):
            return Found(NO_ROWS)
        keys, _ = table.following(recent, query.values[SIMILAR_RECENCY])
        rows = query.snapshot.rows_of_keys(keys)
        return Found(rows[eligible[rows]][:limit])


def pleased(query: FeedQuery, limit: int) -> Keys:
    """Keys of the clips that pleased the viewer last, each once, newest first.

    The clips watched last say when, and hold what was liked, saved, bagged or bought meanwhile;
    older likes and saves, whose times are not known, come after them by turns.
    """
    views = query.taste.views if query.taste else no_views()
    rows = query.snapshot.columns.row_of_key.find(views["key"])
    is_here = (rows >= 0) & (rows < query.snapshot.count)
    lengths = np.where(is_here, query.snapshot.durations_ms[np.where(is_here, rows, 0)], 0)
    finished = (lengths > 0) & (views["watch_ms"] >= FINISHED * lengths)
    watched = views["key"][(views["points"] >= 0) & (finished | (views["points"] > 0))][::-1]
    liked, saved = query.profile.liked[:limit], query.profile.saved[:limit]
    places = np.concatenate([np.arange(len(liked)), np.arange(len(saved))])
    by_turns = np.concatenate([liked, saved])[np.argsort(places, kind="stable")]
    once = dict.fromkeys(watched.tolist() + by_turns.tolist())
    return np.array(list(once)[:limit], np.uint64)
