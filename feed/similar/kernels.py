"""The inner loop, compiled: what is proposed for each history.

For an example to learn from, a person's own later items must not speak for themselves: their
transitions and occurrences are taken out exactly (`is_left_out`). Nothing compiled is kept on
disk: numba would go on using it after a change of the modules called from here.
"""

from __future__ import annotations

import numba
import numpy as np

from feed.similar.features import describe
from feed.similar.kind_features import describe_kinds

# A history's older items are no longer heard.
HEARD = 50
_NOTHING = 1e-6


@numba.njit(nogil=True)
def propose(  # type: ignore[no-untyped-def]
    people, items, starts, ends, is_left_out, forward, backward, occurrences,
    of_item, items_with, kinds, rule, steps, proposed, features,
):  # fmt: skip
    """Fills `proposed` (people, k), best first, -1 for none, and `features` (people, k, f).

    Args:
        people: Which rows to fill.
        ends: A person's history is `items[starts[p]:ends[p]]`; what follows it until
            `starts[p + 1]` is left out of all counts when `is_left_out`.
    """
    n = len(occurrences)
    most = proposed.shape[1]
    score = np.zeros(n, np.float64)
    place = np.full(n, -1, np.int32)
    met = np.zeros(n, np.bool_)
    own = np.zeros(n, np.float32)
    is_history = np.zeros(n, np.bool_)
    touched = np.empty(n, np.int32)
    taste = np.zeros(len(items_with.starts) - 1, np.float64)
    from_last = np.zeros(len(taste), np.float64)
    from_any = np.zeros(len(taste), np.float64)
    for person in people:
        start, end, full = starts[person], ends[person], starts[person + 1]
        if not is_left_out:
            full = end
        heard = max(start, end - HEARD)
        for b in range(end, full):
            own[items[b]] = 1.0
        for a in range(start, end):
            is_history[items[a]] = True
        count = 0
        # What follows, and what came before, the items of the history.
        for a in range(heard, end):
            i = items[a]
            weight = (end - a) ** -rule.recency_power / max(occurrences[i], 1.0) ** rule.from_power
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
                score[j] += rule.backward * weight * backward.weights[e]
            for b in range(end, min(full, a + len(steps))):
                score[items[b]] -= weight * steps[b - a]
            # What is like them.
            recency = 1.0 / (end - a)
            for e in range(of_item.starts[i], of_item.starts[i + 1]):
                taste[of_item.columns[e]] += recency * of_item.weights[e]
        if rule.likeness_term > 0:
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
        kept = 0
        for t in range(count):
            j = touched[t]
            like = 0.0
            for e in range(of_item.starts[j], of_item.starts[j + 1]):
                like += taste[of_item.columns[e]] * of_item.weights[e]
            links = score[j] if score[j] > _NOTHING else 0.0
            links /= max(occurrences[j] - own[j], 1.0) ** rule.to_power
            links = links * (1.0 + rule.likeness_factor * like) + rule.likeness_term * like
            met[j] = False
            score[j] = 0.0
            if not is_history[j] and links > 0.0:
                touched[kept] = j
                score[j] = links
                kept += 1
        order = np.argsort(-score[touched[:kept]])
        found = min(kept, most)
        for z in range(found):
            j = touched[order[z]]
            proposed[person, z] = j
            place[j] = z
        for z in range(found, most):
            proposed[person, z] = -1
        if found:
            describe(
                person, items, starts, start, heard, end, full, forward, backward, occurrences,
                of_item, rule, steps, proposed[person, :found], features[person], place, own,
                score, taste,
            )  # fmt: skip
            if len(of_item.columns):
                describe_kinds(
                    items, heard, end, full, of_item, kinds, steps, proposed[person, :found],
                    features[person], from_last, from_any,
                )  # fmt: skip
        for z in range(found):
            place[proposed[person, z]] = -1
        for t in range(kept):
            score[touched[t]] = 0.0
        for b in range(end, full):
            own[items[b]] = 0.0
        for a in range(start, end):
            is_history[items[a]] = False
        for a in range(heard, end):
            for e in range(of_item.starts[items[a]], of_item.starts[items[a] + 1]):
                taste[of_item.columns[e]] = 0.0
