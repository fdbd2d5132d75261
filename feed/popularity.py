"""How popular a clip is: smoothed points per impression, fading with age. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from experiments.values import Values
from feed.features.definitions import Subject, declared
from feed.params.popularity import (
    POINTS_BAG,
    POINTS_COMMENT,
    POINTS_FINISH,
    POINTS_LIKE,
    POINTS_PURCHASE,
    POINTS_SAVE,
    POINTS_SECOND,
    POINTS_SHARE,
    POPULARITY_HALF_LIFE,
    POPULARITY_PRIOR,
    POPULARITY_PRIOR_RATE,
    SHOPPED_BAG,
    SHOPPED_OPENED,
    SHOPPED_PRIOR,
    SHOPPED_PRIOR_RATE,
    SHOPPED_PURCHASE,
)

# Columns of the totals that a catalogue keeps, in this order.
_NAMES = (
    "impressions",
    "plays",
    "finishes",
    "likes",
    "comments",
    "saves",
    "shares",
    "bag_adds",
    "purchases",
    "watch_ms",
    "product_taps",
)
TOTALS = tuple(declared(Subject.VIDEO, name).name for name in _NAMES)
_POINTS = (
    None,
    None,
    POINTS_FINISH,
    POINTS_LIKE,
    POINTS_COMMENT,
    POINTS_SAVE,
    POINTS_SHARE,
    POINTS_BAG,
    POINTS_PURCHASE,
    None,
    None,
)
_SHOPPED = {
    "product_taps": SHOPPED_OPENED,
    "bag_adds": SHOPPED_BAG,
    "purchases": SHOPPED_PURCHASE,
}
WATCH_MS = TOTALS.index("watch_ms")
IMPRESSIONS = TOTALS.index("impressions")
PLAYS = TOTALS.index("plays")
HOUR_MS = 3_600_000.0
# Products are opened far more seldom than clips are met, and a million clips take time to sort.
SHOPPED_EVERY_MS = 10_000


@dataclass(frozen=True, slots=True)
class PopularityRule:
    """The parameters of popularity for one viewer; equal rules give equal orders.

    Args:
        every_ms: How old an order by this rule may grow while totals change.
    """

    points: tuple[float, ...]
    prior: float
    prior_rate: float
    half_life_h: float
    every_ms: int = 0
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Looked up several times a page; the sum of fifteen hashes is worked out once.
        told = (self.points, self.prior, self.prior_rate, self.half_life_h, self.every_ms)
        object.__setattr__(self, "_hash", hash(told))

    def __hash__(self) -> int:
        return self._hash


def rule_of(values: Values) -> PopularityRule:
    """The rule that `values` spell."""
    return _spelled(values) if values.is_tested else _usual()


def shopped_rule_of(values: Values) -> PopularityRule:
    """The rule by which clips are told whose products many viewers look at."""
    return _shopped(values) if values.is_tested else _usual_shopped()


@lru_cache(maxsize=1)
def _usual() -> PopularityRule:
    return _spelled(Values(UUID(int=0)))


@lru_cache(maxsize=1)
def _usual_shopped() -> PopularityRule:
    return _shopped(Values(UUID(int=0)))


def _spelled(values: Values) -> PopularityRule:
    return PopularityRule(
        points=tuple(
            values[POINTS_SECOND] / 1000 if i == WATCH_MS else values[p] if p else 0.0
            for i, p in enumerate(_POINTS)
        ),
        prior=values[POPULARITY_PRIOR],
        prior_rate=values[POPULARITY_PRIOR_RATE],
        half_life_h=values[POPULARITY_HALF_LIFE],
    )


def _shopped(values: Values) -> PopularityRule:
    return PopularityRule(
        points=tuple(values[p] if (p := _SHOPPED.get(name)) else 0.0 for name in TOTALS),
        prior=values[SHOPPED_PRIOR],
        prior_rate=values[SHOPPED_PRIOR_RATE],
        half_life_h=values[POPULARITY_HALF_LIFE],
        every_ms=SHOPPED_EVERY_MS,
    )


def rules_of(values: Values, *, is_promised: bool = False) -> tuple[PopularityRule, ...]:
    """Those whose orders pages read, so that snapshots have them ready.

    Args:
        is_promised: A model orders all clips, and nobody asks what sells; see `sources.shopped`.
    """
    return (rule_of(values),) if is_promised else (rule_of(values), shopped_rule_of(values))


def popularity_of(
    totals: NDArray[np.float32], age_ms: NDArray[np.float64], rule: PopularityRule
) -> NDArray[np.float64]:
    """Popularity in [0, 1); a clip that nobody has met yet starts at a half and fades.

    Args:
        totals: Shape (n, 11), columns as `TOTALS`.
        age_ms: Shape (n,), since publication.
    """
    earned = totals.astype(np.float64) @ np.array(rule.points) + rule.prior * rule.prior_rate
    # Events may be lost, so approvals can outnumber impressions.
    met = np.maximum(totals[:, IMPRESSIONS], totals[:, PLAYS]) + rule.prior
    rate = earned / met
    fading = 0.5 ** (np.maximum(age_ms, 0.0) / (rule.half_life_h * HOUR_MS))
    return np.asarray(rate / (rate + max(rule.prior_rate, 1e-9)) * fading)
