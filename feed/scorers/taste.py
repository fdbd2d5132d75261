"""Closeness to the viewer's taste in the content space, lasting and of this sitting."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from experiments.params import Param
from experiments.values import Values
from feed.candidates import Candidates, Scores
from feed.features.definitions import VECTOR_DIM
from feed.features.taste import Taste, Vector, zero_vector
from feed.params import (
    HALF_LIFE_LONG,
    HALF_LIFE_SHORT,
    TASTE_CONFIDENCE,
    WEIGHT_TASTE_LONG,
    WEIGHT_TASTE_SHORT,
)
from feed.query import FeedQuery

Pair = NDArray[np.float32]
LONG, SHORT = 0, 1


def directions_of(query: FeedQuery) -> Pair:
    """`directions_at` of the query, worked out once."""
    if query.directions is None:
        query.directions = directions_at(query.taste, query.now_ms, query.values)
    return query.directions


def directions_at(taste: Taste | None, now_ms: int, values: Values) -> Pair:
    """The lasting and the present taste, each of length 0 to 1 by how sure we are of it.

    Returns:
        Shape (2, 64): rows `LONG` and `SHORT`.
    """
    directions = np.zeros((2, VECTOR_DIM), np.float32)
    if taste is not None:
        sure = sureness_at(taste, now_ms, values)
        directions[LONG] = _of_length(taste.long, sure[LONG])
        directions[SHORT] = _of_length(taste.short, sure[SHORT])
    return directions


def sureness_at(taste: Taste, now_ms: int, values: Values) -> tuple[float, float]:
    """How sure we are of the lasting and of the present taste, each in [0, 1)."""
    half = values[TASTE_CONFIDENCE]
    age_ms = max(0, now_ms - taste.at_ms)
    # Decay shortens vector and mass alike, so only the mass says how little is left.
    long = taste.mass_long * 0.5 ** (age_ms / (values[HALF_LIFE_LONG] * 86_400_000))
    short = taste.mass_short * 0.5 ** (age_ms / (values[HALF_LIFE_SHORT] * 60_000))
    return (max(0.0, long) / (max(0.0, long) + half), max(0.0, short) / (max(0.0, short) + half))


def _of_length(vector: Vector, wanted: float) -> Vector:
    length = float(np.sqrt(vector @ vector))
    if length < 1e-9 or wanted <= 0.0:
        return zero_vector()
    return vector * np.float32(wanted / length)


def _term(query: FeedQuery, candidates: Candidates, which: int) -> Scores:
    if query.taste is None:
        return np.zeros(len(candidates.rows))
    if candidates.closeness is None:
        vectors = query.snapshot.vectors
        candidates.closeness = _closeness(vectors, candidates.rows, directions_of(query))
    return candidates.closeness[:, which].astype(np.float64)


@njit(cache=True, fastmath=True)
def _closeness(vectors, rows, directions):  # type: ignore[no-untyped-def]
    close = np.empty((len(rows), 2), np.float32)
    for i in range(len(rows)):
        long = short = np.float32(0.0)
        for k in range(vectors.shape[1]):
            number = vectors[rows[i], k]
            long += number * directions[0, k]
            short += number * directions[1, k]
        close[i, 0], close[i, 1] = long, short
    return close


@dataclass(frozen=True, slots=True)
class TasteLong:
    """Cosine to the lasting taste, times our confidence in it: in [-1, 1]."""

    name: str = "taste_long"
    weight: Param[float] = WEIGHT_TASTE_LONG

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        return _term(query, candidates, LONG)


@dataclass(frozen=True, slots=True)
class TasteShort:
    """Cosine to the taste of this sitting, times our confidence in it: in [-1, 1]."""

    name: str = "taste_short"
    weight: Param[float] = WEIGHT_TASTE_SHORT

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        return _term(query, candidates, SHORT)
