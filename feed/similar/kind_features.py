"""What is known about a proposal through what kinds of item follow each other; compiled, and kept
as `kernels` says."""

from __future__ import annotations

import numba
import numpy as np

KIND_FEATURES = ("kinds_last", "kinds", "kind_last_rate")
KINDS_LAST, KINDS, KIND_LAST_RATE = range(len(KIND_FEATURES))
COMPARED = 10


@numba.njit(cache=True, nogil=True)
def describe_kinds(  # type: ignore[no-untyped-def]
    people, items, starts, ends, is_left_out, of_item, kinds_forward, kinds_items,
    kinds_occurrences, steps, proposed, features,
):  # fmt: skip
    """Fills `features` (people, k, f) of `proposed` (people, k), arguments as in `kernels`."""
    from_last = np.zeros(len(kinds_occurrences), np.float64)
    from_any = np.zeros(len(kinds_occurrences), np.float64)
    own = np.zeros(len(kinds_occurrences), np.float32)
    for k in range(len(people)):
        person = people[k]
        start, end, full = starts[person], ends[person], starts[person + 1]
        if end == start:
            continue
        if not is_left_out:
            full = end
        heard = max(start, end - COMPARED)
        last = items[end - 1]
        from_last[:] = 0.0
        from_any[:] = 0.0
        own[:] = 0.0
        for b in range(end, full):
            for f in range(of_item.starts[items[b]], of_item.starts[items[b] + 1]):
                own[of_item.columns[f]] += 1.0
        for a in range(heard, end):
            i = items[a]
            width = max(1, of_item.starts[i + 1] - of_item.starts[i])
            for e in range(of_item.starts[i], of_item.starts[i + 1]):
                kind = of_item.columns[e]
                weight = 1.0 / np.sqrt(kinds_occurrences[kind] - own[kind] + 10.0) / width
                recency = weight / (end - a)
                for g in range(kinds_forward.starts[kind], kinds_forward.starts[kind + 1]):
                    then = kinds_forward.columns[g]
                    if i == last:
                        from_last[then] += weight * kinds_forward.weights[g]
                    from_any[then] += recency * kinds_forward.weights[g]
                # One's own later items must not have taught this.
                for b in range(end, full):
                    for z in range(max(start, b - len(steps) + 1), b):
                        shares = False
                        for h in range(of_item.starts[items[z]], of_item.starts[items[z] + 1]):
                            if of_item.columns[h] == kind:
                                shares = True
                        if shares:
                            for f in range(of_item.starts[items[b]], of_item.starts[items[b] + 1]):
                                then = of_item.columns[f]
                                if i == last:
                                    from_last[then] -= weight * steps[b - z]
                                from_any[then] -= recency * steps[b - z]
        for z in range(proposed.shape[1]):
            j = proposed[k, z]
            if j < 0:
                break
            width = max(1, of_item.starts[j + 1] - of_item.starts[j])
            for f in range(of_item.starts[j], of_item.starts[j + 1]):
                then = of_item.columns[f]
                often = np.sqrt(kinds_occurrences[then] - own[then] + 10.0) * width
                features[k, z, KINDS_LAST] += from_last[then] / often
                features[k, z, KINDS] += from_any[then] / often
            for e in range(of_item.starts[last], of_item.starts[last + 1]):
                kind = of_item.columns[e]
                value = 0.0
                lo, hi = kinds_items.starts[kind], kinds_items.starts[kind + 1]
                stop = hi
                while lo < hi:
                    mid = (lo + hi) // 2
                    if kinds_items.columns[mid] < j:
                        lo = mid + 1
                    else:
                        hi = mid
                if lo < stop and kinds_items.columns[lo] == j:
                    value = kinds_items.weights[lo]
                    for b in range(end, full):
                        if items[b] == j:
                            for a in range(max(start, b - len(steps) + 1), b):
                                i = items[a]
                                for h in range(of_item.starts[i], of_item.starts[i + 1]):
                                    if of_item.columns[h] == kind:
                                        value -= steps[b - a]
                    if value > 1e-4:
                        features[k, z, KIND_LAST_RATE] += (
                            of_item.weights[e] * value / (kinds_occurrences[kind] - own[kind] + 1.0)
                        )
