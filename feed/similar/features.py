"""What is known about each proposal, declared once for training and serving; compiled."""

from __future__ import annotations

import numba
import numpy as np

FEATURES = (
    "score_log",
    "rank",
    "score_share",
    "occurrences",
    "last_occurrences",
    "history",
    "likeness",
    "likeness_last",
    "likeness_before",
    "likeness_best",
    "attributes",
    "last_count",
    "last_rate",
    "before_rate",
    "third_rate",
    "older_rate",
    "forward",
    "support",
    "cosine",
    "back_last_rate",
    "back",
    "kinds_last",
    "kinds",
    "kind_last_rate",
)
(SCORE_LOG, RANK, SCORE_SHARE, OCCURRENCES, LAST_OCCURRENCES, HISTORY, LIKENESS, LIKENESS_LAST,
 LIKENESS_BEFORE, LIKENESS_BEST, ATTRIBUTES, LAST_COUNT, LAST_RATE, BEFORE_RATE, THIRD_RATE,
 OLDER_RATE, FORWARD, SUPPORT, COSINE, BACK_LAST_RATE, BACK, KINDS_LAST, KINDS,
 KIND_LAST_RATE) = range(len(FEATURES))  # fmt: skip


@numba.njit(nogil=True)
def _likeness(attributes, one, other):  # type: ignore[no-untyped-def]
    total = 0.0
    a, b = attributes.starts[one], attributes.starts[other]
    while a < attributes.starts[one + 1] and b < attributes.starts[other + 1]:
        if attributes.columns[a] == attributes.columns[b]:
            total += attributes.weights[a] * attributes.weights[b]
            a += 1
            b += 1
        elif attributes.columns[a] < attributes.columns[b]:
            a += 1
        else:
            b += 1
    return total


@numba.njit(nogil=True)
def describe(  # type: ignore[no-untyped-def]
    person, items, starts, start, heard, end, full, forward, backward, occurrences,
    of_item, rule, steps, found, features, place, own, score, taste,
):  # fmt: skip
    features[:] = 0.0
    last = items[end - 1]
    top = score[found[0]]
    for z in range(len(found)):
        j = found[z]
        row = features[z]
        row[SCORE_LOG] = np.log(score[j])
        row[RANK] = z
        row[SCORE_SHARE] = score[j] / top
        row[OCCURRENCES] = occurrences[j] - own[j]
        row[LAST_OCCURRENCES] = occurrences[last]
        row[HISTORY] = end - start
        for e in range(of_item.starts[j], of_item.starts[j + 1]):
            row[LIKENESS] += taste[of_item.columns[e]] * of_item.weights[e]
        row[ATTRIBUTES] = of_item.starts[j + 1] - of_item.starts[j]
        for a in range(max(heard, end - 10), end):
            like = _likeness(of_item, items[a], j)
            if a == end - 1:
                row[LIKENESS_LAST] = like
            elif a == end - 2:
                row[LIKENESS_BEFORE] = like
            row[LIKENESS_BEST] = max(row[LIKENESS_BEST], like)
    for a in range(heard, end):
        i = items[a]
        ago = end - a
        often = max(occurrences[i], 1.0)
        weight = ago**-rule.recency_power / often**rule.from_power
        for e in range(forward.starts[i], forward.starts[i + 1]):
            z = place[forward.columns[e]]
            if z < 0:
                continue
            value = forward.weights[e]
            if own[forward.columns[e]] > 0:
                for b in range(end, min(full, a + len(steps))):
                    if items[b] == forward.columns[e]:
                        value -= steps[b - a]
                if value < 1e-4:
                    continue
            row = features[z]
            rate = value / often
            if ago == 1:
                row[LAST_COUNT] = value
                row[LAST_RATE] = rate
            elif ago == 2:
                row[BEFORE_RATE] = rate
            elif ago == 3:
                row[THIRD_RATE] = rate
            else:
                row[OLDER_RATE] += rate
            row[FORWARD] += weight * value
            row[SUPPORT] += 1
            row[COSINE] += value / np.sqrt(often * max(row[OCCURRENCES], 1.0))
        for e in range(backward.starts[i], backward.starts[i + 1]):
            z = place[backward.columns[e]]
            if z >= 0:
                if ago == 1:
                    features[z, BACK_LAST_RATE] = backward.weights[e] / often
                features[z, BACK] += weight * backward.weights[e]
