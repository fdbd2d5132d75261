"""Every hash within some bits of another, among a million, exactly. Pure.

Multi-index hashing (Norouzi, Punjani and Fleet, CVPR 2012): a hash is cut into four parts of
16 bits. Of two hashes that differ in at most 4r + a bits (a < 4), either one of the first a + 1
parts differs in at most r bits, or one of the others in at most r - 1. So it is enough to look up
each part's neighbours and to count the bits of what they lead to.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

PARTS, PART_BITS = 4, 16

Hashes = NDArray[np.uint64]
Positions = NDArray[np.int64]


@cache
def _flips(radius: int) -> NDArray[np.uint16]:
    """Every value of a part with at most `radius` bits set."""
    values = [
        sum(1 << bit for bit in bits)
        for count in range(radius + 1)
        for bits in combinations(range(PART_BITS), count)
    ]
    return np.array(values, dtype=np.uint16)


def _part(hashes: Hashes, number: int) -> NDArray[np.uint16]:
    return ((hashes >> np.uint64(number * PART_BITS)) & np.uint64(0xFFFF)).astype(np.uint16)


class HashIndex:
    """An index over hashes, shape (n,), uint64. It takes 24 bytes a hash and one megabyte."""

    def __init__(self, hashes: Hashes) -> None:
        self.hashes = np.ascontiguousarray(hashes, dtype=np.uint64)
        self._order: list[NDArray[np.int32]] = []
        self._starts: list[Positions] = []
        for number in range(PARTS):
            part = _part(self.hashes, number)
            self._order.append(np.argsort(part, kind="stable").astype(np.int32))
            counts = np.bincount(part, minlength=1 << PART_BITS)
            self._starts.append(np.concatenate(([0], np.cumsum(counts))).astype(np.int64))

    def __len__(self) -> int:
        return len(self.hashes)

    def near(self, wanted: int, bits: int) -> Positions:
        """The places of all hashes that differ from `wanted` in at most `bits` bits, rising."""
        radius, more = divmod(bits, PARTS)
        found = []
        for number in range(PARTS):
            reach = radius if number <= more else radius - 1
            if reach < 0:
                continue
            middle = np.uint16((wanted >> (number * PART_BITS)) & 0xFFFF)
            found.append(self._in_buckets(number, _flips(reach) ^ middle))
        places: Positions = np.unique(np.concatenate(found))
        apart = np.bitwise_count(self.hashes[places] ^ np.uint64(wanted))
        near: Positions = places[apart <= bits]
        return near

    def _in_buckets(self, number: int, values: NDArray[np.uint16]) -> Positions:
        starts = self._starts[number]
        begin = starts[values]
        lengths = starts[values.astype(np.int64) + 1] - begin
        total = int(lengths.sum())
        before = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        places = np.arange(total) - np.repeat(before - begin, lengths)
        return self._order[number][places].astype(np.int64)


def near_by_looking(hashes: Hashes, wanted: int, bits: int) -> Positions:
    """The same by looking at each: for few hashes, and to hold the index against."""
    return np.flatnonzero(np.bitwise_count(hashes ^ np.uint64(wanted)) <= bits)
