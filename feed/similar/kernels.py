"""The inner loop, compiled: what is proposed for each history.

For an example to learn from, a person's own later items must not speak for themselves: their
transitions and occurrences are taken out exactly (`is_left_out`). A compiled function is kept on
disk for as long as its own file stays the same, so it calls none of another module, takes its
numbers as arguments and imports no constant.
"""

from __future__ import annotations

import numba
import numpy as np

_NOTHING = 1e-6


@numba.njit(cache=True, nogil=True)
def _sink(scores, items, root, size):  # type: ignore[no-untyped-def]
    """Restores a heap, smallest first, below `root`."""
    while 2 * root + 1 < size:
        child = 2 * root + 1
        if child + 1 < size and scores[child + 1] < scores[child]:
            child += 1
        if scores[root] <= scores[child]:
            return
        scores[root], scores[child] = scores[child], scores[root]
        items[root], items[child] = items[child], items[root]
        root = child


@numba.njit(cache=True, nogil=True)
def _keep(scores, items, size, score, item):  # type: ignore[no-untyped-def]
    """Adds to the heap of the best, when it is full in place of its least; its size afterwards."""
    if size == len(scores):
        scores[0], items[0] = score, item
        _sink(scores, items, 0, size)
        return size
    at = size
    scores[at], items[at] = score, item
    while at and scores[at] < scores[(at - 1) // 2]:
        above = (at - 1) // 2
        scores[at], scores[above] = scores[above], scores[at]
        items[at], items[above] = items[above], items[at]
        at = above
    return size + 1


@numba.njit(cache=True, nogil=True)
def propose(  # type: ignore[no-untyped-def]
    people, items, starts, ends, is_left_out, forward, backward, occurrences, of_item, items_with,
    steps, backward_weight, from_power, to_power, recency_power, likeness_factor, likeness_term,
    most_heard, proposed, scores,
):  # fmt: skip
    """Fills `proposed` and `scores`, both (people, k), best first; -1 and 0 for none.

    Args:
        people: Which rows to fill them for.
        ends: A person's history is `items[starts[p]:ends[p]]`; what follows it until
            `starts[p + 1]` is left out of all counts when `is_left_out`.
        most_heard: A history's items older than so many are not heard.
    """
    n = len(occurrences)
    score = np.zeros(n, np.float64)
    met = np.zeros(n, np.bool_)
    own = np.zeros(n, np.float32)
    is_history = np.zeros(n, np.bool_)
    touched = np.empty(n, np.int32)
    taste = np.zeros(len(items_with.starts) - 1, np.float64)
    leaving = np.maximum(occurrences, 1.0) ** -from_power
    arriving = np.maximum(occurrences, 1.0) ** -to_power
    for row in range(len(people)):
        person = people[row]
        start, end, full = starts[person], ends[person], starts[person + 1]
        if not is_left_out:
            full = end
        heard = max(start, end - most_heard)
        for b in range(end, full):
            own[items[b]] = 1.0
        for a in range(start, end):
            is_history[items[a]] = True
        count = 0
        # What follows, and what came before, the items of the history.
        for a in range(heard, end):
            i = items[a]
            weight = (end - a) ** -recency_power * leaving[i]
            for e in range(forward.starts[i], forward.starts[i + 1]):
                j = forward.columns[e]
                if not met[j]:
                    met[j] = True
                    touched[count] = j
                    count += 1
                score[j] += weight * forward.weights[e]
            for e in range(backward.starts[i], backward.starts[i + 1]):
                j = backward.columns[e]
                if not met[j]:
                    met[j] = True
                    touched[count] = j
                    count += 1
                score[j] += backward_weight * weight * backward.weights[e]
            for b in range(end, min(full, a + len(steps))):
                score[items[b]] -= weight * steps[b - a]
            # What is like them.
            recency = 1.0 / (end - a)
            for e in range(of_item.starts[i], of_item.starts[i + 1]):
                taste[of_item.columns[e]] += recency * of_item.weights[e]
        if likeness_term > 0:
            for a in range(heard, end):
                i = items[a]
                for e in range(of_item.starts[i], of_item.starts[i + 1]):
                    name = of_item.columns[e]
                    for f in range(items_with.starts[name], items_with.starts[name + 1]):
                        j = items_with.columns[f]
                        if not met[j]:
                            met[j] = True
                            touched[count] = j
                            count += 1
        size = 0
        best, found = scores[row], proposed[row]
        for t in range(count):
            j = touched[t]
            links = score[j] if score[j] > _NOTHING else 0.0
            met[j] = False
            score[j] = 0.0
            if is_history[j]:
                continue
            like = 0.0
            for e in range(of_item.starts[j], of_item.starts[j + 1]):
                like += taste[of_item.columns[e]] * of_item.weights[e]
            if own[j] > 0:
                links *= max(occurrences[j] - 1.0, 1.0) ** -to_power
            else:
                links *= arriving[j]
            links = links * (1.0 + likeness_factor * like) + likeness_term * like
            if links > 0.0 and (size < len(best) or links > best[0]):
                size = _keep(best, found, size, links, j)
        best[size:] = 0.0
        found[size:] = -1
        for last in range(size - 1, 0, -1):
            best[0], best[last] = best[last], best[0]
            found[0], found[last] = found[last], found[0]
            _sink(best, found, 0, last)
        for b in range(end, full):
            own[items[b]] = 0.0
        for a in range(start, end):
            is_history[items[a]] = False
        for a in range(heard, end):
            for e in range(of_item.starts[items[a]], of_item.starts[items[a] + 1]):
                taste[of_item.columns[e]] = 0.0
