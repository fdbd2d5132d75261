"""Moments as people read them."""

from __future__ import annotations

from datetime import datetime

from core.clock import INDIA, utc_now

_STEPS = ((60, 1, "s"), (3600, 60, "m"), (86_400, 3600, "h"), (7 * 86_400, 86_400, "d"))


def ago(moment: datetime, now: datetime | None = None) -> str:
    """How long ago, in one unit: `now`, `4m`, `3h`, `2d`, then the date."""
    seconds = max(0, int(((now or utc_now()) - moment).total_seconds()))
    if seconds < 10:
        return "now"
    for below, size, letter in _STEPS:
        if seconds < below:
            return f"{seconds // size}{letter}"
    return f"{moment:%-d %b %Y}"


def hour_text(moment: datetime) -> str:
    """`8 Dec, 14:30`, by India's clock."""
    return f"{moment.astimezone(INDIA):%-d %b, %H:%M}"
