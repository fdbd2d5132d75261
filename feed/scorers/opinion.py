"""What the viewer thinks of hashtags and creators, by their numbers in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
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
