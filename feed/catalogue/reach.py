"""Which clips have had the impressions that their tier allows, told without asking anybody.

A page adds to `pending` what it shows, because an impression is counted seconds later; what is
counted is taken off again, and what nobody looked at fades. So a clip that many pages show at once
stops within a page of its cap, in each process. Until a clip has had the impressions that every
approved one is promised, no cap holds it back; what is stopped until a person has looked stays so.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from catalog.reach import STOPPED, UNLIMITED
from feed.catalogue.eligible import Mask, Rows
from feed.params.places import EXPOSURE_IMPRESSIONS
from feed.params.reach import REACH_LOWEST
from feed.popularity import IMPRESSIONS

Totals = NDArray[np.float32]
FADE_EVERY_MS = 60_000  # A page of ten clips is watched in a minute or two.
AT_ONCE = 8_192  # Rows looked through in one go: some tenth of a millisecond.
PROMISED, LOWEST = EXPOSURE_IMPRESSIONS.default, REACH_LOWEST.default
# What compiled loops are told: the column of impressions, how many are promised to each clip, the
# lowest cap, and the caps of what is stopped and of what has none.
_RULE = (IMPRESSIONS, PROMISED, LOWEST, STOPPED, UNLIMITED)


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
        over: Mask = _are_over(totals, self._pending, self._caps, rows, is_stale, _RULE)
        return over

    def find_over(self, totals: Totals) -> None:
        """Looks through all rows of `totals` for those over their caps."""
        self.over = self._all_over(totals, is_stale=False)
        self.over_if_stale = self._all_over(totals, is_stale=True)

    def _all_over(self, totals: Totals, *, is_stale: bool) -> Rows:
        over = [np.empty(0, np.intp)]
        # A compiled pass keeps the interpreter, and pages want it.
        for start in range(0, len(totals), AT_ONCE):
            rows = np.arange(start, min(start + AT_ONCE, len(totals)))
            over.append(rows[self.are_over(totals, rows, is_stale=is_stale)])
        return np.concatenate(over)

    def note_shown(self, totals: Totals, rows: Rows) -> None:
        """A page with `rows`, each once, went out."""
        over, over_if_stale = _note(totals, self._pending, self._caps, rows, _RULE)
        if len(over):
            self.over = np.concatenate([self.over, over])
        if len(over_if_stale):
            self.over_if_stale = np.concatenate([self.over_if_stale, over_if_stale])

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


@njit(cache=True, inline="always")
def _is_over(totals, row, pending, cap, is_stale, rule):  # type: ignore[no-untyped-def]
    impressions, promised, lowest, stopped, unlimited = rule
    if is_stale and cap != unlimited:
        cap = min(cap, lowest)
    counted = totals[row, impressions]
    return counted + pending >= cap and (counted >= promised or cap == stopped)


@njit(cache=True)
def _are_over(totals, pending, caps, rows, is_stale, rule):  # type: ignore[no-untyped-def]
    over = np.empty(len(rows), np.bool_)
    for i in range(len(rows)):
        row = rows[i]
        over[i] = _is_over(totals, row, pending[row], caps[row], is_stale, rule)
    return over


@njit(cache=True)
def _note(totals, pending, caps, rows, rule):  # type: ignore[no-untyped-def]
    """Counts `rows` as shown. Those that this took over their cap, and over the cap of stale
    totals: each is told once, or perhaps once more for each page that is made at that moment.
    """
    over, over_if_stale = np.empty(len(rows), np.intp), np.empty(len(rows), np.intp)
    count = count_if_stale = 0
    for row in rows:
        before, cap = pending[row], caps[row]
        pending[row] = now = before + 1
        was = _is_over(totals, row, before, cap, False, rule)
        if not was and _is_over(totals, row, now, cap, False, rule):
            over[count] = row
            count += 1
        was = _is_over(totals, row, before, cap, True, rule)
        if not was and _is_over(totals, row, now, cap, True, rule):
            over_if_stale[count_if_stale] = row
            count_if_stale += 1
    return over[:count], over_if_stale[:count_if_stale]
