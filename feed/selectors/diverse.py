"""The selector of both pipelines: the best candidates, mixed by `mix`, spaced by `slate`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from catalog.kinds import VideoKind
from feed.candidates import Candidates
from feed.catalogue.snapshot import Rows
from feed.params.slate import (
    SLATE_AUDIO,
    SLATE_BY_MODEL,
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
FREE = (np.zeros(len(VideoKind), np.float64), 0.0)  # The prices where there is no mix.
FIRST_RESERVED = 2  # A page opens with what the viewer most likely wants.


@dataclass(frozen=True, slots=True)
class Diverse:
    """Chooses from the best candidates.

    Args:
        is_mixed: Whether the content mix has a say.
    """

    is_mixed: bool = True

    def choose(self, query: FeedQuery, candidates: Candidates, limit: int, trace: Trace) -> Rows:
        snapshot, rows = query.snapshot, candidates.rows
        mix = query.mix if self.is_mixed else None
        kinds, sponsored = mix.prices if mix else FREE
        width = query.values[SLATE_BY_MODEL] if candidates.foreseen is not None else 1.0
        worth = _worth(
            candidates.score, rows, snapshot.kinds, snapshot.is_sponsored, width * kinds,
            width * sponsored,
        )  # fmt: skip
        best, places, *facets = _best(
            np.argsort(-worth),
            rows,
            max(query.values[SLATE_POOL], 2 * limit),
            np.array(list(dict.fromkeys(candidates.reserved)), np.intp),
            snapshot.vectors,
            snapshot.creators,
            snapshot.kinds,
            snapshot.categories,
            snapshot.audios,
        )
        slate = slate_of(
            worth[best],
            Facets(*facets),
            limit,
            _rules(query, width),
            _creator_before(query),
            _places(places.tolist(), limit, query.seed),
        )
        trace.relaxed += slate.relaxed
        picked: Rows = best[slate.picked]
        if mix:
            trace.mix = {name: width * price for name, price in mix.price.items()}
        return picked

    def shown(self, query: FeedQuery, rows: Rows) -> None:
        if self.is_mixed and query.mix:
            snapshot = query.snapshot
            query.mix.shown(snapshot.kinds[rows], snapshot.is_sponsored[rows], query.values)


@njit(cache=True)
def _worth(score, rows, kinds, is_sponsored, kind_prices, sponsored_price):  # type: ignore[no-untyped-def]
    """What each candidate is worth with the prices of the mix."""
    worth = np.empty(len(rows), np.float64)
    for i in range(len(rows)):
        worth[i] = score[i] + kind_prices[kinds[rows[i]]]
        if is_sponsored[rows[i]]:
            worth[i] += sponsored_price
    return worth


@njit(cache=True)
def _best(order, rows, pool, reserved, vectors, creators, kinds, categories, audios):  # type: ignore[no-untyped-def]
    """Positions of the best candidates, the places among those of the reserved ones, and what
    `Facets` holds of the best.

    Args:
        order: Positions in `rows`, of the most worth first.
    """
    size = min(pool, len(order))
    # Enough creators to space a page, even when one creator fills the top of the list.
    met = np.empty(CREATORS_WANTED, np.int64)
    known = 0
    for i in range(size):
        if known == CREATORS_WANTED:
            break
        creator = creators[rows[order[i]]]
        if not (met[:known] == creator).any():
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
    of_vectors = np.empty((size, vectors.shape[1]), np.float32)
    of_creators, of_kinds = np.empty(size, np.int32), np.empty(size, np.int32)
    of_categories, of_audios = np.empty(size, np.int32), np.empty(size, np.int32)
    for i in range(size):
        row = rows[best[i]]
        of_vectors[i] = vectors[row]
        of_creators[i], of_kinds[i] = creators[row], kinds[row]
        of_categories[i], of_audios[i] = categories[row, 0], audios[row]
    found, held_places = best[:size], places[:held]
    return found, held_places, of_vectors, of_creators, of_kinds, of_categories, of_audios


def _places(reserved: list[int], limit: int, seed: int) -> dict[int, int]:
    """Place on the page → the candidate that it is reserved for; spread over the page."""
    free = limit - FIRST_RESERVED
    if not reserved or free <= 0:
        return {}
    held = reserved[:free]
    first, step = seed % free, free // len(held)
    return {FIRST_RESERVED + (first + i * step) % free: at for i, at in enumerate(held)}


def _rules(query: FeedQuery, width: float) -> SlateRules:
    """The costs of the slate, `width` times as wide as for the simple score."""
    values = query.values
    return SlateRules(
        likeness=width * values[SLATE_LIKENESS],
        memory=values[SLATE_MEMORY],
        creator=width * values[SLATE_CREATOR],
        kind=width * values[SLATE_KIND],
        category=width * values[SLATE_CATEGORY],
        audio=width * values[SLATE_AUDIO],
    )


def _creator_before(query: FeedQuery) -> int | None:
    """The creator of the clip shown directly before this page."""
    rows, snapshot = query.served_rows(), query.snapshot
    if not len(rows) or snapshot.keys[rows[-1]] != query.served[-1]:
        return None
    return int(snapshot.creators[rows[-1]])
