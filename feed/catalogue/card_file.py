"""Cards of a million clips without their weight in memory: a file of this process's own.

The file has no name and is gone with the process. What the feed shows often stays in the system's
page cache; what changes is written anew at the end, and the file is rewritten once most of it is
old.
"""

from __future__ import annotations

import errno
import os
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import IO

import numpy as np
from numba import njit, types
from numpy.typing import NDArray

WASTE_BYTES = 32 << 20  # Below this a rewrite is not worth its time.
_FIRST_CAPACITY = 1024
_SIZE_BITS = 24
_SIZE = (1 << _SIZE_BITS) - 1


@dataclass(slots=True)
class _Written:
    """A file and where each card lies in it; a reader holds on to the one it began with.

    Args:
        places: Start and size in one number, so that no reader sees half a change.
    """

    file: IO[bytes]
    places: NDArray[np.int64]

    def __del__(self) -> None:
        self.file.close()


class CardFile:
    """Row → bytes. One thread puts, any may get.

    Args:
        folder: Where the file lies; `None` for the system's place for such files.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._end = self._wasted = 0
        self._written = self._empty(_FIRST_CAPACITY)

    @property
    def size_bytes(self) -> int:
        """Of the file, with what is old in it."""
        return self._end

    def __getitem__(self, row: int) -> bytes:
        """The card of `row`; empty when it has none."""
        return self.read(np.array([row], np.intp))[0] if row < len(self._written.places) else b""

    def read(self, rows: NDArray[np.intp]) -> list[bytes]:
        """The cards of `rows`, which all have been put.

        Raises:
            OSError: The file cannot be read.
        """
        now = self._written
        cards, ends = _read(now.file.fileno(), now.places, rows)
        if len(ends) < len(rows):
            raise OSError(errno.EIO, "a card could not be read")
        raw, starts = cards.tobytes(), [0, *ends.tolist()]
        return [raw[start:end] for start, end in pairwise(starts)]

    def __setitem__(self, row: int, card: bytes) -> None:
        """
        Raises:
            OSError: There is no room; the old card stays.
        """
        if row >= len(self._written.places):
            self._grow(row)
        now = self._written
        self._wasted += int(now.places[row]) & _SIZE
        now.places[row] = _write(now.file, card, self._end)
        self._end += len(card)
        if self._wasted > max(WASTE_BYTES, self._end // 2):
            self._rewrite()

    def _empty(self, capacity: int) -> _Written:
        file = tempfile.TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115
        return _Written(file, np.zeros(capacity, np.int64))

    def _grow(self, row: int) -> None:
        old = self._written
        places = np.zeros(max(row + 1, 2 * len(old.places)), np.int64)
        places[: len(old.places)] = old.places
        old.places = places

    def _rewrite(self) -> None:
        fresh, end = self._empty(len(self._written.places)), 0
        for row in np.flatnonzero(self._written.places).tolist():
            card = self[row]
            fresh.places[row] = _write(fresh.file, card, end)
            end += len(card)
        self._written, self._end, self._wasted = fresh, end, 0


# The interpreter would be let go for each card, and got back only when other threads allow it.
_pread = types.ExternalFunction(
    "pread", types.intp(types.intc, types.voidptr, types.uintp, types.intp)
)


@njit(cache=True)
def _read(file, places, rows):  # type: ignore[no-untyped-def]
    """The cards of `rows`, one after the other, and where each ends; fewer when one failed."""
    ends = np.empty(len(rows), np.intp)
    size = 0
    for row in rows:
        size += places[row] & _SIZE
    cards = np.empty(size, np.uint8)
    end = 0
    for i in range(len(rows)):
        place = places[rows[i]]
        wanted = place & _SIZE
        start = place >> _SIZE_BITS
        if wanted > 0 and _pread(file, cards[end:].ctypes, wanted, start) != wanted:  # type: ignore[call-overload]
            return cards, ends[:i]
        end += wanted
        ends[i] = end
    return cards, ends


def _write(file: IO[bytes], card: bytes, start: int) -> int:
    """Writes `card` at `start`. Returns its place."""
    if os.pwrite(file.fileno(), card, start) < len(card):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return start << _SIZE_BITS | len(card)
