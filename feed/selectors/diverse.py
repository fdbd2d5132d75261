"""The selector of both pipelines: the best candidates, mixed by `mix`, spaced by `slate`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from feed.candidates import Candidates, Scores
from feed.catalogue.snapshot import Rows
from feed.params import (
    SLATE_AUDIO,
    SLATE_CATEGORY,
    SLATE_CREATOR,
    SLATE_KIND,
    SLATE_LIKENESS,
    SLATE_MEMORY,
    SLATE_POOL,
)
from feed.query import FeedQuery
from feed.selectors.slate import Facets, SlateRules, slate_of
from feed.trace import Trace

CREATORS_WANTED = 3
FIRST_RESERVED = 2  # A page opens with what the viewer most likely wants.


@dataclass(frozen=True, slots=True)
class Diverse:
    """Chooses from the best candidates.

    Args:
        is_mixed: Whether the content mix has a say.
    """

    is_mixed: bool = True

    def choose(self, query: FeedQuery, candidates: Candidates, limit: int, trace: Trace) -> Rows:
        snapshot, score = query.snapshot, candidates.score
        if mix := query.mix if self.is_mixed else None:
            rows = candidates.rows
            score = score + mix.worth(snapshot.kinds[rows], snapshot.is_sponsored[rows])
        best, reserved = _pool(query, candidates, score, limit)
        rows = candidates.rows[best]
        slate = slate_of(
            score[best],
            Facets(
                snapshot.vectors[rows],
                snapshot.creators[rows],
                snapshot.kinds[rows],
                snapshot.categories[rows, 0],
                snapshot.audios[rows],
            ),
            limit,
            _rules(query),
            _creator_before(query),
            _places(reserved, limit, query.seed),
        )
        trace.relaxed += slate.relaxed
        if mix:
            trace.mix = mix.price
            rows = rows[slate.picked]
            mix.shown(snapshot.kinds[rows], snapshot.is_sponsored[rows], query.values)
        return best[slate.picked]


def _pool(
    query: FeedQuery, candidates: Candidates, score: Scores, limit: int
) -> tuple[Rows, list[int]]:
    """Positions of the best candidates, and the places among those of the reserved ones."""
    reserved = np.array(list(dict.fromkeys(candidates.reserved)), np.intp)
    pool = max(query.values[SLATE_POOL], 2 * limit)
    best, places = _best(score, candidates.rows, query.snapshot.creators, pool, reserved)
    return best, places.tolist()


@njit(cache=True)
def _best(score, rows, creators, pool, reserved):  # type: ignore[no-untyped-def]
    order = np.argsort(-score, kind="mergesort")
    size = min(pool, len(order))
    # Enough creators to space a page, even when one creator fills the top of the list.
    met = np.empty(CREATORS_WANTED, np.int64)
    known = 0
    for i in range(size):
        creator = creators[rows[order[i]]]
        if known < CREATORS_WANTED and not (met[:known] == creator).any():
            met[known] = creator
            known += 1
    if known < CREATORS_WANTED:
        size = len(order)
    best = np.empty(size + len(reserved), np.intp)
    best[:size] = order[:size]
    places = np.empty(len(reserved), np.intp)
    held = 0
    for row in reserved:
        at = -1
        for i in range(size):
            if rows[best[i]] == row:
                at = i
                break
        if at < 0:
            for i in range(len(rows)):
                if rows[i] == row:
                    best[size], at = i, size
                    size += 1
                    break
        if at >= 0:  # Else its score was not finite and it has sunk.
            places[held] = at
            held += 1
    return best[:size], places[:held]


def _places(reserved: list[int], limit: int, seed: int) -> dict[int, int]:
    """Place on the page → the candidate that it is reserved for; spread over the page."""
    free = limit - FIRST_RESERVED
    if not reserved or free <= 0:
        return {}
    held = reserved[:free]
    first, step = seed % free, free // len(held)
    return {FIRST_RESERVED + (first + i * step) % free: at for i, at in enumerate(held)}


def _rules(query: FeedQuery) -> SlateRules:
    values = query.values
    return SlateRules(
        likeness=values[SLATE_LIKENESS],
        memory=values[SLATE_MEMORY],
        creator=values[SLATE_CREATOR],
        kind=values[SLATE_KIND],
        category=values[SLATE_CATEGORY],
        audio=values[SLATE_AUDIO],
    )


def _creator_before(query: FeedQuery) -> int | None:
    """The creator of the clip shown directly before this page."""
    if not len(query.served):
        return None
    row = query.snapshot.columns.row_of_key.row(int(query.served[-1]))
    return int(query.snapshot.creators[row]) if 0 <= row < query.snapshot.count else None
