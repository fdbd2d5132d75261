"""Which clips have had the impressions that their tier allows, told without asking anybody.

A page adds to `pending` what it shows, because an impression is counted seconds later; what is
counted is taken off again, and what nobody looked at fades. So a clip that many pages show at once
stops within a page of its cap, in each process. Until a clip has had the impressions that every
approved one is promised, no cap holds it back; what is stopped until a person has looked stays so.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from catalog.reach import STOPPED, UNLIMITED
from feed.catalogue.eligible import Mask, Rows
from feed.params.places import EXPOSURE_IMPRESSIONS
from feed.params.reach import REACH_LOWEST
from feed.popularity import IMPRESSIONS

Totals = NDArray[np.float32]
Ints = NDArray[np.int32]
FADE_EVERY_MS = 60_000  # A page of ten clips is watched in a minute or two.
PROMISED, LOWEST = EXPOSURE_IMPRESSIONS.default, REACH_LOWEST.default


class Reached:
    """Caps and what pages have shown, one entry a row. One thread writes, but for `note_shown`.

    Args:
        over: Rows over their cap; `over_if_stale` would be if totals were old. Replaced, never
            written.
        current_ms: When totals last held every event there was; 0 is never.
    """

    def __init__(self) -> None:
        self._caps = np.empty(0, np.int32)
        self._pending = np.empty(0, np.int32)
        self.over: Rows = np.empty(0, np.intp)
        self.over_if_stale: Rows = np.empty(0, np.intp)
        self.current_ms = self._faded_ms = 0

    def grow(self, capacity: int) -> None:
        """Makes room for rows, which have no cap that is known."""
        more = capacity - len(self._caps)
        self._caps = np.concatenate([self._caps, np.full(more, LOWEST, np.int32)])
        self._pending = np.concatenate([self._pending, np.zeros(more, np.int32)])

    def put(self, row: int, cap: int | None) -> None:
        """Replaces a cap; the lowest where the database gives none, or nonsense."""
        self._caps[row] = cap if cap is not None and STOPPED <= cap <= UNLIMITED else LOWEST

    def are_over(self, totals: Totals, rows: Rows, *, is_stale: bool) -> Mask:
        """Whether each of `rows` has had what its tier allows, as of now.

        Args:
            totals: Shape (n, 11), columns as `popularity.TOTALS`.
            is_stale: Totals may be old: whatever is capped has the lowest cap.
        """
        counted = totals[:, IMPRESSIONS].take(rows)
        return _over(counted, self._pending.take(rows), self._caps.take(rows), is_stale)

    def find_over(self, totals: Totals) -> None:
        """Looks through all rows of `totals` for those over their caps."""
        n = len(totals)
        arrays = (totals[:, IMPRESSIONS], self._pending[:n], self._caps[:n])
        self.over = np.flatnonzero(_over(*arrays, False))
        self.over_if_stale = np.flatnonzero(_over(*arrays, True))

    def note_shown(self, totals: Totals, rows: Rows) -> None:
        """A page with `rows`, each once, went out."""
        self._pending[rows] += 1
        counted, pending = totals[:, IMPRESSIONS].take(rows), self._pending.take(rows)
        caps = self._caps.take(rows)
        # Only those that this page took over: they may be told once more for each page else.
        over = _over(counted, pending, caps, False) & ~_over(counted, pending - 1, caps, False)
        if np.logical_or.reduce(over):
            self.over = np.concatenate([self.over, rows[over]])
        over = _over(counted, pending, caps, True) & ~_over(counted, pending - 1, caps, True)
        if np.logical_or.reduce(over):
            self.over_if_stale = np.concatenate([self.over_if_stale, rows[over]])

    def settle(self, rows: Rows, old: Totals, new: Totals) -> None:
        """Takes what was counted meanwhile off what pages have shown.

        Args:
            old: Shape (rows, 11), totals before, and `new` after.
        """
        counted = (new[:, IMPRESSIONS] - old[:, IMPRESSIONS]).astype(np.int32)
        self._pending[rows] = np.maximum(self._pending[rows] - np.maximum(counted, 0), 0)

    def say_current(self, now_ms: int) -> None:
        """Totals hold every event until `now_ms`. What is not counted after a while is halved, as
        not everything on a page is looked at.
        """
        self.current_ms = now_ms
        if now_ms - self._faded_ms >= FADE_EVERY_MS:
            self._faded_ms = now_ms
            self._pending >>= 1


def _over(counted: NDArray[np.float32], pending: Ints, caps: Ints, is_stale: bool) -> Mask:
    if is_stale:
        caps = np.where(caps == UNLIMITED, caps, np.minimum(caps, LOWEST))
    over: Mask = (counted + pending >= caps) & ((counted >= PROMISED) | (caps == STOPPED))
    return over
