"""What counts and likeness say about each proposal; compiled, and kept as `kernels` says."""

from __future__ import annotations

import numba
import numpy as np

COUNT_FEATURES = (
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
)
(SCORE_LOG, RANK, SCORE_SHARE, OCCURRENCES, LAST_OCCURRENCES, HISTORY, LIKENESS, LIKENESS_LAST,
 LIKENESS_BEFORE, LIKENESS_BEST, ATTRIBUTES, LAST_COUNT, LAST_RATE, BEFORE_RATE, THIRD_RATE,
 OLDER_RATE, FORWARD, SUPPORT, COSINE, BACK_LAST_RATE, BACK,
) = range(len(COUNT_FEATURES))  # fmt: skip
# Of a history's older items likeness is not asked.
COMPARED = 10


@numba.njit(cache=True, nogil=True)
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


@numba.njit(cache=True, nogil=True)
def describe_counts(  # type: ignore[no-untyped-def]
    people, items, starts, ends, is_left_out, forward, backward, occurrences, of_item, steps,
    recency_power, from_power, most_heard, proposed, scores, features,
):  # fmt: skip
    """Fills `features` (people, k, f) of what `kernels.propose` proposed to the same people."""
    place = np.full(len(occurrences), -1, np.int32)
    own = np.zeros(len(occurrences), np.float32)
    for k in range(len(people)):
        person = people[k]
        start, end, full = starts[person], ends[person], starts[person + 1]
        if end == start:
            continue
        if not is_left_out:
            full = end
        heard = max(start, end - most_heard)
        last = items[end - 1]
        for b in range(end, full):
            own[items[b]] = 1.0
        for z in range(proposed.shape[1]):
            j = proposed[k, z]
            if j < 0:
                break
            place[j] = z
            row = features[k, z]
            row[SCORE_LOG] = np.log(scores[k, z])
            row[RANK] = z
            row[SCORE_SHARE] = scores[k, z] / scores[k, 0]
            row[OCCURRENCES] = occurrences[j] - own[j]
            row[LAST_OCCURRENCES] = occurrences[last]
            row[HISTORY] = end - start
            row[ATTRIBUTES] = of_item.starts[j + 1] - of_item.starts[j]
            if row[ATTRIBUTES] == 0:
                continue
            for a in range(max(heard, end - COMPARED), end):
                like = _likeness(of_item, items[a], j)
                row[LIKENESS] += like / (end - a)
                if a == end - 1:
                    row[LIKENESS_LAST] = like
                elif a == end - 2:
                    row[LIKENESS_BEFORE] = like
                row[LIKENESS_BEST] = max(row[LIKENESS_BEST], like)
        for a in range(heard, end):
            i = items[a]
            ago = end - a
            often = max(occurrences[i], 1.0)
            weight = ago**-recency_power / often**from_power
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
                row = features[k, z]
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
                        features[k, z, BACK_LAST_RATE] = backward.weights[e] / often
                    features[k, z, BACK] += weight * backward.weights[e]
        for b in range(end, full):
            own[items[b]] = 0.0
        for z in range(proposed.shape[1]):
            if proposed[k, z] >= 0:
                place[proposed[k, z]] = -1
