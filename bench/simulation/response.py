"""What a viewer does with a clip: chances, expected value, and the outcome of the draws.

Everything follows from `appeal`, on a logit scale, which no feed computes: the nearest of several
interests counts (not one average taste), some of it cannot be seen in a clip, and it fades with
repetition within a sitting.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, ndtr, ndtri

from bench.simulation.chance import Floats, Ints, Lot, uniform
from bench.simulation.world import PERSONAL, World

Flags = NDArray[np.bool_]

# Standard deviations of the parts of appeal over random pairs, and what fans add.
W_TOPIC, W_VIBE, W_QUALITY, W_MOOD = 0.9, 0.4, 0.7, 0.8
FAN_CREATOR, FAN_TAG = 0.6, 0.4
SHARPNESS = 4.0  # Of an interest, per unit of cosine.
MEMORY, BORED_CATEGORY, BORED_CREATOR = 8, 0.12, 0.3
DRIFT_CLIPS = 40.0
# Of watching: the chance to swipe at once, else seconds before attention ends.
SWIPE, SWIPE_SLOPE, SWIPE_S = -0.9, 1.0, 1.2
WATCH_MEDIAN_S, WATCH_SLOPE, WATCH_SPREAD, LOOPS = 6.0, 0.45, 0.8, 2.0
LOTS = tuple(lot for lot in Lot if lot is not Lot.LEAVE)
# Logit at appeal 0 and its slope, of those who did not swipe at once.
ACTS: dict[Lot, tuple[float, float]] = {
    Lot.LIKE: (-4.4, 0.9),
    Lot.SAVE: (-5.2, 0.8),
    Lot.SHARE: (-5.6, 0.7),
    Lot.COMMENT: (-5.8, 0.6),
    Lot.FOLLOW: (-6.0, 0.8),
}
TURN_DOWN = (-6.3, -0.9)
TAP, TAP_APPEAL, TAP_DESIRE, TAP_SHOPPER, TAP_DEAR = -4.3, 0.7, 0.5, 0.6, 0.8
BAG = -1.8
ORDER, ORDER_APPEAL, ORDER_DESIRE, ORDER_SHOPPER, ORDER_DEAR = -5.0, 0.4, 0.4, 0.5, 1.0
LEAVE, LEAVE_SLOPE, ENJOY_MEMORY = -3.6, 2.5, 0.8
PAUSE_S = 0.4  # Between two clips.
# What a visit is worth, in seconds of attention; no feed is told.
TAP_WORTH_S, ORDER_WORTH_S = 60.0, 3_000.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened to each of some pairs of viewer and clip."""

    watch_s: Floats
    is_swiped: Flags
    acts: dict[Lot, Flags]
    tapped: Flags
    bagged: Flags
    ordered: Flags
    enjoyed: Floats

    @property
    def value_s(self) -> Floats:
        """Seconds of attention that these views were worth."""
        worth: Floats = self.watch_s + TAP_WORTH_S * self.tapped + ORDER_WORTH_S * self.ordered
        return worth


class Response:
    """How the viewers of one world respond.

    What is explained of appeal varies as much whatever part of it is personal; so do fans.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        own = (1.0 - world.personal) / (1.0 - PERSONAL)
        personal = world.personal / PERSONAL
        self.topic, self.vibe = W_TOPIC * personal**0.5, W_VIBE * personal**0.5
        self.quality = W_QUALITY * own**0.5
        draw = np.random.default_rng(world.seed + 1)
        viewer = draw.integers(len(world.viewers.budget), size=20_000)
        clip = draw.integers(len(world.clips.quality), size=20_000)
        raw = self._topical(viewer, world.viewers.weights[viewer], clip)
        self._mean, self._sd = float(raw.mean()), float(raw.std())

    def appeal(self, viewer: Ints, mood: Floats, clip: Ints) -> Floats:
        """Appeal of `clip[i]` to `viewer[i]`, before boredom and passing mood; about sd 1.3.

        Args:
            mood: Shape (n, 3), adding up to 1.
        """
        topical = (self._topical(viewer, mood, clip) - self._mean) / self._sd
        return self._whole(viewer, clip, topical)

    def topical_of_all(self, viewer: int, mood: Floats, clips: Ints) -> Floats:
        """What the topics of many clips add to their appeal to one viewer now."""
        close = self.world.clips.topic[clips] @ self.world.viewers.interests[viewer].T
        topical = (np.log(np.exp(SHARPNESS * close) @ mood) - self._mean) / self._sd
        return np.asarray(self.topic * topical)

    def lasting_of_all(self, viewer: int) -> Floats:
        """The rest of the appeal of every clip to one viewer, which never changes."""
        clips = np.arange(len(self.world.clips.quality))
        return self._whole(np.full(len(clips), viewer), clips, np.zeros(len(clips)))

    def _topical(self, viewer: Ints, mood: Floats, clip: Ints) -> Floats:
        people, clips = self.world.viewers, self.world.clips
        close = np.einsum("nkd,nd->nk", people.interests[viewer], clips.topic[clip])
        return np.asarray(np.log((np.exp(SHARPNESS * close) * mood).sum(axis=1)))

    def _whole(self, viewer: Ints, clip: Ints, topical: Floats) -> Floats:
        people, clips = self.world.viewers, self.world.clips
        vibe = np.einsum("nd,nd->n", people.vibe[viewer], clips.vibe[clip]) / 2.42
        creator = (people.fan_creators[viewer] == clips.creator[clip][:, None]).any(axis=1)
        shared = people.fan_tags[viewer][:, :, None] == clips.tags[clip][:, None, :]
        return np.asarray(
            self.topic * topical
            + self.vibe * vibe
            + self.quality * clips.quality[clip]
            + FAN_CREATOR * creator
            + FAN_TAG * shared.any(axis=(1, 2))
        )

    def tap_logit(self, viewer: Ints, clip: Ints, appeal: Floats) -> Floats:
        """Logit of looking at the product, of those who did not swipe at once."""
        people, clips = self.world.viewers, self.world.clips
        return np.asarray(
            TAP + TAP_APPEAL * appeal + TAP_DESIRE * clips.desire[clip]
            + TAP_SHOPPER * people.shopper[viewer] - TAP_DEAR * self._dear(viewer, clip)
        )  # fmt: skip

    def order_logit(self, viewer: Ints, clip: Ints, appeal: Floats) -> Floats:
        """Logit of buying, of those who looked at the product."""
        people, clips = self.world.viewers, self.world.clips
        return np.asarray(
            ORDER + ORDER_APPEAL * appeal + ORDER_DESIRE * clips.desire[clip]
            + ORDER_SHOPPER * people.shopper[viewer] - ORDER_DEAR * self._dear(viewer, clip)
        )  # fmt: skip

    def _dear(self, viewer: Ints, clip: Ints) -> Floats:
        over = self.world.clips.price[clip] - self.world.viewers.budget[viewer]
        return np.maximum(0.0, over)

    def expected_value_s(self, viewer: Ints, clip: Ints, appeal: Floats) -> Floats:
        """What a view is worth on average over all draws, in seconds of attention."""

        # A logistic curve blurred by a normal is nearly one with a flatter slope.
        def blurred(logit: Floats, slope: float) -> Floats:
            return np.asarray(expit(logit / np.sqrt(1 + np.pi / 8 * (slope * W_MOOD) ** 2)))

        stays = 1.0 - blurred(SWIPE - SWIPE_SLOPE * appeal, SWIPE_SLOPE)
        centre = np.log(WATCH_MEDIAN_S) + WATCH_SLOPE * appeal
        spread = np.hypot(WATCH_SPREAD, WATCH_SLOPE * W_MOOD)
        longest = np.log(LOOPS * self.world.clips.duration_s[clip])
        watch_s = np.exp(centre + spread**2 / 2) * ndtr((longest - centre - spread**2) / spread)
        watch_s += np.exp(longest) * ndtr((centre - longest) / spread)
        tap = stays * blurred(self.tap_logit(viewer, clip, appeal), TAP_APPEAL)
        tap = tap * self.world.clips.has_product[clip]
        order = tap * blurred(self.order_logit(viewer, clip, appeal), ORDER_APPEAL)
        return np.asarray(
            (1 - stays) * SWIPE_S + stays * watch_s + TAP_WORTH_S * tap + ORDER_WORTH_S * order
        )

    def outcome(self, viewer: Ints, clip: Ints, appeal: Floats) -> Outcome:
        """What `viewer[i]` does with `clip[i]`, whose appeal now is `appeal[i]`."""
        drawn = uniform(self.world.seed, LOTS, viewer, clip)
        lot: dict[Lot, Floats] = dict(zip(LOTS, drawn, strict=True))
        felt = appeal + W_MOOD * ndtri(lot[Lot.MOOD])
        swiped = lot[Lot.SWIPE] < expit(SWIPE - SWIPE_SLOPE * felt)
        spread = WATCH_SPREAD * ndtri(lot[Lot.WATCH])
        patient_s = np.exp(np.log(WATCH_MEDIAN_S) + WATCH_SLOPE * felt + spread)
        duration_s = self.world.clips.duration_s[clip]
        brief_s = np.minimum(SWIPE_S * (0.5 + lot[Lot.SWIPE_TIME]), duration_s)
        watch_s = np.where(swiped, brief_s, np.minimum(patient_s, LOOPS * duration_s))
        stayed = ~swiped
        acts = {
            which: stayed & (lot[which] < expit(base + slope * felt))
            for which, (base, slope) in ACTS.items()
        }
        base, slope = TURN_DOWN
        acts[Lot.TURN_DOWN] = lot[Lot.TURN_DOWN] < expit(base + slope * felt)
        tapped = stayed & self.world.clips.has_product[clip]
        tapped = tapped & (lot[Lot.TAP] < expit(self.tap_logit(viewer, clip, felt)))
        ordered = tapped & (lot[Lot.ORDER] < expit(self.order_logit(viewer, clip, felt)))
        bagged = ordered | (tapped & (lot[Lot.BAG] < expit(BAG + ORDER_APPEAL * felt)))
        return Outcome(watch_s, swiped, acts, tapped, bagged, ordered, expit(felt))


def leave_chance(enjoyment: Floats) -> Floats:
    """The chance that a sitting ends after a clip, by how the last clips were enjoyed (0 to 1)."""
    return np.asarray(expit(LEAVE + LEAVE_SLOPE * (0.5 - enjoyment)))
