"""The rules as the parameters in force spell them."""

from __future__ import annotations

from datetime import timedelta

from moderation import params
from moderation.reputation.clearing import ReachRule
from moderation.reputation.ladder import LadderRule
from moderation.reputation.models import Part
from moderation.reputation.posterior import Posterior
from moderation.reputation.strikes import StrikeRule
from moderation.reputation.voices import VoiceRule

# What is believed of a stranger: three in four clips are fine, nine in ten comments; one report in
# four is right.
PRIORS = {
    Part.CREATOR: Posterior(3.0, 1.0),
    Part.COMMENTER: Posterior(4.5, 0.5),
    Part.REPORTER: Posterior(1.0, 3.0),
}


def strike_rule() -> StrikeRule:
    """How incidents become strikes."""
    return StrikeRule(
        window=timedelta(hours=params.INCIDENT_HOURS.default),
        lasts=timedelta(days=params.STRIKE_DAYS.default),
        starts_at=params.STRIKE_FROM.default,
        grave_at=params.GRAVE_FROM.default,
    )


def ladder_rule() -> LadderRule:
    """What strikes lead to."""
    return LadderRule(
        slowed_at=params.SLOWED_AT.default,
        paused_at=params.PAUSED_AT.default,
        pause=timedelta(days=params.PAUSE_DAYS.default),
        pause_most=timedelta(days=params.PAUSE_DAYS_MOST.default),
    )


def voice_rule() -> VoiceRule:
    """How reports weigh."""
    return VoiceRule(
        quantile=params.LOWER_QUANTILE.default,
        age=timedelta(days=params.REPORTER_AGE_DAYS.default),
        evidence=params.REPORTER_EVIDENCE.default,
        floor=params.REPORTER_FLOOR.default,
        alike=params.REPORTER_ALIKE.default,
        voices=params.FREEZE_VOICES.default,
        weight=params.FREEZE_WEIGHT.default,
    )


def reach_rule() -> ReachRule:
    """How far clips may go."""
    return ReachRule(
        first=params.REACH_FIRST.default,
        wider=params.REACH_WIDER.default,
        early=params.REACH_EARLY.default,
        doubt=params.REACH_DOUBT.default,
        skips=params.REACH_SKIPS.default,
    )
