"""The directions of a viewer's taste in the content space, lasting and of this sitting."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from experiments.values import Values
from feed.features.definitions import VECTOR_DIM
from feed.features.taste import Taste, Vector, zero_vector
from feed.params import (
    HALF_LIFE_LONG,
    HALF_LIFE_SHORT,
    TASTE_CONFIDENCE,
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
