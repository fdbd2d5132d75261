"""The simple score: what a clip is worth to this viewer, told by seven terms.

They are worked out in one compiled pass over the candidates, which takes a tenth of the time of
seven passes by arrays: candidates are few, and every array operation costs its beginning.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

import numpy as np
from numba import njit

from experiments.params import Param
from feed.candidates import Candidates, Scores
from feed.params.popularity import FRESH_HALF_LIFE
from feed.params.taste import TASTE_FULL_TAG
from feed.params.weights import (
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
from feed.scorers.opinion import opinions_of
from feed.scorers.taste import directions_of
from feed.trending.trends import trends

LN_2 = float(np.log(2.0))
LINE = 16  # Numbers of a vector that the processor loads together.
_NO_WORTH = np.empty(0, np.float32)
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
    snapshot = query.snapshot
    trend = trends.at(snapshot, query.viewer.locale)
    tags, creators = opinions_of(query.taste, snapshot.columns, query.values[TASTE_FULL_TAG])
    terms: Scores = _terms(
        candidates.rows,
        snapshot.vectors,
        directions_of(query),
        snapshot.tags,
        tags.numbers,
        tags.worth,
        snapshot.creators,
        creators.numbers,
        creators.worth,
        snapshot.popular(query.popularity_rule()).value,
        trend.worth if trend else _NO_WORTH,
        trend.lift if trend else _NO_WORTH,
        snapshot.published_ms,
        query.now_ms,
        query.values[FRESH_HALF_LIFE] * HOUR_MS,
    )
    return terms


@njit(cache=True)
def _table(numbers, worth):  # type: ignore[no-untyped-def]
    """`worth` by number, as `model.kernel` has it; what is compiled may come from no other file."""
    size = 8
    while size < 4 * len(numbers):
        size *= 2
    keys, worths = np.full(size, -1, np.int32), np.empty(size)
    for i in range(len(numbers)):
        at = numbers[i] & (size - 1)
        while keys[at] >= 0:
            at = (at + 1) & (size - 1)
        keys[at], worths[at] = numbers[i], worth[i]
    return keys, worths


@njit(cache=True, inline="always")
def _worth(keys, worths, number):  # type: ignore[no-untyped-def]
    """What `number` is worth by a table; 0 when it is not there."""
    at = number & (len(keys) - 1)
    while keys[at] >= 0:
        if keys[at] == number:
            return worths[at]
        at = (at + 1) & (len(keys) - 1)
    return 0.0


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
    rows, vectors, directions, tags, tag_numbers, tag_worth, creators, creator_numbers,
    creator_worth, popular, trending, lift, published_ms, now_ms, half_life_ms,
):  # fmt: skip
    """
    Args:
        tag_worth: By `tag_numbers`, each once and in any order; creators likewise.
        trending: Shape (catalogue,), or empty when nothing was counted; `lift` likewise.
    """
    terms = np.zeros((7, len(rows)), np.float64)
    if len(rows):  # Stored, or else the compiler would see that nobody wants it.
        terms[0, 0] = _fetch(rows, vectors, tags, creators, popular, published_ms)
    tag_keys, tag_worths = _table(tag_numbers, tag_worth)
    creator_keys, creator_worths = _table(creator_numbers, creator_worth)
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
            sum_ += _worth(tag_keys, tag_worths, tags[row, k])
        if has > 1:
            sum_ /= np.sqrt(has)
        terms[_TAGS, i] = min(1.0, max(-1.0, sum_))
        terms[_CREATOR, i] = _worth(creator_keys, creator_worths, creators[row])
        terms[_POPULARITY, i] = popular[row]
        if len(lift):
            terms[_POPULARITY, i] = min(1.0, popular[row] * lift[row])
        if len(trending):
            terms[_TRENDING, i] = trending[row]
        age_ms = float(max(now_ms - published_ms[row], 0))
        terms[_FRESHNESS, i] = exp(-LN_2 * age_ms / half_life_ms)
    return terms
