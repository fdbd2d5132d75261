"""Closeness to the viewer's taste in the content space, lasting and of this sitting."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.features.definitions import VECTOR_DIM
from feed.features.taste import Vector
from feed.params import (
    HALF_LIFE_LONG,
    HALF_LIFE_SHORT,
    TASTE_CONFIDENCE,
    WEIGHT_TASTE_LONG,
    WEIGHT_TASTE_SHORT,
)
from feed.query import FeedQuery

_NOWHERE = np.zeros(VECTOR_DIM, np.float32)


def direction_of(query: FeedQuery) -> tuple[Vector, Vector]:
    """The lasting and the present taste, each of length 0 to 1 by how sure we are of it."""
    if query.directions is None:
        query.directions = _directions(query)
    return query.directions


def _directions(query: FeedQuery) -> tuple[Vector, Vector]:
    taste = query.taste
    if taste is None:
        return _NOWHERE, _NOWHERE
    half = query.values[TASTE_CONFIDENCE]
    age_ms = max(0, query.now_ms - taste.at_ms)
    # Decay shortens vector and mass alike, so only the mass says how little is left.
    long = taste.mass_long * 0.5 ** (age_ms / (query.values[HALF_LIFE_LONG] * 86_400_000))
    short = taste.mass_short * 0.5 ** (age_ms / (query.values[HALF_LIFE_SHORT] * 60_000))
    return _sure(taste.long, long, half), _sure(taste.short, short, half)


def _sure(vector: Vector, mass: float, half: float) -> Vector:
    length = float(np.linalg.norm(vector))
    if length < 1e-9 or mass <= 0.0:
        return _NOWHERE
    return vector * np.float32(mass / (mass + half) / length)


@dataclass(frozen=True, slots=True)
class TasteLong:
    """Cosine to the lasting taste, times our confidence in it: in [-1, 1]."""

    name: str = "taste_long"
    weight: Param[float] = WEIGHT_TASTE_LONG

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        long, _ = direction_of(query)
        return (query.snapshot.vectors[candidates.rows] @ long).astype(np.float64)


@dataclass(frozen=True, slots=True)
class TasteShort:
    """Cosine to the taste of this sitting, times our confidence in it: in [-1, 1]."""

    name: str = "taste_short"
    weight: Param[float] = WEIGHT_TASTE_SHORT

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        _, short = direction_of(query)
        return (query.snapshot.vectors[candidates.rows] @ short).astype(np.float64)
