"""The clips that get a place whatever their score: little known ones, and ones that are owed some.

Made with each snapshot, read by the sources `exploration` and `guarantee`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from prometheus_client import Gauge

from feed.catalogue.eligible import NO_ROWS, NOWHERE, Chances, Eligible, Mask, Rows, Vector
from feed.lots import Lots
from feed.params.places import (
    EXPLORE_BELOW,
    EXPLORE_POOL,
    EXPLORE_UNIFORM,
    EXPOSURE_HOURS,
    EXPOSURE_IMPRESSIONS,
)
from feed.popularity import HOUR_MS, IMPRESSIONS, PLAYS, TOTALS

DRAWS = 512  # Of all posteriors at once; the chance of each clip to win is counted over these.
OWED_POOL = 1_000
LEAST_LEFT_H = 0.05
LATE = Gauge(
    "jhalak_exposure_late_clips",
    "Published clips whose time for the promised audience is over before they have had it.",
)
OWED = Gauge("jhalak_exposure_owed_clips", "Published clips still owed some of it, late ones too.")
PRIOR_GOOD, PRIOR_BAD = 1.0, 3.0
GOOD = [TOTALS.index(name) for name in ("finishes", "likes", "saves", "shares", "bag_adds")]

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spread:
    """How a draw keeps to categories that were not met lately.

    Args:
        met: Numbers of categories; one that was met twice comes twice, a negative one is none.
        apart: In (0, 1], by what a chance is multiplied each time its category was met or drawn.
    """

    met: NDArray[np.int32]
    apart: float


NO_SPREAD = Spread(np.empty(0, np.int32), 1.0)


@dataclass(frozen=True, slots=True)
class Pool:
    """Rows and the chance of each to be drawn, adding up to 1 unless it is a part of another.

    Args:
        coarse: Shape (rows, 64), int8: what the clips are about, as numbers of `step`.
        categories: Shape (rows,): the first of each; negative for none.
    """

    rows: Rows
    chance: Chances
    coarse: NDArray[np.int8]
    step: float
    categories: NDArray[np.int32]

    @staticmethod
    def of(
        rows: Rows,
        chance: Chances,
        vectors: Vectors,
        categories: NDArray[np.int32] | None = None,
    ) -> Pool:
        """
        Args:
            vectors: Shape (catalogue, 64).
            categories: Shape (catalogue, k); without them no draw is spread.
        """
        of = np.full(len(rows), -1, np.int32) if categories is None else categories[rows, 0]
        about = vectors[rows]
        step = max(float(np.abs(about).max(initial=0.0)), 1e-6) / 127
        return Pool(rows, chance, np.rint(about / step).astype(np.int8), step, of)

    def only(self, kept: Mask) -> Pool:
        """The rows that are `kept`, each as likely in comparison to the others as before."""
        return Pool(
            self.rows[kept], self.chance[kept], self.coarse[kept], self.step, self.categories[kept]
        )

    def draw(
        self,
        eligible: Eligible,
        count: int,
        lots: Lots,
        towards: Vector = NOWHERE,
        pull: float = 1.0,
        spread: Spread = NO_SPREAD,
    ) -> tuple[Rows, Chances, int]:
        """Up to `count` different rows that are left, in the order of drawing.

        Args:
            towards: Shape (64,), float32: a chance is multiplied by e to the power of `pull` times
                its clip's dot product with this; none becomes zero.

        Returns:
            The rows, for each the exact chance that it was drawn at its turn, and how many were
            left to draw from before the first.
        """
        if count <= 0 or not len(self.rows):
            return NO_ROWS, np.empty(0, np.float64), 0
        drawn = np.array([lots.draw() for _ in range(count)])
        return eligible.draw(
            self.rows, self.chance, self.coarse, towards, pull * self.step, drawn,
            self.categories, spread.met, spread.apart,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pools:
    """Args:
    little_known: By Thompson sampling: the chance to look best under all that may be true.
    owed: Clips that have not had the impressions promised to each and still can in time; the
        less time is left, the likelier.
    late: Those whose time is over, until they have had them; the later, the likelier.
    """

    little_known: Pool
    owed: Pool
    late: Pool
    made_ms: int


def pools_of(
    totals: NDArray[np.float32],
    published_ms: NDArray[np.int64],
    is_published: NDArray[np.bool_],
    newest: Rows,
    vectors: Vectors,
    now_ms: int,
    categories: NDArray[np.int32] | None = None,
) -> Pools:
    """The pools as of `now_ms`.

    Args:
        totals: Shape (n, 11), columns as `popularity.TOTALS`.
        newest: All rows, newest first.
    """
    met = np.maximum(totals[:, IMPRESSIONS], totals[:, PLAYS])
    few = newest[(met[newest] < EXPLORE_BELOW.default) & is_published[newest]]
    few = few[: EXPLORE_POOL.default]
    good = np.minimum(totals[few][:, GOOD].sum(axis=1), met[few])
    little_known = Pool.of(few, thompson(good, met[few], int(now_ms)), vectors, categories)

    missing = np.maximum(EXPOSURE_IMPRESSIONS.default - totals[newest, IMPRESSIONS], 0.0)
    left_h = EXPOSURE_HOURS.default - (now_ms - published_ms[newest]) / HOUR_MS
    owed = is_published[newest] & (missing > 0)
    LATE.set(int((owed & (left_h <= 0)).sum()))
    OWED.set(int(owed.sum()))
    in_time, too_late = owed & (left_h > 0), owed & (left_h <= 0)
    urgency = missing / np.maximum(left_h, LEAST_LEFT_H)
    return Pools(
        little_known,
        _most_urgent(newest[in_time], urgency[in_time], vectors),
        _most_urgent(newest[too_late], EXPOSURE_HOURS.default - left_h[too_late], vectors),
        now_ms,
    )


def _most_urgent(rows: Rows, urgency: NDArray[np.floating], vectors: Vectors) -> Pool:
    """A page reads the whole pool, so it is a bounded one. Whoever is left out becomes more urgent
    with every minute.
    """
    chance = urgency.astype(np.float64)
    if len(rows) > OWED_POOL:
        most = np.sort(np.argpartition(-chance, OWED_POOL)[:OWED_POOL])
        rows, chance = rows[most], chance[most]
    return Pool.of(rows, chance / max(chance.sum(), 1e-12), vectors)


def thompson(good: NDArray[np.float32], met: NDArray[np.float32], seed: int) -> Chances:
    """The chance of each clip to have the highest rate of approval in a draw from all posteriors.

    A small share is spread evenly, so that no chance is zero and what was learned from the clips
    shown can be weighed back to all.

    Args:
        good: Shape (n,), approvals, at most `met`.
        met: Shape (n,), how many have met the clip.
    """
    n = len(good)
    if n == 0:
        return np.empty(0, np.float64)
    random = np.random.default_rng(seed)
    rates = random.beta(PRIOR_GOOD + good, PRIOR_BAD + met - good, size=(DRAWS, n))
    wins = np.bincount(rates.argmax(axis=1), minlength=n) / DRAWS
    even = EXPLORE_UNIFORM.default
    return np.asarray((1.0 - even) * wins + even / n)
