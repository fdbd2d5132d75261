"""What the viewer thinks of hashtags and creators, by their numbers in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from feed.candidates import Scores


@dataclass(frozen=True, slots=True)
class Opinion:
    """Numbers, ascending, and what each is worth in [-1, 1]; all others are worth nothing."""

    numbers: NDArray[np.int32]
    worth: Scores

    @staticmethod
    def of(points: Iterable[tuple[int | None, float]], full: float) -> Opinion:
        """From points by number, `full` of which make 1; `None` is a name not known here."""
        known = [(n, p) for n, p in points if n is not None]
        numbers = np.array([n for n, _ in known], np.int32)
        worth = np.array([p for _, p in known], np.float64) / full
        order = np.argsort(numbers)
        return Opinion(numbers[order], np.minimum(1.0, np.maximum(-1.0, worth[order])))

    def sums(self, column: NDArray[np.int32], rows: NDArray[np.intp]) -> Scores:
        """For each of `rows` the worth of its numbers, over the root of how many it has.

        Args:
            column: Shape (catalogue, k); after the first negative number a row has no more.
        """
        summed: Scores = _sums(column, rows, self.numbers, self.worth)
        return summed


@njit(cache=True)
def _sums(column, rows, numbers, worth):  # type: ignore[no-untyped-def]
    summed = np.zeros(len(rows), np.float64)
    for i in range(len(rows)):
        has = 0
        for k in range(column.shape[1]):
            number = column[rows[i], k]
            if number < 0:
                break
            has += 1
            low, high = 0, len(numbers)
            while low < high:
                middle = (low + high) // 2
                if numbers[middle] < number:
                    low = middle + 1
                else:
                    high = middle
            if low < len(numbers) and numbers[low] == number:
                summed[i] += worth[low]
        if has > 1:
            summed[i] /= np.sqrt(has)
    return summed
