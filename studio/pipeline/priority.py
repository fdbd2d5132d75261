"""Whose clip goes first: by the watch time that is expected of it. Pure.

Workers are few at peaks. A minute of waiting costs as much watch time as the clip would have had
in it, so clips go in the order of what is expected of their first day, in coarse levels: within a
level it is first come, first served, and each level counts as two minutes of waiting
(`core.jobs.rows.PRIORITY_STEP`), so nobody waits for ever.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

# Level 0 is for what is quick: events, screenings, sweeps.
FIRST, LAST = 1, 9
# Every clip is shown to some hundred people, whoever made it.
FLOOR_VIEWS = 100.0
# Of the followers, who is there in a day.
REACH = 0.15
# What a clip is watched before anything is known of its maker, and how many views that is worth.
PRIOR_WATCHED, PRIOR_VIEWS = 0.6, 200.0
# A day after it was handed in, half of what it could have had is gone.
HALF_LIFE_H = 24.0
# Watch seconds of a day at which the levels begin: level 1 from the first on, and so on.
LEVELS_S = (1_000_000.0, 200_000.0, 50_000.0, 15_000.0, 5_000.0, 1_500.0)


@dataclass(frozen=True, slots=True)
class ClipPromise:
    """What is known when a clip is handed in.

    Args:
        followers: Of its creator.
        views: Of the creator's earlier clips together.
        watched: Share of a clip's length that an average one of those views lasted; above 1 when
            it looped.
        length_s: Of the edited clip.
        waited_h: Hours since it was handed in.
        retries: How often its processing was begun anew.
        is_imported: It came from a feed, with many others; nobody waits before a screen for it.
    """

    followers: int = 0
    views: int = 0
    watched: float = 0.0
    length_s: float = 15.0
    waited_h: float = 0.0
    retries: int = 0
    is_imported: bool = False


def expected_watch_s(clip: ClipPromise) -> float:
    """Seconds that people are expected to watch the clip in its first day."""
    share = (clip.watched * clip.views + PRIOR_WATCHED * PRIOR_VIEWS) / (clip.views + PRIOR_VIEWS)
    people = FLOOR_VIEWS + REACH * max(clip.followers, 0)
    fresh = math.pow(0.5, max(clip.waited_h, 0.0) / HALF_LIFE_H)
    return people * min(max(share, 0.0), 2.0) * max(clip.length_s, 0.0) * fresh


def priority_of(clip: ClipPromise) -> int:
    """The level, `FIRST` to `LAST`; imports, and what keeps failing, give way to others."""
    if clip.is_imported:
        return LAST  # `core.jobs.rows.LAST_STEP` behind everybody else.
    expected = expected_watch_s(clip)
    level = FIRST + sum(expected < floor for floor in LEVELS_S)
    return min(level + max(clip.retries, 0), LAST - 1)
