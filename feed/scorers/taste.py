"""The directions of a viewer's taste in the content space, lasting and of this sitting."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from experiments.values import Values
from feed.features.definitions import VECTOR_DIM
from feed.features.taste import Taste
from feed.params.taste import HALF_LIFE_LONG, HALF_LIFE_SHORT, TASTE_CONFIDENCE
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
    if taste is None:
        return np.zeros((2, VECTOR_DIM), np.float32)
    directions: Pair = _of_length(taste.long, taste.short, *sureness_at(taste, now_ms, values))
    return directions


def sureness_at(taste: Taste, now_ms: int, values: Values) -> tuple[float, float]:
    """How sure we are of the lasting and of the present taste, each in [0, 1)."""
    half = values[TASTE_CONFIDENCE]
    age_ms = max(0, now_ms - taste.at_ms)
    # Decay shortens vector and mass alike, so only the mass says how little is left.
    long = taste.mass_long * 0.5 ** (age_ms / (values[HALF_LIFE_LONG] * 86_400_000))
    short = taste.mass_short * 0.5 ** (age_ms / (values[HALF_LIFE_SHORT] * 60_000))
    return (max(0.0, long) / (max(0.0, long) + half), max(0.0, short) / (max(0.0, short) + half))


@njit(cache=True)
def _of_length(long, short, sure_long, sure_short):  # type: ignore[no-untyped-def]
    directions = np.zeros((2, len(long)), np.float32)
    for which, vector, wanted in ((LONG, long, sure_long), (SHORT, short, sure_short)):
        length = 0.0
        for k in range(len(vector)):
            length += vector[k] * vector[k]
        length = np.sqrt(length)
        if length >= 1e-9 and wanted > 0.0:
            for k in range(len(vector)):
                directions[which, k] = vector[k] * np.float32(wanted / length)
    return directions
