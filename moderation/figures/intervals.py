"""Shares with honest intervals. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """A share of something, between `low` and `high` with 95 % certainty."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Stratum:
    """What was found in one stratum of a sample.

    Args:
        weight: Its share of all views.
    """

    weight: float
    n: int
    violating: int


def wilson(share: float, n: float) -> tuple[float, float]:
    """Wilson's interval of a share that was seen among `n`; all of [0, 1] where `n` is 0."""
    if n <= 0:
        return 0.0, 1.0
    z2 = Z95 * Z95
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def share_of(k: int, n: int) -> Share | None:
    """`k` of `n`; `None` where there is nothing."""
    if n == 0:
        return None
    low, high = wilson(k / n, n)
    return Share(k / n, low, high, n)


def weighted(strata: Sequence[Stratum]) -> Share | None:
    """The share over strata by their weights; `None` where nothing was judged.

    Within a stratum every judged draw counts alike. The interval is Wilson's on the number of draws
    of a simple sample that would be as sure, so it is honest also where nothing was found.
    """
    seen = [s for s in strata if s.n > 0]
    total = sum(s.weight for s in seen)
    if total <= 0:
        return None
    weights = [s.weight / total for s in seen]
    value = sum(w * s.violating / s.n for w, s in zip(weights, seen, strict=True))
    worth = 1.0 / sum(w * w / s.n for w, s in zip(weights, seen, strict=True))
    low, high = wilson(value, worth)
    return Share(value, low, high, sum(s.n for s in seen))
