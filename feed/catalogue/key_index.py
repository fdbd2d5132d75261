"""From keys to row numbers: an open-addressing table of arrays, a few bytes a clip.

A dictionary would take a hundred bytes a clip and one question at a time. One thread puts, others
find at the same moment: a slot's row is written after its key, and a grown table replaces the old
one at once.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Rows = NDArray[np.intp]

UNKNOWN = -1
_FIRST_SLOTS = 1 << 11
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


class KeyIndex:
    """Key → row. Keys are never taken out."""

    def __init__(self) -> None:
        self._count = 0
        self._table = _empty(_FIRST_SLOTS)

    def put(self, key: int, row: int) -> None:
        """`key` stands for `row` from now on."""
        keys, rows = self._table
        if 2 * (self._count + 1) > len(keys):
            grown = _empty(2 * len(keys))
            _copy(keys, rows, *grown)
            self._table = keys, rows = grown
        self._count += int(_put(keys, rows, np.uint64(key), row))

    def row(self, key: int) -> int:
        """The row of `key`, or `UNKNOWN`."""
        return int(self.find(np.array([key], np.uint64))[0])

    def find(self, keys: Keys) -> Rows:
        """Shape as `keys`: the row of each, or `UNKNOWN`."""
        found: Rows = _find(*self._table, keys)
        return found

    def known(self, keys: Keys, below: int) -> Rows:
        """The rows of those `keys` whose row is less than `below`, in the order of `keys`."""
        found: Rows = _known(*self._table, keys, below)
        return found


def _empty(slots: int) -> tuple[Keys, NDArray[np.int32]]:
    return np.zeros(slots, np.uint64), np.full(slots, UNKNOWN, np.int32)


@njit(cache=True)
def _put(keys, rows, key, row):  # type: ignore[no-untyped-def]
    mask = np.uint64(len(keys) - 1)
    at = ((key * _SPREAD) >> np.uint64(20)) & mask
    while rows[at] != UNKNOWN:
        if keys[at] == key:
            rows[at] = row
            return 0
        at = (at + np.uint64(1)) & mask
    keys[at] = key
    rows[at] = row
    return 1


@njit(cache=True)
def _copy(old_keys, old_rows, keys, rows):  # type: ignore[no-untyped-def]
    for i in range(len(old_keys)):
        if old_rows[i] != UNKNOWN:
            _put(keys, rows, old_keys[i], old_rows[i])


@njit(cache=True)
def _find(keys, rows, wanted):  # type: ignore[no-untyped-def]
    found = np.empty(len(wanted), np.intp)
    mask = np.uint64(len(keys) - 1)
    for i in range(len(wanted)):
        at = ((wanted[i] * _SPREAD) >> np.uint64(20)) & mask
        while rows[at] != UNKNOWN and keys[at] != wanted[i]:
            at = (at + np.uint64(1)) & mask
        found[i] = rows[at]
    return found


@njit(cache=True)
def _known(keys, rows, wanted, below):  # type: ignore[no-untyped-def]
    known = np.empty(len(wanted), np.intp)
    count = 0
    mask = np.uint64(len(keys) - 1)
    for key in wanted:
        at = ((key * _SPREAD) >> np.uint64(20)) & mask
        while rows[at] != UNKNOWN and keys[at] != key:
            at = (at + np.uint64(1)) & mask
        if 0 <= rows[at] < below:
            known[count] = rows[at]
            count += 1
    return known[:count]
