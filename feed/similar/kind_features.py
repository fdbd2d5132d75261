"""What is known about a proposal through what kinds of item follow each other; compiled."""

from __future__ import annotations

import numba
import numpy as np

from feed.similar.features import KIND_LAST_RATE, KINDS, KINDS_LAST


@numba.njit(nogil=True)
def describe_kinds(  # type: ignore[no-untyped-def]
    items, heard, end, full, of_item, kinds, steps, found, features, from_last, from_any,
):  # fmt: skip
    last = items[end - 1]
    from_last[:] = 0.0
    from_any[:] = 0.0
    own = np.zeros(len(from_last), np.float32)
    for b in range(end, full):
        for f in range(of_item.starts[items[b]], of_item.starts[items[b] + 1]):
            own[of_item.columns[f]] += 1.0
    for a in range(max(heard, end - 10), end):
        i = items[a]
        width = max(1, of_item.starts[i + 1] - of_item.starts[i])
        for e in range(of_item.starts[i], of_item.starts[i + 1]):
            kind = of_item.columns[e]
            weight = 1.0 / np.sqrt(kinds.occurrences[kind] - own[kind] + 10.0) / width
            recency = weight / (end - a)
            for g in range(kinds.forward.starts[kind], kinds.forward.starts[kind + 1]):
                then = kinds.forward.columns[g]
                if i == last:
                    from_last[then] += weight * kinds.forward.weights[g]
                from_any[then] += recency * kinds.forward.weights[g]
            # One's own later items must not have taught this.
            for b in range(end, full):
                for z in range(max(heard, b - len(steps) + 1), b):
                    shares = 0
                    for h in range(of_item.starts[items[z]], of_item.starts[items[z] + 1]):
                        if of_item.columns[h] == kind:
                            shares = 1
                    if shares:
                        for f in range(of_item.starts[items[b]], of_item.starts[items[b] + 1]):
                            then = of_item.columns[f]
                            if i == last:
                                from_last[then] -= weight * steps[b - z]
                            from_any[then] -= recency * steps[b - z]
    for z in range(len(found)):
        j = found[z]
        width = max(1, of_item.starts[j + 1] - of_item.starts[j])
        for f in range(of_item.starts[j], of_item.starts[j + 1]):
            then = of_item.columns[f]
            often = np.sqrt(kinds.occurrences[then] - own[then] + 10.0) * width
            features[z, KINDS_LAST] += from_last[then] / often
            features[z, KINDS] += from_any[then] / often
        for e in range(of_item.starts[last], of_item.starts[last + 1]):
            kind = of_item.columns[e]
            value = 0.0
            lo, hi = kinds.items.starts[kind], kinds.items.starts[kind + 1]
            stop = hi
            while lo < hi:
                mid = (lo + hi) // 2
                if kinds.items.columns[mid] < j:
                    lo = mid + 1
                else:
                    hi = mid
            if lo < stop and kinds.items.columns[lo] == j:
                value = kinds.items.weights[lo]
                for b in range(end, full):
                    if items[b] == j:
                        for a in range(max(heard, b - len(steps) + 1), b):
                            for h in range(of_item.starts[items[a]], of_item.starts[items[a] + 1]):
                                if of_item.columns[h] == kind:
                                    value -= steps[b - a]
                if value > 1e-4:
                    features[z, KIND_LAST_RATE] += (
                        of_item.weights[e] * value / (kinds.occurrences[kind] - own[kind] + 1.0)
                    )
