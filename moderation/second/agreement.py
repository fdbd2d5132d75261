"""How far people agree beyond chance: Krippendorff's α for names without an order. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

Unit = Sequence[str | None]  # What each person said of one thing; `None` where they said nothing.


def alpha(units: Sequence[Unit]) -> float | None:
    """α: 1 is full agreement, 0 is what chance gives, below 0 is worse than chance.

    Units that fewer than two people judged say nothing. `None` where no unit can be compared; where
    everybody always said the same, there is nothing to disagree about and α is 1.

    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.
    """
    counted = [Counter(v for v in unit if v is not None) for unit in units]
    return _alpha([c for c in counted if c.total() >= 2])


def interval(
    units: Sequence[Unit], seed: int, *, draws: int = 1000, level: float = 0.95
) -> tuple[float, float] | None:
    """An interval of α by drawing units anew; `None` where there is no α."""
    counted = [Counter(v for v in unit if v is not None) for unit in units]
    counted = [c for c in counted if c.total() >= 2]
    if not counted:
        return None
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(draws):
        value = _alpha([counted[i] for i in rng.integers(0, len(counted), len(counted))])
        found.append(1.0 if value is None else value)
    low, high = np.quantile(found, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def _alpha(counted: Sequence[Counter[str]]) -> float | None:
    if not counted:
        return None
    totals: Counter[str] = Counter()
    observed = 0.0
    for unit in counted:
        n = unit.total()
        totals.update(unit)
        observed += sum(k * (n - k) for k in unit.values()) / (n - 1)
    n = totals.total()
    expected = sum(k * (n - k) for k in totals.values()) / (n - 1)
    return 1.0 if expected == 0 else 1.0 - observed / expected
