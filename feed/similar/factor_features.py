"""What `factors` say about each proposal; compiled, and kept as `kernels` says."""

from __future__ import annotations

import numba
import numpy as np

FACTOR_FEATURES = (
    "taste",
    "taste_last",
    "leads",
    "leads_last",
    "moment",
    "moment_since_last",
    "moment_since_newest",
    "moment_apart",
)
(TASTE, TASTE_LAST, LEADS, LEADS_LAST, MOMENT, MOMENT_SINCE_LAST, MOMENT_SINCE_NEWEST,
 MOMENT_APART) = range(len(FACTOR_FEATURES))  # fmt: skip
# A history's older items are no longer heard.
HEARD = 15
TASTE_POWER = 0.5  # The k-th newest item's taste counts k to the minus this.


@numba.njit(cache=True, nogil=True)
def describe_factors(  # type: ignore[no-untyped-def]
    people, items, starts, ends, tastes, origins, destinations, moments, proposed, features
):
    """Fills `features` (people, k, f) of `proposed` (people, k), arguments as in `kernels`."""
    taste = np.zeros(tastes.shape[1], np.float32)
    leads = np.zeros(origins.shape[1], np.float32)
    for k in range(len(people)):
        start, end = starts[people[k]], ends[people[k]]
        if end == start:
            continue
        last = items[end - 1]
        taste[:] = 0.0
        leads[:] = 0.0
        newest = moments[last]
        for a in range(max(start, end - HEARD), end):
            newest = max(newest, moments[items[a]])
            taste += np.float32((end - a) ** -TASTE_POWER) * tastes[items[a]]
            leads += np.float32(1.0 / (end - a)) * origins[items[a]]
        for z in range(proposed.shape[1]):
            j = proposed[k, z]
            if j < 0:
                break
            row = features[k, z]
            for q in range(len(taste)):
                row[TASTE] += taste[q] * tastes[j, q]
                row[TASTE_LAST] += tastes[last, q] * tastes[j, q]
            for q in range(len(leads)):
                row[LEADS] += leads[q] * destinations[j, q]
                row[LEADS_LAST] += origins[last, q] * destinations[j, q]
            row[MOMENT] = moments[j]
            row[MOMENT_SINCE_LAST] = moments[j] - moments[last]
            row[MOMENT_SINCE_NEWEST] = moments[j] - newest
            row[MOMENT_APART] = abs(moments[j] - moments[last])
