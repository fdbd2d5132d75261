"""Where a clip changes, by its stamps. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moderation.sampling.skimming import Skim


@dataclass(frozen=True, slots=True)
class Scene:
    """Pictures in a row that look alike, by their places in the skim.

    Args:
        first, last: Both belong to it.
    """

    first: int
    last: int

    @property
    def middle(self) -> int:
        """The picture that stands for it: away from both cuts, where nothing fades."""
        return (self.first + self.last) // 2


def scenes_of(skim: Skim, change: float) -> list[Scene]:
    """The scenes of a clip, in order; every picture is in one.

    A scene ends at a picture that is unlike the one before it, as at a cut, or unlike the one that
    it began with, as after a fade or a pan. Two fades never hide what lies between them.

    Args:
        change: Mean difference of two stamps from which they are unlike, 0 to 255.
    """
    stamps = skim.stamps.astype(np.int16)
    cuts = [0]
    for place in range(1, len(stamps)):
        if (
            _apart(stamps[place], stamps[cuts[-1]]) >= change
            or _apart(stamps[place], stamps[place - 1]) >= change
        ):
            cuts.append(place)
    ends = [*(cut - 1 for cut in cuts[1:]), len(stamps) - 1]
    return [Scene(first, last) for first, last in zip(cuts, ends, strict=True)]


def unlike_first(
    skim: Skim, candidates: Sequence[int], chosen: Sequence[int], most: int
) -> list[int]:
    """At most `most` of the candidates, each time the one least like all that is chosen already.

    So that what stands out from its clip is among the first, however many scenes there are.

    Args:
        candidates, chosen: Places in the skim.
    """
    flat = skim.stamps.reshape(len(skim.stamps), -1).astype(np.int16)
    left = sorted(set(candidates) - set(chosen))
    if not left:
        return []
    nearest = np.full(len(left), np.inf)
    for place in chosen:
        nearest = np.minimum(nearest, np.abs(flat[left] - flat[place]).mean(axis=1))
    taken: list[int] = []
    for _ in range(min(most, len(left))):
        best = int(np.argmax(nearest))
        taken.append(left[best])
        nearest = np.minimum(nearest, np.abs(flat[left] - flat[left[best]]).mean(axis=1))
        nearest[best] = -1.0
    return taken


def _apart(one: NDArray[np.int16], other: NDArray[np.int16]) -> float:
    return float(np.abs(one - other).mean())
