"""Who carries what: for each hashtag, category or creator the rows with it, newest first."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from feed.catalogue.columns import NONE
from feed.catalogue.key_index import Rows


class Posting:
    """Value → rows that carry it, newest first, over a column of shape (n,) or (n, k).

    Args:
        column: Small numbers that are not negative; from the first `NONE` on a row has no more.
    """

    def __init__(self, column: NDArray[np.int32], newest: Rows) -> None:
        most = int(column.max(initial=NONE))
        self._rows: Rows
        self._rows, self._starts = _posted(
            column if column.ndim == 2 else column[:, None], newest, most
        )

    @property
    def lists(self) -> tuple[Rows, Rows]:
        """All rows by value, and where each value's begin."""
        return self._rows, self._starts

    def known(self, values: list[int]) -> Rows:
        """Those of `values` that may have rows."""
        return np.array([v for v in values if v + 1 < len(self._starts)], np.intp)

    def rows(self, value: int) -> Rows:
        """Rows with `value`, which is not negative."""
        if value + 1 >= len(self._starts):
            return self._rows[:0]
        found: Rows = self._rows[self._starts[value] : self._starts[value + 1]]
        return found

    def rows_of(self, values: NDArray[np.int32]) -> Rows:
        """Rows with any of `values`, one value after the other."""
        if not len(values):
            return self._rows[:0]
        return np.concatenate([self.rows(value) for value in values.tolist()])


# Counted, not sorted: sorting would hold several times what is kept. Pages go on meanwhile.
@njit(cache=True, nogil=True)
def _posted(column, newest, most):  # type: ignore[no-untyped-def]
    """All rows by value, each value's in the order of `newest`, and where each value's begin."""
    starts = np.zeros(most + 2, np.intp)
    for row in newest:
        for k in range(column.shape[1]):
            if column[row, k] < 0:
                break
            starts[column[row, k] + 1] += 1
    for value in range(most + 1):
        starts[value + 1] += starts[value]
    ends = starts.copy()
    rows = np.empty(starts[most + 1], np.intp)
    for row in newest:
        for k in range(column.shape[1]):
            value = column[row, k]
            if value < 0:
                break
            rows[ends[value]] = row
            ends[value] += 1
    return rows, starts
