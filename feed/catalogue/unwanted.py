"""Clips that were found to hold words that somebody does not want, so that they are read once."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray

from feed.catalogue.key_index import Rows

LISTS_KEPT = 64
ROWS_KEPT = 200_000  # A list; twelve bytes each.
Words = tuple[str, ...]
Revisions = NDArray[np.int32]


class Unwanted:
    """By list of words: rows that hold one of them, each at the revision that was read."""

    def __init__(self) -> None:
        self._known: OrderedDict[Words, tuple[Rows, Revisions]] = OrderedDict()

    def rows(self, words: Words, revisions: Revisions) -> Rows:
        """Those of `words` that have not changed since.

        Args:
            revisions: Of all rows, as they are now.
        """
        known = self._known.get(words)
        if known is None:
            return np.empty(0, np.intp)
        self._known.move_to_end(words)
        rows, read = known
        found: Rows = rows[revisions[rows] == read]
        return found

    def add(self, words: Words, rows: Rows, revisions: Revisions) -> None:
        """`rows` were found to hold one of `words`."""
        if not len(rows):
            return
        known, read = self._known.pop(words, (rows[:0], revisions[:0]))
        self._known[words] = (
            np.concatenate([known, rows])[-ROWS_KEPT:],
            np.concatenate([read, revisions[rows]])[-ROWS_KEPT:],
        )
        if len(self._known) > LISTS_KEPT:
            self._known.popitem(last=False)
