"""Moderation's classifiers in the studio's words, for the look before a clip is handed in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from moderation.classifiers.screen import screen_frames, screen_text
from moderation.classifiers.signals import Signal
from moderation.decision import flagged
from moderation.policy import get_policy
from studio.publishing.check import Concern, Screens


def concerns_of(signals: Sequence[Signal]) -> list[Concern]:
    """What of `signals` would send a clip to a person, by the policy in force."""
    policy = get_policy()
    # A classifier says in English alone what it saw; in Hindi one reads the rule that it touches.
    why_hi = {reason.code: reason.text_hi for reason in policy.reasons}
    return [
        Concern(
            r.code,
            r.title,
            r.text,
            r.severity,
            title_hi=policy.rule_of(r.code).title_hi,
            why_hi=why_hi.get(policy.rule_of(r.code).reason, ""),
        )
        for r in flagged(signals, policy)
    ]


def words(text: str) -> list[Concern]:
    """What is held against a text."""
    return concerns_of(screen_text(text))


def pictures(frames: Sequence[NDArray[np.uint8]], times_ms: Sequence[int]) -> list[list[Concern]]:
    """What is held against each picture."""
    return [
        concerns_of(screen_frames([frame], [at_ms]))
        for frame, at_ms in zip(frames, times_ms, strict=True)
    ]


SCREENS = Screens(
    words=words,
    pictures=pictures,
    pictures_for=lambda duration_ms: get_policy().frames_for(duration_ms),
)
