"""A chance for clips that few have met."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.params import EXPLORE_BELOW, WEIGHT_EXPLORATION
from feed.popularity import IMPRESSIONS
from feed.query import FeedQuery

SHARPNESS = 8  # Of a page's little-known candidates about one in twelve gets half of the term.


@dataclass(frozen=True, slots=True)
class ExplorationLuck:
    """A lot in [0, 1), mostly near 0, for clips with few impressions; 0 for the others."""

    name: str = "exploration"
    weight: Param[float] = WEIGHT_EXPLORATION

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        snapshot = query.snapshot
        few = snapshot.totals[candidates.rows, IMPRESSIONS] < query.values[EXPLORE_BELOW]
        lots = uniform_of(snapshot.keys[candidates.rows], query.seed)
        return np.where(few, lots**SHARPNESS, 0.0)


def uniform_of(keys: np.ndarray[tuple[int, ...], np.dtype[np.uint64]], seed: int) -> Scores:
    """A number in [0, 1) for each key, the same for the same key and seed (splitmix64)."""
    with np.errstate(over="ignore"):
        x = keys ^ np.uint64(seed & (2**64 - 1))
        x = x + np.uint64(0x9E3779B97F4A7C15)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        x = x ^ (x >> np.uint64(31))
    return (x >> np.uint64(11)).astype(np.float64) / float(2**53)
