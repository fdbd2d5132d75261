"""How far people agree beyond chance: Krippendorff's α for names without an order. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from moderation.figures.intervals import wilson

Unit = Sequence[str | None]  # What each person said of one thing; `None` where they said nothing.


def alpha(units: Sequence[Unit]) -> float | None:
    """α: 1 is full agreement, 0 is what chance gives, below 0 is worse than chance.

    Units that fewer than two people judged say nothing. `None` where no unit can be compared; where
    everybody always said the same, there is nothing to disagree about and α is 1.

    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011.
    """
    counted = [Counter(v for v in unit if v is not None) for unit in units]
    return _alpha([c for c in counted if c.total() >= 2])


def interval(units: Sequence[Unit], seed: int, *, draws: int = 1000) -> tuple[float, float] | None:
    """An interval of 95 % of α, in [-1, 1]; `None` where there is no α.

    Drawing units anew says nothing of what few of them happened not to show: ten pairs that agree
    would be sure of it. So the interval also holds what Wilson's leaves open of the share of pairs
    that disagree; where nobody ever said anything else, that is from no better than chance to 1.
    """
    counted = [Counter(v for v in unit if v is not None) for unit in units]
    counted = [c for c in counted if c.total() >= 2]
    if not counted:
        return None
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(draws):
        value = _alpha([counted[i] for i in rng.integers(0, len(counted), len(counted))])
        found.append(1.0 if value is None else value)
    low, high = np.quantile(found, [0.025, 0.975])
    widest, narrowest = _left_open(counted)
    return max(-1.0, min(float(low), widest)), min(1.0, max(float(high), narrowest))


def _left_open(counted: Sequence[Counter[str]]) -> tuple[float, float]:
    """α at the ends of Wilson's interval of the share of pairs that disagree."""
    observed, expected = _disagreement(counted)
    least, most = wilson(observed, len(counted))
    # So much disagreement would itself make names vary that did not.
    varied = max(expected, most * (1.0 - most / 2.0))
    return 1.0 - most / varied, 1.0 - least / expected if expected else 1.0


def _alpha(counted: Sequence[Counter[str]]) -> float | None:
    if not counted:
        return None
    observed, expected = _disagreement(counted)
    return 1.0 if expected == 0 else 1.0 - observed / expected


def _disagreement(counted: Sequence[Counter[str]]) -> tuple[float, float]:
    """The share of pairs that disagree, and the one that chance would give."""
    totals: Counter[str] = Counter()
    observed = 0.0
    for unit in counted:
        n = unit.total()
        totals.update(unit)
        observed += sum(k * (n - k) for k in unit.values()) / (n - 1)
    n = totals.total()
    expected = sum(k * (n - k) for k in totals.values()) / (n - 1)
    return observed / n, expected / n
