"""Which moments of a clip are looked at, first and then more closely. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from moderation.sampling.reading import sample_times
from moderation.sampling.scenes import scenes_of, unlike_first
from moderation.sampling.skimming import Skim


@dataclass(frozen=True, slots=True)
class Looking:
    """How closely clips are looked at; `moderation.params` has the numbers and their reasons.

    Args:
        change: As in `scenes_of`.
        scenes_most: Pictures beyond the even ones, for scenes that those miss.
        close_most: Pictures of the second look.
        step_ms: Between two pictures of the second look.
    """

    change: float
    scenes_most: int
    close_most: int
    step_ms: int


def first_look(skim: Skim, n: int, how: Looking) -> list[int]:
    """The moments of the first look, rising: `n` spread evenly over the clip, its first and last
    pictures, and one of each scene in which none of those lies, as far as the budget goes.
    """
    length_ms = skim.times_ms[-1] + 1
    even = {_at(skim, wanted) for wanted in sample_times(length_ms, n)}
    chosen = even | {0, len(skim.times_ms) - 1}
    missed = [
        scene.middle
        for scene in scenes_of(skim, how.change)
        if not any(scene.first <= place <= scene.last for place in chosen)
    ]
    chosen |= set(unlike_first(skim, missed, sorted(chosen), how.scenes_most))
    return [skim.times_ms[place] for place in sorted(chosen)]


def closer_look(
    skim: Skim, seen_ms: Sequence[int], suspicious_ms: Sequence[int], how: Looking
) -> list[int]:
    """The further moments of the second look, rising: around what is suspicious, and around the
    clip's start and end. At most `how.close_most`; those nearest to the most suspicious first.

    Args:
        suspicious_ms: The most suspicious first.
    """
    start_ms, end_ms = skim.times_ms[0], skim.times_ms[-1]
    taken = {_at(skim, at_ms) for at_ms in seen_ms}
    found: list[int] = []
    for distance in (1, 2, 3):
        for about in (*suspicious_ms, start_ms, end_ms):
            for at_ms in (about - distance * how.step_ms, about + distance * how.step_ms):
                if len(found) < how.close_most and start_ms <= at_ms <= end_ms:
                    place = _at(skim, at_ms)
                    if place not in taken:
                        taken.add(place)
                        found.append(place)
    return [skim.times_ms[place] for place in sorted(found)]


def _at(skim: Skim, at_ms: int) -> int:
    """The place of the picture that is nearest to a moment."""
    place = bisect_left(skim.times_ms, at_ms)
    near = [k for k in (place - 1, place) if 0 <= k < len(skim.times_ms)]
    return min(near, key=lambda k: abs(skim.times_ms[k] - at_ms))
