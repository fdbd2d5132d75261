"""Differences between feeds with their intervals; the unit is the viewer.

The same viewers, visits and luck meet every feed, so the sums of one viewer under two feeds are a
pair. A ratio of sums is linearised (delta method) and the pairs give its standard error.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bench.simulation.chance import Floats
from bench.simulation.log import Tally

Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Lift:
    """By what fraction a ratio is higher; `low` and `high` end its 95 % interval."""

    lift: float
    low: float
    high: float


def lift_of(ours: tuple[Floats, Floats], theirs: tuple[Floats, Floats]) -> Lift:
    """The lift of Σ over / Σ under between two feeds.

    Args:
        ours: `over` and `under` by viewer; `theirs` likewise, of the same viewers.

    Raises:
        ValueError: One of the four sums is zero.
    """
    (mine, per_mine), (other, per_other) = _relative(*ours), _relative(*theirs)
    spread = per_mine - per_other
    error = float(np.sqrt((spread**2).sum()) / len(spread))
    log_lift = float(np.log(mine / other))
    low, high = log_lift - Z95 * error, log_lift + Z95 * error
    return Lift(float(np.expm1(log_lift)), float(np.expm1(low)), float(np.expm1(high)))


def _relative(over: Floats, under: Floats) -> tuple[float, Floats]:
    """A ratio, and what each viewer adds to its logarithm (times their number)."""
    if over.sum() <= 0 or under.sum() <= 0:
        raise ValueError("A ratio of nothing cannot be compared.")
    return float(over.sum() / under.sum()), over / over.mean() - under / under.mean()


def compared(ours: Tally, theirs: Tally) -> dict[str, float]:
    """The lifts that the benchmark prints.

    Product-page CTR is taps per view; conversion is orders per visit; time is seconds watched a
    viewer.
    """
    everyone = np.ones(len(ours.views))
    ratios = {
        "ctr": ((ours.taps, ours.views), (theirs.taps, theirs.views)),
        "conversion": ((ours.orders, ours.visits), (theirs.orders, theirs.visits)),
        "time": ((ours.watch_s, everyone), (theirs.watch_s, everyone)),
        "orders_per_tap": ((ours.orders, ours.taps), (theirs.orders, theirs.taps)),
        "value": ((ours.value_s, everyone), (theirs.value_s, everyone)),
    }
    found: dict[str, float] = {}
    for name, (mine, other) in ratios.items():
        lift = lift_of(mine, other)
        found |= {
            f"{name}_lift": round(lift.lift, 4),
            f"{name}_low": round(lift.low, 4),
            f"{name}_high": round(lift.high, 4),
        }
    return found


def summary(tally: Tally) -> dict[str, float]:
    """A feed's own figures."""
    return {
        "views_per_visit": round(float(tally.views.sum() / tally.visits.sum()), 2),
        "ctr": round(float(tally.taps.sum() / tally.views.sum()), 5),
        "orders_per_visit": round(float(tally.orders.sum() / tally.visits.sum()), 5),
        "orders": int(tally.orders.sum()),
        "watch_s_per_view": round(float(tally.watch_s.sum() / tally.views.sum()), 2),
        "watch_s_per_viewer": round(float(tally.watch_s.mean()), 1),
        "value_s_per_viewer": round(float(tally.value_s.mean()), 1),
    }
