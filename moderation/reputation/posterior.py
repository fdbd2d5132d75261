"""How often somebody is right: a Beta posterior whose evidence halves with age. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from scipy.special import betaincinv

DAY_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that turned out well or not.

    Args:
        weight: How much it says; not negative.
    """

    is_good: bool
    weight: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Posterior:
    """Beta(prior + evidence), the evidence as of `at`. The prior does not decay.

    Args:
        good: Weight of what turned out well; `bad` of the rest.
        at: `None` while there is no evidence.
    """

    prior_good: float
    prior_bad: float
    good: float = 0.0
    bad: float = 0.0
    at: datetime | None = None

    def decayed(self, now: datetime, half_life_days: float) -> Posterior:
        """The same at `now`; a moment before `at` changes nothing."""
        if self.at is None or now <= self.at:
            return self
        left = fading(self.at, now, half_life_days)
        return replace(self, good=self.good * left, bad=self.bad * left, at=now)

    @property
    def evidence(self) -> float:
        """Weight of all that was seen."""
        return self.good + self.bad

    @property
    def mean(self) -> float:
        """The rate to expect, in (0, 1)."""
        return (self.prior_good + self.good) / (self.prior_good + self.prior_bad + self.evidence)

    def lower(self, quantile: float) -> float:
        """The rate that is exceeded with probability 1 − `quantile`."""
        return float(betaincinv(self.prior_good + self.good, self.prior_bad + self.bad, quantile))

    def upper(self, quantile: float) -> float:
        """The rate that is not exceeded with that probability."""
        return self.lower(1.0 - quantile)


def posterior_of(prior: Posterior, seen: Iterable[Observation], half_life_days: float) -> Posterior:
    """`prior` with all of `seen`, as of the latest of them.

    The sums are rounded once, so their order does not count, and what was taken out again leaves
    no trace.
    """
    all_seen = list(seen)
    if not all_seen:
        return prior
    latest = max(one.at for one in all_seen)

    def weight_of(kind: bool) -> float:
        return math.fsum(
            one.weight * fading(one.at, latest, half_life_days)
            for one in all_seen
            if one.is_good is kind
        )

    return replace(prior, good=weight_of(True), bad=weight_of(False), at=latest)


def fading(then: datetime, now: datetime, half_life_days: float) -> float:
    """What is left at `now` of a weight of 1."""
    return float(0.5 ** ((now - then).total_seconds() / DAY_S / half_life_days))
