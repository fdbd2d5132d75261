"""Chance by name instead of by order: the same viewer before the same clip draws the same lots
whatever feed showed it, so that feeds are compared on the same luck.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_SEED_STEP = np.array(0xD1342543DE82EF95, np.uint64)
_STEP_OF = np.array([0x9E3779B97F4A7C15 * (lot + 1) % 2**64 for lot in range(32)], np.uint64)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


class Lot(IntEnum):
    """What a draw decides."""

    SWIPE = 1
    SWIPE_TIME = 2
    WATCH = 3
    LIKE = 4
    SAVE = 5
    SHARE = 6
    COMMENT = 7
    FOLLOW = 8
    TURN_DOWN = 9
    TAP = 10
    BAG = 11
    ORDER = 12
    MOOD = 13
    LEAVE = 14


def uniform(seed: int, lots: Sequence[Lot], one: Ints, other: Ints) -> Floats:
    """Numbers in (0, 1), always the same for the same seed, lot and pair.

    Args:
        one: Shape (n,), not negative, below 2³²; `other` likewise.

    Returns:
        Shape (lots, n).
    """
    streams = _STEP_OF[np.array(lots)][:, None] + np.array(seed, np.uint64) * _SEED_STEP
    pairs = one.astype(np.uint64) << np.uint64(32) | other.astype(np.uint64)
    mixed = _mixed(_mixed(pairs + streams) + streams)
    return (mixed >> np.uint64(11)).astype(np.float64) / 2.0**53 + 2.0**-54


def _mixed(number: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finaliser of SplitMix64."""
    number = (number ^ (number >> np.uint64(30))) * _FIRST
    number = (number ^ (number >> np.uint64(27))) * _SECOND
    return number ^ (number >> np.uint64(31))
