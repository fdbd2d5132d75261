"""What another way of choosing would have earned, by what this one showed with logged chances.

Each row is one choice: what it earned, the chance it had under the policy that made it, and the
chance the policy in question gives it. Off-policy estimates are only as good as those chances: a
choice that could not have been logged cannot be weighed back, whatever the estimator.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Logged:
    """Choices that were made and logged.

    Args:
        reward: Shape (n,): what each earned.
        logged: Shape (n,), in (0, 1]: its chance under the policy that made it.
        wanted: Shape (n,), in [0, 1]: its chance under the policy in question.
        unit: Shape (n,): choices that depend on each other, as those of one viewer, share a number;
            `None` when each stands alone.

    Raises:
        ValueError: Shapes differ, nothing was logged, or a number cannot be a chance.
    """

    reward: Reals
    logged: Reals
    wanted: Reals
    unit: NDArray[np.int64] | None = None

    def __post_init__(self) -> None:
        units = self.reward if self.unit is None else self.unit
        shapes = {c.shape for c in (self.reward, self.logged, self.wanted, units)}
        if len(self.reward) == 0 or len(shapes) > 1:
            raise ValueError("rewards and chances need one entry a choice, and at least one choice")
        if not np.isfinite(self.reward).all():
            raise ValueError("a reward is not finite")
        if not ((self.logged > 0) & (self.logged <= 1)).all():
            raise ValueError("a logged choice has a chance above 0 and at most 1")
        if not ((self.wanted >= 0) & (self.wanted <= 1)).all():
            raise ValueError("a chance lies between 0 and 1")

    @property
    def weight(self) -> Reals:
        """How much likelier each choice is under the policy in question."""
        return np.asarray(self.wanted / self.logged)

    @property
    def effective(self) -> float:
        """As how many choices of the policy in question these count (Kish)."""
        weight = self.weight
        return float(weight.sum() ** 2 / max((weight**2).sum(), 1e-300))


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean reward with its 95 % interval (normal)."""

    value: float
    low: float
    high: float

    @staticmethod
    def of(value: float, influence: Reals, unit: NDArray[np.int64] | None = None) -> Estimate:
        """From how far each choice pulls the value: shape (n,), mean 0."""
        if unit is not None:
            number = np.unique(unit, return_inverse=True)[1]
            influence = np.bincount(number, weights=influence).astype(np.float64)
        n, error = len(influence), 0.0
        if n > 1:
            spread = influence - influence.mean()
            error = float(np.sqrt((spread**2).sum() * n / (n - 1)))
        return Estimate(value, value - Z95 * error, value + Z95 * error)

    def has(self, value: float) -> bool:
        """Whether `value` lies in the interval."""
        return self.low <= value <= self.high


def mean(reward: Reals, unit: NDArray[np.int64] | None = None) -> Estimate:
    """What a policy earned by itself."""
    value = float(reward.mean())
    return Estimate.of(value, (reward - value) / len(reward), unit)


def ips(log: Logged) -> Estimate:
    """Inverse propensity score: unbiased, with a variance that grows with the weights."""
    earned = log.weight * log.reward
    value = float(earned.mean())
    return Estimate.of(value, (earned - value) / len(earned), log.unit)


def snips(log: Logged) -> Estimate:
    """Self-normalised: slightly biased, calmer, and moves with a constant added to all rewards.

    Raises:
        ValueError: The policy in question would have made none of the choices.
    """
    weight = log.weight
    if weight.sum() <= 0:
        raise ValueError("the policy in question would have made none of the logged choices")
    value = float((weight * log.reward).sum() / weight.sum())
    return Estimate.of(value, weight * (log.reward - value) / weight.sum(), log.unit)


def doubly_robust(log: Logged, foreseen: Reals, expected: Reals) -> Estimate:
    """A reward model, corrected where choices were logged: right when either is.

    Args:
        foreseen: Shape (n,): what the model foresees for the choice that was made; it must not
            have learned from that very choice.
        expected: Shape (n,): what it foresees on average over the policy in question there.
    """
    if foreseen.shape != log.reward.shape or expected.shape != log.reward.shape:
        raise ValueError("the model has to foresee each choice")
    each = expected + log.weight * (log.reward - foreseen)
    value = float(each.mean())
    return Estimate.of(value, (each - value) / len(each), log.unit)
