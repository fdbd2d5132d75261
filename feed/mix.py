"""The content mix: holds the share of each kind of clip near its target, at the least cost.

A price per kind is added to the score of every candidate of that kind. After each page the prices
of what was shown too little rise and the others fall. Over T pages the shares can be off by no
more than the prices have moved, over STEP × T, so they meet their targets whatever the catalogue
holds, as long as it can: a price has a ceiling, and past it value wins over the mix.

Prices are kept in units of the simple score, as the costs of a slate are; where scores lie wider,
whoever adds them multiplies both alike, so that the same price moves as much.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from catalog.kinds import VideoKind
from experiments.values import Values
from feed.params.slate import MIX_CEILING, MIX_SPONSORED, MIX_STEP, MIX_TARGETS

Prices = NDArray[np.float64]
Kinds = NDArray[np.int16]
Flags = NDArray[np.bool_]
SPONSORED = "sponsored"
NAMES = (*(kind.value for kind in VideoKind), SPONSORED)


class Mix:
    """The prices of one process; each serves enough pages to hold the mix by itself."""

    def __init__(self) -> None:
        # Few numbers, changed one by one: a list is quicker than an array.
        self._kinds = [0.0] * len(VideoKind)
        self._sponsored = 0.0

    @property
    def price(self) -> dict[str, float]:
        """What each kind adds to a score at present."""
        return dict(zip(NAMES, [*self._kinds, self._sponsored], strict=True))

    @property
    def prices(self) -> tuple[Prices, float]:
        """What a clip's kind adds to its score, by its place in `VideoKind`, and its being paid."""
        return np.array(self._kinds), self._sponsored

    def shown(self, kinds: Kinds, sponsored: Flags, values: Values) -> None:
        """Learns from a page that has been chosen."""
        if not len(kinds):
            return
        targets, wanted_sponsored = targets_of(values)
        step, ceiling, count = values[MIX_STEP], values[MIX_CEILING], len(kinds)
        listed = kinds.tolist()
        for kind, target in enumerate(targets):
            moved = self._kinds[kind] + step * (target - listed.count(kind) / count)
            self._kinds[kind] = min(ceiling, max(-ceiling, moved))
        moved = self._sponsored + step * (wanted_sponsored - sum(sponsored.tolist()) / count)
        self._sponsored = min(ceiling, max(-ceiling, moved))


def targets_of(values: Values) -> tuple[tuple[float, ...], float]:
    """The target share of each kind, adding up to 1, and of sponsored clips among all."""
    return _normalised(tuple(values[MIX_TARGETS[k]] for k in VideoKind)), values[MIX_SPONSORED]


@lru_cache(maxsize=64)
def _normalised(wanted: tuple[float, ...]) -> tuple[float, ...]:
    whole = max(sum(wanted), 1e-9)
    return tuple(share / whole for share in wanted)
