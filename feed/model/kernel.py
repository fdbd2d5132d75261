"""The compiled loop behind `inputs`: one row of numbers a candidate.

What is compiled is kept on disk until this file changes, so nothing here comes from other modules
but as an argument.
"""

from __future__ import annotations

from math import exp, log, log1p

import numpy as np
from numba import njit

# What is assumed of each rate per impression before anybody has met the clip, and how many
# impressions that is worth: about two answers' worth, or a rare answer's luck would decide.
ASSUMED = np.array([0.03, 0.004, 0.01, 0.006, 0.015, 0.004, 0.0005])
ASSUMED_FOR = np.array([60.0, 300.0, 150.0, 300.0, 120.0, 400.0, 2000.0])
ASSUMED_FINISH, ASSUMED_PLAY, ASSUMED_PART = 0.35, 0.9, 0.5
PRIOR = 20.0  # Plays that an assumption about watching is worth.
VIEWS_HALF = 10.0  # With so many views half is known.
MOST_PART = 3.0  # Lengths a play; more is a phone put down.
HOUR = 3_600_000.0
LN_2 = log(2.0)
LINE = 16  # Numbers of a vector that the processor loads together.


@njit(cache=True, fastmath=True)
def _dot(vectors, row, directions, which):  # type: ignore[no-untyped-def]
    total = np.float32(0.0)
    for k in range(vectors.shape[1]):
        total += vectors[row, k] * directions[which, k]
    return total


@njit(cache=True)
def _table(numbers, worth):  # type: ignore[no-untyped-def]
    """`worth` by number, where a look-up guesses nothing: places from the number's last bits on.

    A search among sorted numbers is a guess a step, and half of them are wrong.
    """
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
def _fetch(  # type: ignore[no-untyped-def]
    rows, vectors, tags, creators, kinds, categories, is_sponsored, published_ms, durations_ms,
    prices_paise, savings,
):  # fmt: skip
    """Touches what will be read of `rows`, all over the memory of the catalogue.

    Loads that do not wait for each other come in side by side; those between computations come
    one after the other, and take half of the time.
    """
    sum_ = 0.0
    for row in rows:
        for k in range(0, vectors.shape[1], LINE):
            sum_ += vectors[row, k]
        sum_ += tags[row, 0] + creators[row] + kinds[row] + categories[row, 0] + is_sponsored[row]
        sum_ += published_ms[row] + durations_ms[row] + prices_paise[row] + savings[row]
    return sum_


@njit(cache=True, inline="always")
def _tag_worth(column, row, keys, worths):  # type: ignore[no-untyped-def]
    total, has = 0.0, 0
    for k in range(column.shape[1]):
        if column[row, k] < 0:
            break
        has += 1
        total += _worth(keys, worths, column[row, k])
    if has > 1:
        total /= np.sqrt(has)
    return min(1.0, max(-1.0, total))


@njit(cache=True)
def fill(  # type: ignore[no-untyped-def]
    rows, totals, places, now_ms, viewer, directions, tag_numbers, tag_worth, creator_numbers,
    creator_worth, followed, points, rule, direction, lean_categories, lean_category_worth,
    lean_creators, lean_creator_worth, vectors, tags, creators, kinds, categories,
    is_sponsored, published_ms, durations_ms, prices_paise, savings, width, kind_count,
):  # fmt: skip
    """Shape (n, width), float32, columns as `inputs.INPUTS`.

    Args:
        places: Columns of `totals`: impressions, plays, finishes, watch_ms, then of the rates.
        viewer: Sureness of lasting taste and of the sitting's, is new, sine and cosine of the hour,
            leaning to anything and the views behind it.
        points: Shape (totals,), what each total earns; `rule`: prior, its rate, half-life of
            popularity and of freshness in ms, seconds of attention.
        direction: Shape (1, 64), of the leaning, and its numbers with their worths.
        followed: Each once, in any order, as all numbers that have a worth.
    """
    made = np.empty((len(rows), width), np.float32)
    if len(rows):  # Stored, or else the compiler would see that nobody wants it.
        made[0, 0] = _fetch(
            rows, vectors, tags, creators, kinds, categories, is_sponsored, published_ms,
            durations_ms, prices_paise, savings,
        )  # fmt: skip
    tag_keys, tag_worths = _table(tag_numbers, tag_worth)
    creator_keys, creator_worths = _table(creator_numbers, creator_worth)
    follow_keys, follows = _table(followed, np.ones(len(followed)))
    category_keys, category_leans = _table(lean_categories, lean_category_worth)
    maker_keys, maker_leans = _table(lean_creators, lean_creator_worth)
    sure_long, sure_short = viewer[0], viewer[1]
    for i in range(len(rows)):
        row = rows[i]
        close_long = _dot(vectors, row, directions, 0)
        close_short = _dot(vectors, row, directions, 1)
        shown, plays = float(totals[i, places[0]]), float(totals[i, places[1]])
        met = max(shown, plays)
        age_ms = float(max(now_ms - published_ms[row], 0))
        earned = rule[0] * rule[1]
        for t in range(len(points)):
            earned += totals[i, t] * points[t]
        rate = earned / (met + rule[0])
        popularity = rate / (rate + max(rule[1], 1e-9)) * exp(-LN_2 * age_ms / rule[2])
        length_ms = float(durations_ms[row])
        out = made[i]
        out[0], out[1] = close_long, close_short
        out[2] = close_long / sure_long if sure_long > 1e-6 else 0.0
        out[3] = close_short / sure_short if sure_short > 1e-6 else 0.0
        out[4] = _tag_worth(tags, row, tag_keys, tag_worths)
        out[5] = _worth(creator_keys, creator_worths, creators[row])
        out[6] = _worth(follow_keys, follows, creators[row])
        out[7] = popularity
        out[8] = exp(-LN_2 * age_ms / rule[3])
        out[9], out[10], out[11] = sure_long, sure_short, viewer[2]
        out[12] = popularity * (1.0 - sure_long)
        content = _dot(vectors, row, direction, 0)
        out[13] = (
            content + viewer[5] + _worth(category_keys, category_leans, categories[row, 0])
            + _worth(maker_keys, maker_leans, creators[row])
        )  # fmt: skip
        out[14] = content
        out[15] = viewer[6] / (viewer[6] + VIEWS_HALF)
        usual_s = rule[4] * (1.0 - exp(-length_ms / 1000.0 / rule[4]))
        held_s = (totals[i, places[3]] / 1000.0 + PRIOR * usual_s) / (plays + PRIOR)
        out[16] = log((1.0 + held_s) / (1.0 + usual_s))
        out[17] = log1p(shown)
        out[18] = min(1.0, (totals[i, places[2]] + PRIOR * ASSUMED_FINISH) / (plays + PRIOR))
        out[19] = min(1.0, (plays + PRIOR * ASSUMED_PLAY) / (met + PRIOR))
        part = totals[i, places[3]] / length_ms if length_ms > 0 else plays * ASSUMED_PART
        out[20] = min(MOST_PART, (part + PRIOR * ASSUMED_PART) / (plays + PRIOR))
        at = 21
        for k in range(len(ASSUMED)):
            assumed = totals[i, places[4 + k]] + ASSUMED_FOR[k] * ASSUMED[k]
            out[at] = min(1.0, assumed / (met + ASSUMED_FOR[k]))
            at += 1
        out[at] = log1p(age_ms / HOUR)
        out[at + 1] = log1p(length_ms / 1000.0)
        at += 2
        for k in range(kind_count):
            out[at] = 1.0 if kinds[row] == k else 0.0
            at += 1
        out[at] = 1.0 if is_sponsored[row] else 0.0
        out[at + 1] = 1.0 if categories[row, 0] >= 0 else 0.0
        out[at + 2] = log1p(prices_paise[row] / 100.0)
        out[at + 3] = savings[row]
        out[at + 4], out[at + 5] = viewer[3], viewer[4]
    return made
