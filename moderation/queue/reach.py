"""How many more people a clip would meet, and how long a case takes. Pure."""

from __future__ import annotations

HALF_LIFE_H = 48.0  # As of `feed.freshness.half_life`.
USUAL_REACH = 400.0  # Impressions of a clip in its life, before anything is known of it.
USUAL_WEIGHT = 0.05  # Of that guess, in lives: after an hour and a half, facts speak louder.
# A held clip meets nobody: what waiting costs is its maker's time, not viewers' harm.
HELD_SHARE = 0.05
# Of those who meet a clip, who read its comments.
COMMENTS_SHARE = 0.1

CLIP_MIN, CLIP_PER_S, COMMENT_MIN, LEGAL_MIN, APPEAL_MIN = 0.6, 1 / 60, 0.4, 6.0, 3.0


def remaining(impressions: int, age_h: float) -> float:
    """Impressions still to come of a clip that has had `impressions` in `age_h` hours.

    Interest halves every `HALF_LIFE_H` hours; a young clip is held towards what is usual.
    """
    left: float = 0.5 ** (max(0.0, age_h) / HALF_LIFE_H)
    whole = (max(0, impressions) + USUAL_WEIGHT * USUAL_REACH) / (1.0 - left + USUAL_WEIGHT)
    return whole * left


def handling_minutes(
    duration_ms: int, *, is_comment: bool, is_legal: bool, is_appeal: bool
) -> float:
    """A person's minutes that a case is expected to take."""
    minutes = COMMENT_MIN if is_comment else CLIP_MIN + CLIP_PER_S * duration_ms / 1000
    return minutes + LEGAL_MIN * is_legal + APPEAL_MIN * is_appeal
