"""Which rows may be proposed to one viewer, without a pass over the catalogue.

A page excludes little of a large catalogue: what was served, turned down, blocked, withdrawn. Those
rows are marked with the page's own number in an array that all pages of the process share, so
that nothing has to be cleared and asking about a row is one comparison.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from feed.catalogue.nearest import Nearest
from feed.features.definitions import VECTOR_DIM

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]
Vector = NDArray[np.float32]
Marks = NDArray[np.int64]
Coarse = NDArray[np.int8]
Numbers = NDArray[np.int32]
Chances = NDArray[np.float64]
STEPS = 2047  # To which a direction is rounded; 64 products of a byte fit into 32 bits.
NO_ROWS: Rows = np.empty(0, np.intp)
NOWHERE: Vector = np.zeros(VECTOR_DIM, np.float32)


class Eligible:
    """The rows that are left for one page.

    Args:
        marks: Shape (catalogue,); written here, by one thread, for one page at a time.
        page: Larger than that of any page before.
    """

    __slots__ = ("_denied", "_marks", "_served", "left")

    def __init__(self, marks: Marks, page: int) -> None:
        self._marks = marks
        self._served, self._denied = 2 * page, 2 * page + 1
        self.left = len(marks)

    def __len__(self) -> int:
        return len(self._marks)

    def __getitem__(self, rows: Rows) -> Mask:
        """Shape as `rows`: whether each is left."""
        return np.less(self._marks[rows], self._served)

    @property
    def below(self) -> tuple[Marks, int]:
        """For compiled loops: row `r` is left when the first at `r` is less than the second."""
        return self._marks, self._served

    def deny(self, rows: Rows) -> int:
        """Takes `rows` away for good. Returns how many of them were left until now."""
        if not len(rows):
            return 0
        gone = int(_mark(self._marks, rows, self._served, self._denied))
        self.left -= gone
        return gone

    def serve(self, rows: Rows) -> int:
        """Takes `rows` away until nothing else is left; else as `deny`."""
        gone = int(_mark(self._marks, rows, self._served, self._served))
        self.left -= gone
        return gone

    def keep_only(self, rows: Rows) -> int:
        """Denies everything else."""
        kept = np.unique(rows[self[rows]])
        gone = self.left - len(kept)
        self._marks[:] = self._denied
        self._marks[kept] = 0
        self.left = len(kept)
        return gone

    def may_come_again(self, rows: Rows) -> Mask:
        """Shape as `rows`: whether each was served and not denied."""
        return np.equal(self._marks[rows], self._served)

    def first(self, order: Rows, limit: int) -> Rows:
        """The first `limit` of `order` that are left, looking no further than needed."""
        found: Rows = _first(order, self._marks, self._served, max(0, limit))
        return found

    def nearest(self, index: Nearest, wanted: Vector, limit: int, read: int) -> Rows:
        """About the `limit` of those left that lie nearest to `wanted`; see `Nearest.search`."""
        return index.search(wanted, self._marks, self._served, limit, read)

    def draw(
        self,
        rows: Rows,
        chance: Chances,
        coarse: Coarse,
        towards: Vector,
        pull: float,
        lots: Chances,
        categories: Numbers,
        met: Numbers,
        apart: float,
    ) -> tuple[Rows, Chances, int]:
        """One of `rows` that are left for each of `lots`, in [0, 1); see `pools.Pool.draw`."""
        drawn: tuple[Rows, Chances, int] = _draw(
            self._marks,
            self._served,
            rows,
            chance,
            coarse,
            towards,
            pull,
            lots,
            categories,
            met,
            apart,
        )
        return drawn

    def first_of_each(self, rows: Rows, starts: Rows, lists: Rows, limit: int) -> Rows:
        """The first `limit` that are left of each of `lists`, as `first` would find them.

        Args:
            rows: All lists, one after the other; list i begins at `starts[i]`.
        """
        found: Rows = _first_of_each(rows, starts, lists, self._marks, self._served, limit)
        return found

    def all(self) -> Rows:
        """All rows that are left; a pass over the catalogue."""
        return np.flatnonzero(self._marks < self._served)


@njit(cache=True)
def _mark(marks, rows, floor, value):  # type: ignore[no-untyped-def]
    gone = 0
    for row in rows:
        if marks[row] < floor:
            gone += 1
        if marks[row] < value:
            marks[row] = value
    return gone


@njit(cache=True)
def _first(order, marks, floor, limit):  # type: ignore[no-untyped-def]
    found = np.empty(min(limit, len(order)), np.intp)
    count = 0
    for row in order:
        if count == len(found):
            break
        if marks[row] < floor:
            found[count] = row
            count += 1
    return found[:count]


@njit(cache=True)
def _first_of_each(rows, starts, lists, marks, floor, limit):  # type: ignore[no-untyped-def]
    found = np.empty(limit * len(lists), np.intp)
    count = 0
    for one in lists:
        end = count + limit
        for at in range(starts[one], starts[one + 1]):
            if count == end:
                break
            if marks[rows[at]] < floor:
                found[count] = rows[at]
                count += 1
    return found[:count]


@njit(cache=True, fastmath={"contract", "reassoc"})
def _draw(  # type: ignore[no-untyped-def]
    marks, floor, rows, chance, coarse, towards, pull, lots, categories, met, apart
):
    weight = np.empty(len(rows), np.float64)
    # In whole numbers, of which the processor multiplies and adds twice as many at once.
    widest = np.float32(0.0)
    for k in range(len(towards)):
        widest = max(widest, abs(towards[k]))
    steps = np.zeros(len(towards), np.int16)
    if widest > 0.0:
        for k in range(len(towards)):
            steps[k] = np.int16(np.rint(towards[k] * (STEPS / widest)))
    pull *= widest / STEPS
    total, among = 0.0, 0
    for i in range(len(rows)):
        weight[i] = 0.0
        if marks[rows[i]] < floor:
            among += 1
            weight[i] = chance[i]
            if pull != 0.0:
                product = np.int32(0)
                for k in range(VECTOR_DIM):  # A constant, so that the loop is laid out in full.
                    product += np.int32(coarse[i, k]) * np.int32(steps[k])
                weight[i] *= np.exp(pull * product)
            if apart < 1.0 and categories[i] >= 0:
                for category in met:
                    if category == categories[i]:
                        weight[i] *= apart
            total += weight[i]
    drawn = np.empty(len(lots), np.intp)
    chances = np.empty(len(lots), np.float64)
    count = 0
    for lot in lots:
        if total <= 0.0:
            break
        left, picked = lot * total, -1
        for i in range(len(rows)):
            if weight[i] > 0.0:
                picked = i
                left -= weight[i]
                if left < 0.0:
                    break
        if picked < 0:
            break
        drawn[count], chances[count] = rows[picked], weight[picked] / total
        weight[picked] = 0.0
        if apart < 1.0 and categories[picked] >= 0:
            for i in range(len(rows)):
                if categories[i] == categories[picked]:
                    weight[i] *= apart
        total = weight.sum()
        count += 1
    return drawn[:count], chances[:count], among
