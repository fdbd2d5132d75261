"""The simple score: what a clip is worth to this viewer, told by seven terms.

They are worked out in one compiled pass over the candidates, which takes a tenth of the time of
seven passes by arrays: candidates are few, and every array operation costs its beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp

import numpy as np
from numba import njit
from numpy.typing import NDArray

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.catalogue.columns import LOW_64
from feed.features.taste import Taste
from feed.params import (
    FRESH_HALF_LIFE,
    TASTE_FULL_TAG,
    WEIGHT_CREATOR,
    WEIGHT_FRESHNESS,
    WEIGHT_POPULARITY,
    WEIGHT_TAGS,
    WEIGHT_TASTE_LONG,
    WEIGHT_TASTE_SHORT,
    WEIGHT_TRENDING,
)
from feed.popularity import HOUR_MS
from feed.query import FeedQuery
from feed.scorers.taste import directions_of
from feed.trending.trends import trends

LN_2 = float(np.log(2.0))
LINE = 16  # Numbers of a vector that the processor loads together.
_NO_WORTH = np.empty(0, np.float32)
_NOBODY = Taste()
_LONG, _SHORT, _TAGS, _CREATOR, _POPULARITY, _TRENDING, _FRESHNESS = range(7)


@dataclass(frozen=True, slots=True)
class SimpleTerm:
    """One term of the simple score.

    Args:
        place: Which row of `terms_of` it is.
    """

    name: str
    weight: Param[float]
    place: int

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        """One number a candidate."""
        if candidates.simple is None:
            candidates.simple = terms_of(query, candidates)
        term: Scores = candidates.simple[self.place]
        return term


# Cosine to the lasting taste, times our confidence in it: in [-1, 1].
TASTE_LONG = SimpleTerm("taste_long", WEIGHT_TASTE_LONG, _LONG)
# The same for the taste of this sitting.
TASTE_SHORT = SimpleTerm("taste_short", WEIGHT_TASTE_SHORT, _SHORT)
# Sum of interest in the clip's hashtags over the root of their number: in [-1, 1].
TAGS = SimpleTerm("tags", WEIGHT_TAGS, _TAGS)
# Points given to the creator's clips so far: in [-1, 1].
CREATOR = SimpleTerm("creator", WEIGHT_CREATOR, _CREATOR)
# Smoothed, decayed points per impression, times what the viewer's language makes of it: in [0, 1].
POPULARITY = SimpleTerm("popularity", WEIGHT_POPULARITY, _POPULARITY)
# 1 for what trends most with people of the viewer's language, 0 for what does not: in [0, 1].
TRENDING = SimpleTerm("trending", WEIGHT_TRENDING, _TRENDING)
# 1 at publication, halving: in (0, 1].
FRESHNESS = SimpleTerm("freshness", WEIGHT_FRESHNESS, _FRESHNESS)


def terms_of(query: FeedQuery, candidates: Candidates) -> Scores:
    """Shape (7, n), float64: the terms of all candidates, in the order above."""
    snapshot, taste = query.snapshot, query.taste or _NOBODY
    columns = snapshot.columns
    trend = trends.at(snapshot, query.viewer.locale)
    tags, tag_points = _numbered(taste.tags, columns.tag_names.number_of.get)
    creator_of = columns.creator_of_key
    creators, creator_points = _numbered(
        taste.creators, lambda creator: creator_of.get(int(creator, 16) & LOW_64)
    )
    terms: Scores = _terms(
        candidates.rows,
        snapshot.vectors,
        directions_of(query),
        snapshot.tags,
        tags,
        tag_points,
        snapshot.creators,
        creators,
        creator_points,
        float(query.values[TASTE_FULL_TAG]),
        snapshot.popular(query.popularity_rule()).value,
        trend.worth if trend else _NO_WORTH,
        trend.lift if trend else _NO_WORTH,
        snapshot.published_ms,
        query.now_ms,
        query.values[FRESH_HALF_LIFE] * HOUR_MS,
    )
    return terms


def _numbered(
    points: Mapping[str, float], number_of: Callable[[str], int | None]
) -> tuple[NDArray[np.int32], Scores]:
    """`points` by the numbers of their names; names not known here are left out."""
    known = [(n, p) for name, p in points.items() if (n := number_of(name)) is not None]
    return np.array([n for n, _ in known], np.int32), np.array([p for _, p in known], np.float64)


@njit(cache=True)
def _find(numbers, wanted):  # type: ignore[no-untyped-def]
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low if low < len(numbers) and numbers[low] == wanted else -1


@njit(cache=True)
def _opinion(points, order, full):  # type: ignore[no-untyped-def]
    worth = np.empty(len(points), np.float64)
    for i in range(len(points)):
        worth[i] = min(1.0, max(-1.0, points[order[i]] / full))
    return worth


@njit(cache=True)
def _fetch(rows, vectors, tags, creators, popular, published_ms):  # type: ignore[no-untyped-def]
    """Touches what will be read of `rows`, all over the memory of the catalogue.

    Loads that do not wait for each other come in side by side; those between computations come
    one after the other, and took two thirds of the time.
    """
    sum_ = 0.0
    for row in rows:
        for k in range(0, vectors.shape[1], LINE):
            sum_ += vectors[row, k]
        sum_ += tags[row, 0] + creators[row] + popular[row] + published_ms[row]
    return sum_


@njit(cache=True, fastmath={"contract", "reassoc"})
def _terms(  # type: ignore[no-untyped-def]
    rows, vectors, directions, tags, tag_numbers, tag_points, creators, creator_numbers,
    creator_points, full, popular, trending, lift, published_ms, now_ms, half_life_ms,
):  # fmt: skip
    """
    Args:
        tag_points: Points by `tag_numbers`, `full` of which make 1; creators likewise.
        trending: Shape (catalogue,), or empty when nothing was counted; `lift` likewise.
    """
    terms = np.zeros((7, len(rows)), np.float64)
    if len(rows):  # Stored, or else the compiler would see that nobody wants it.
        terms[0, 0] = _fetch(rows, vectors, tags, creators, popular, published_ms)
    tag_order, creator_order = np.argsort(tag_numbers), np.argsort(creator_numbers)
    tag_worth = _opinion(tag_points, tag_order, full)
    creator_worth = _opinion(creator_points, creator_order, full)
    tag_sorted, creator_sorted = tag_numbers[tag_order], creator_numbers[creator_order]
    for i in range(len(rows)):
        row = rows[i]
        long = short = np.float32(0.0)
        for k in range(vectors.shape[1]):
            number = vectors[row, k]
            long += number * directions[0, k]
            short += number * directions[1, k]
        terms[_LONG, i], terms[_SHORT, i] = long, short
        has, sum_ = 0, 0.0
        for k in range(tags.shape[1]):
            if tags[row, k] < 0:
                break
            has += 1
            at = _find(tag_sorted, tags[row, k])
            if at >= 0:
                sum_ += tag_worth[at]
        if has > 1:
            sum_ /= np.sqrt(has)
        terms[_TAGS, i] = min(1.0, max(-1.0, sum_))
        at = _find(creator_sorted, creators[row])
        if at >= 0:
            terms[_CREATOR, i] = creator_worth[at]
        terms[_POPULARITY, i] = popular[row]
        if len(lift):
            terms[_POPULARITY, i] = min(1.0, popular[row] * lift[row])
        if len(trending):
            terms[_TRENDING, i] = trending[row]
        age_ms = float(max(now_ms - published_ms[row], 0))
        terms[_FRESHNESS, i] = exp(-LN_2 * age_ms / half_life_ms)
    return terms
