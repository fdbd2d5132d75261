"""What invented viewers did, view by view, and its sums by viewer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.simulation.chance import Floats, Ints
from bench.simulation.response import Outcome


@dataclass(frozen=True, slots=True)
class Log:
    """Views in the order in which each viewer had them.

    Args:
        visit: The sitting each belongs to.
        at_ms: When the clip began to play.
    """

    viewer: Ints
    clip: Ints
    visit: Ints
    at_ms: Ints
    outcome: Outcome


@dataclass(slots=True)
class Tally:
    """Sums by viewer over the days that count; each of shape (viewers,)."""

    visits: Floats
    views: Floats
    watch_s: Floats
    taps: Floats
    orders: Floats
    value_s: Floats

    @staticmethod
    def of(viewers: int) -> Tally:
        return Tally(*(np.zeros(viewers) for _ in range(6)))

    def add(self, log: Log, counts: Floats) -> None:
        """Adds those views that `counts` marks with 1."""
        for name, what in (
            ("views", np.ones(len(log.viewer))),
            ("watch_s", log.outcome.watch_s),
            ("taps", log.outcome.tapped),
            ("orders", log.outcome.ordered),
            ("value_s", log.outcome.value_s),
        ):
            getattr(self, name)[:] += np.bincount(
                log.viewer, weights=what * counts, minlength=len(self.views)
            )


def joined(parts: list[Log]) -> Log:
    """The views of all parts, one after the other."""
    outcomes = [p.outcome for p in parts]

    def column(name: str) -> NDArray[Any]:
        return np.concatenate([getattr(o, name) for o in outcomes])

    outcome = Outcome(
        column("watch_s"), column("is_swiped"),
        {a: np.concatenate([o.acts[a] for o in outcomes]) for a in outcomes[0].acts},
        column("tapped"), column("bagged"), column("ordered"), column("enjoyed"),
    )  # fmt: skip
    viewer, clip, visit, at_ms = (
        np.concatenate([getattr(p, c) for p in parts]) for c in ("viewer", "clip", "visit", "at_ms")
    )
    return Log(viewer, clip, visit, at_ms, outcome)


def taken(log: Log, at: Ints) -> Log:
    """The views at `at`, in that order."""
    one = log.outcome
    outcome = Outcome(
        one.watch_s[at], one.is_swiped[at], {a: f[at] for a, f in one.acts.items()},
        one.tapped[at], one.bagged[at], one.ordered[at], one.enjoyed[at],
    )  # fmt: skip
    return Log(log.viewer[at], log.clip[at], log.visit[at], log.at_ms[at], outcome)
