"""What a viewer leans to: what the time they gave to the last clips says about any other clip.

Each view is weighed against what a clip of its length usually holds, so that a long clip left after
ten seconds speaks for it and a short one left after two against. From these the posterior mean of
a Gaussian process is worked out: clips are alike by content, category and creator, views are noisy.
It is linear in all three, so about any clip it is one product and two look-ups.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numba import njit
from numpy.typing import NDArray

from experiments.values import Values
from feed.catalogue.columns import Columns
from feed.features.taste import Taste, Vector, zero_vector
from feed.params.leaning import (
    LEAN_ATTENTION,
    LEAN_CATEGORY,
    LEAN_CONTENT,
    LEAN_CREATOR,
    LEAN_MOOD,
    LEAN_NOISE,
    LEAN_POINT,
)
from feed.params.taste import HALF_LIFE_LONG

Numbers = NDArray[np.int32]
Worths = NDArray[np.float64]
DAY_MS = 86_400_000


class Clips(Protocol):
    """What is read of the catalogue."""

    columns: Columns
    vectors: NDArray[np.float32]
    creators: NDArray[np.int32]
    categories: NDArray[np.int32]
    durations_ms: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Leaning:
    """In units of log(1 + seconds watched) above what is usual.

    Args:
        direction: Shape (64,), float32: by a clip's content vector.
        categories: Ascending numbers; `category_worth` what each is worth.
        creators: Likewise.
        always: What it is for a clip that is like none.
        views: How many were weighed.
    """

    direction: Vector = field(default_factory=zero_vector)
    categories: Numbers = field(default_factory=lambda: np.empty(0, np.int32))
    category_worth: Worths = field(default_factory=lambda: np.empty(0))
    creators: Numbers = field(default_factory=lambda: np.empty(0, np.int32))
    creator_worth: Worths = field(default_factory=lambda: np.empty(0))
    always: float = 0.0
    views: int = 0


NOTHING = Leaning()


def leaning_of(clips: Clips, taste: Taste | None, now_ms: int, values: Values) -> Leaning:
    """What `taste.views` say at `now_ms`; views of clips that are gone say nothing."""
    if taste is None or not len(taste.views):
        return NOTHING
    columns = clips.columns
    # Copied, for what is read from Redis may not be written to and would be compiled apart.
    views = np.array(taste.views)
    rule = np.array(
        [values[LEAN_ATTENTION], values[LEAN_POINT], values[LEAN_CONTENT], values[LEAN_CATEGORY],
         values[LEAN_CREATOR], values[LEAN_MOOD], values[LEAN_NOISE],
         values[HALF_LIFE_LONG] * DAY_MS]
    )  # fmt: skip
    count, direction, categories, category_worth, creators, creator_worth, always = _leaned(
        columns.row_of_key.find(views["key"]), views, now_ms, rule, columns.is_published,
        clips.vectors, clips.categories, clips.creators, clips.durations_ms,
    )  # fmt: skip
    if not count:
        return NOTHING
    return Leaning(direction, categories, category_worth, creators, creator_worth, always, count)


@njit(cache=True)
def _summed(numbers, weights, worth):  # type: ignore[no-untyped-def]
    """Each number that is not negative once, ascending, with what its weights are worth."""
    once = np.empty(len(numbers), np.int32)
    summed = np.zeros(len(numbers))
    count = 0
    for i in np.argsort(numbers, kind="mergesort"):
        if numbers[i] < 0:
            continue
        if count == 0 or once[count - 1] != numbers[i]:
            once[count] = numbers[i]
            count += 1
        summed[count - 1] += worth * weights[i]
    return once[:count], summed[:count]


@njit(cache=True, fastmath=True)
def _weighed(rows, views, now_ms, rule, vectors, categories, creators, durations_ms):  # type: ignore[no-untyped-def]
    """The weight of each view, their direction and sum."""
    attention, point, content, by_category, by_creator, mood, noise, half_life = rule
    n, width = len(rows), vectors.shape[1]
    own = np.empty((n, width), np.float32)
    for i in range(n):
        own[i] = vectors[rows[i]]
    told = np.empty(n)
    alike = np.empty((n, n))
    for i in range(n):
        usual = attention * (1.0 - np.exp(-durations_ms[rows[i]] / 1000.0 / attention))
        told[i] = point * views[i].points
        if views[i].watch_ms > 0:  # Else it is still being watched: a like comes before its watch.
            told[i] += np.log((1.0 + views[i].watch_ms / 1000.0) / (1.0 + usual))
        for j in range(i + 1):
            product = np.float32(0.0)
            for k in range(width):
                product += own[i, k] * own[j, k]
            same = mood + content * product
            if categories[rows[i], 0] >= 0 and categories[rows[i], 0] == categories[rows[j], 0]:
                same += by_category
            if creators[rows[i]] == creators[rows[j]]:
                same += by_creator
            alike[i, j] = same
        age = max(0.0, float(now_ms - views[i].at_ms))
        alike[i, i] += noise * 2.0 ** (age / half_life)
    # Cholesky, then forward and back.
    for i in range(n):
        for j in range(i + 1):
            total = alike[i, j]
            for k in range(j):
                total -= alike[i, k] * alike[j, k]
            alike[i, j] = np.sqrt(max(total, 1e-9)) if i == j else total / alike[j, j]
    for i in range(n):
        for k in range(i):
            told[i] -= alike[i, k] * told[k]
        told[i] /= alike[i, i]
    for i in range(n - 1, -1, -1):
        for k in range(i + 1, n):
            told[i] -= alike[k, i] * told[k]
        told[i] /= alike[i, i]
    direction = np.zeros(width, np.float32)
    for i in range(n):
        for k in range(width):
            direction[k] += np.float32(content * told[i]) * own[i, k]
    return told, direction, mood * told.sum()


@njit(cache=True)
def _leaned(  # type: ignore[no-untyped-def]
    rows, views, now_ms, rule, is_published, vectors, categories, creators, durations_ms
):
    """How many `views` are of clips that are here, and what they say; see `Leaning`."""
    count = 0
    for i in range(len(rows)):
        row = rows[i]
        if 0 <= row < len(vectors) and is_published[row] and durations_ms[row] > 0:
            rows[count], views[count] = row, views[i]
            count += 1
    rows, views = rows[:count], views[:count]
    weights, direction, always = _weighed(
        rows, views, now_ms, rule, vectors, categories, creators, durations_ms
    )
    of_category, of_creator = np.empty(count, np.int32), np.empty(count, np.int32)
    for i in range(count):
        of_category[i], of_creator[i] = categories[rows[i], 0], creators[rows[i]]
    by_category, category_worth = _summed(of_category, weights, rule[3])
    by_creator, creator_worth = _summed(of_creator, weights, rule[4])
    return count, direction, by_category, category_worth, by_creator, creator_worth, always
