"""Cases as they arrive at a desk. Everything assumed about them is in `Assumptions`."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np

from moderation.queue.order import EPOCH, Facts
from moderation.queue.reach import COMMENTS_SHARE, handling_minutes, remaining


@dataclass(frozen=True, slots=True)
class Label:
    """A sort of case.

    Args:
        share: Of all cases.
        severity: 0 to 100, as in the policy.
        precision: Share of such cases that break the rules.
    """

    share: float
    severity: int
    precision: float


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What the simulator believes.

    Args:
        hours: How long it runs, from an empty queue; what nobody reached by then averted nothing.
        staff: People at the desk, round the clock.
        load: Work that arrives ÷ work the staff can do: half of what is flagged can be looked at.
        daily_swing: Arrivals swing by this share around their mean, once a day.
        reach_sigma: Of the log-normal reach of a clip in its life, whose median is `reach_median`:
            at 2.0 the most seen hundredth has a good third of all impressions.
        half_life_h: A clip's own half-life is drawn evenly on a log scale from this range; the
            order knows only the usual one.
        certainty: Probabilities are Beta around each label's precision with so many
            pseudo-observations, and true in the long run. The order sees them blurred.
        blur: Standard deviation of the error of the seen probability, in log-odds.
        pace_sigma: Of a person's log-normal time around what is expected.
        legal_share: Of all cases, that come with a legal clock.
        legal_h: Clocks and how often each, as in the rules of 20 February 2026.
        grounds: Severities as in `moderation/policy.toml`; shares and precisions are guesses of
            ours, made so that grave labels are rarer and no more precise than light ones.
    """

    hours: float = 120.0
    staff: int = 2
    load: float = 2.0
    daily_swing: float = 0.5
    comment_share: float = 0.35
    reach_median: float = 150.0
    reach_sigma: float = 2.0
    half_life_h: tuple[float, float] = (8.0, 72.0)
    certainty: float = 3.0
    blur: float = 0.5
    pace_sigma: float = 0.5
    legal_share: float = 0.01
    legal_h: tuple[tuple[float, float], ...] = ((2, 0.25), (3, 0.25), (36, 0.3), (168, 0.2))
    grounds: tuple[Label, ...] = field(
        default=(
            Label(0.05, 85, 0.35),  # nudity
            Label(0.08, 80, 0.30),  # hate
            Label(0.17, 55, 0.30),  # toxicity
            Label(0.15, 40, 0.25),  # suggestive
            Label(0.25, 35, 0.30),  # spam
            Label(0.15, 30, 0.25),  # profanity
            Label(0.15, 25, 0.20),  # contact
        )
    )


@dataclass(frozen=True, slots=True)
class Arrival:
    """A case, with what only the simulator knows of it."""

    at_h: float
    severity: int
    is_violating: bool
    chance: float  # As the order sees it.
    is_comment: bool
    age_h: float  # Of the clip when its case was opened.
    reach: float  # Impressions in its whole life.
    half_life_h: float
    expected_min: float
    minutes: float
    due_h: float | None
    opened_at: datetime
    due_at: datetime | None

    def shown_until(self, hour: float) -> float:
        """Impressions from its publication to `hour` of the simulation."""
        age_h = self.age_h + hour - self.at_h
        return self.reach * (1.0 - float(0.5 ** (age_h / self.half_life_h)))

    def averted_at(self, hour: float) -> float:
        """Violating impressions that a right decision at `hour` averts."""
        return (self.reach - self.shown_until(hour)) * self.seen_by * self.is_violating

    @property
    def seen_by(self) -> float:
        """The share of a clip's viewers who meet the thing itself."""
        return COMMENTS_SHARE if self.is_comment else 1.0

    def facts_at(self, hour: float) -> Facts:
        """What the shipped order is told at `hour`: counted impressions, never the true rest."""
        counted = int(self.shown_until(hour))
        return Facts(
            harm=self.severity / 100,
            probability=self.chance,
            reach=remaining(counted, self.age_h + hour - self.at_h) * self.seen_by,
            minutes=self.expected_min,
            opened_at=self.opened_at,
            due_at=self.due_at,
        )


def arrivals(given: Assumptions, seed: int, times: float = 1.0) -> list[Arrival]:
    """The cases of one run, by time.

    Args:
        times: How often the normal number of arrivals.
    """
    rng = np.random.default_rng(seed)
    mean_min = float(np.mean([_one(given, rng, 0.0).minutes for _ in range(4000)]))
    per_h = given.load * given.staff * 60 / mean_min * times
    made: list[Arrival] = []
    hour = 0.0
    while True:
        hour += rng.exponential(1 / (per_h * (1 + given.daily_swing)))
        if hour >= given.hours:
            return made
        wave = (1 + given.daily_swing * math.sin(2 * math.pi * hour / 24)) / (1 + given.daily_swing)
        if rng.random() < wave:
            made.append(_one(given, rng, hour))


def _one(given: Assumptions, rng: np.random.Generator, hour: float) -> Arrival:
    label = given.grounds[rng.choice(len(given.grounds), p=[g.share for g in given.grounds])]
    is_comment = bool(rng.random() < given.comment_share)
    is_legal = bool(rng.random() < given.legal_share)
    chance = float(
        rng.beta(label.precision * given.certainty, (1 - label.precision) * given.certainty)
    )
    chance = min(0.999, max(0.001, chance))
    odds = math.log(chance / (1 - chance)) + rng.normal(0, given.blur)
    expected = handling_minutes(
        int(rng.uniform(6, 60) * 1000), is_comment=is_comment, is_legal=is_legal, is_appeal=False
    )
    low, high = given.half_life_h
    due_h = None
    if is_legal:
        clocks = [h for h, _ in given.legal_h]
        due_h = hour + clocks[rng.choice(len(clocks), p=[share for _, share in given.legal_h])]
    return Arrival(
        at_h=hour,
        severity=label.severity,
        is_violating=bool(rng.random() < chance),
        chance=1 / (1 + math.exp(-odds)),
        is_comment=is_comment,
        age_h=float(rng.exponential(8.0)),
        reach=float(given.reach_median * math.exp(rng.normal(0, given.reach_sigma))),
        half_life_h=float(math.exp(rng.uniform(math.log(low), math.log(high)))),
        expected_min=expected,
        minutes=float(expected * math.exp(rng.normal(0, given.pace_sigma))),
        due_h=due_h,
        opened_at=EPOCH + timedelta(hours=hour),
        due_at=None if due_h is None else EPOCH + timedelta(hours=due_h),
    )
