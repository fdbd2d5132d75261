"""Other ways of drawing a clip for an explored place, and what they would have earned there.

Whoever might have been drawn is told by who was: in each stretch of time the clips that were drawn
at least once, as every clip of the pool has a chance. Few draws leave some out, so an estimate
names how many clips it knows of beside how many there seem to have been.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from feed.evaluate.estimators import Estimate, Logged, Reals, doubly_robust, ips, mean, snips
from feed.evaluate.rewards import Drawn

FOLDS = 5
PRIOR_PLACES = 20.0  # A clip's own rate weighs as much as all clips' after so many places.
STRETCH_MS = 3600_000  # Longer, and the pool changes too much meanwhile; shorter, few are drawn.


class Policy(StrEnum):
    """How a clip is chosen for an explored place."""

    EVEN = "even"  # Each clip that few have met as often as any other.
    BEST = "best"  # Always the one that has earned most so far.


class NothingDrawn(ValueError):
    """No explored place was shown in that time."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a policy would have earned a place, by three estimators.

    Args:
        logged: What was earned by the draws that were made.
        places: Explored places that were shown.
        effective: As how many of the policy's own they count.
        clips: How many different ones were drawn.
        pool: How many there were to draw from, on average: as it was kept, or else told by the
            chances, as those of a draw add up to 1.
    """

    policy: Policy
    logged: Estimate
    ips: Estimate
    snips: Estimate
    dr: Estimate
    places: int
    effective: float
    clips: int
    pool: float


def evaluate(drawn: Drawn, policy: Policy, seed: int = 1) -> Evaluation:
    """What `policy` would have earned at the places of `drawn`.

    Raises:
        NothingDrawn: There are none.
    """
    if not len(drawn.clip):
        raise NothingDrawn("No explored place was shown in that time.")
    fold = np.random.default_rng(seed).integers(FOLDS, size=len(drawn.clip))
    stretch = np.unique(drawn.made_ms // STRETCH_MS, return_inverse=True)[1]
    there = np.zeros((stretch.max() + 1, len(drawn.clips)), np.bool_)
    there[stretch, drawn.clip] = True
    wanted, foreseen, expected = (np.zeros(len(drawn.clip)) for _ in range(3))
    for number in range(FOLDS):
        here = fold == number
        # What is foreseen of a place, and what a policy does there, was not learned from it.
        rate = _rates(drawn, ~here)
        chances = _chances(policy, there, rate)
        wanted[here] = chances[stretch[here], drawn.clip[here]]
        foreseen[here] = rate[drawn.clip[here]]
        expected[here] = (chances @ rate)[stretch[here]]
    logged = Logged(drawn.reward, drawn.chance, wanted, drawn.viewer)
    return Evaluation(
        policy=policy,
        logged=mean(drawn.reward, drawn.viewer),
        ips=ips(logged),
        snips=snips(logged),
        dr=doubly_robust(logged, foreseen, expected),
        places=len(drawn.clip),
        effective=logged.effective,
        clips=len(drawn.clips),
        pool=float(np.where(drawn.pool > 0, drawn.pool, 1.0 / drawn.chance).mean()),
    )


def _rates(drawn: Drawn, learned: NDArray[np.bool_]) -> Reals:
    """What each clip earns a place, from the places in `learned`; shape (clips,)."""
    count = len(drawn.clips)
    clip, reward = drawn.clip[learned], drawn.reward[learned]
    usual = float(reward.mean()) if len(reward) else float(drawn.reward.mean())
    earned = np.bincount(clip, weights=reward, minlength=count)
    places = np.bincount(clip, minlength=count)
    return np.asarray((earned + PRIOR_PLACES * usual) / (places + PRIOR_PLACES))


def _chances(policy: Policy, there: NDArray[np.bool_], rate: Reals) -> Reals:
    """The chance of each clip in each stretch of time; shape (stretches, clips)."""
    if policy is Policy.EVEN:
        return np.asarray(there / there.sum(axis=1, keepdims=True))
    chances = np.zeros(there.shape)
    best = np.where(there, rate, -np.inf).argmax(axis=1)
    chances[np.arange(len(there)), best] = 1.0
    return chances
