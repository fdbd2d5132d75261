"""What the viewer thinks of hashtags and creators, by their numbers in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from feed.candidates import Scores
from feed.catalogue.columns import Columns
from feed.features.taste import Taste


@dataclass(slots=True)
class Opinion:
    """Numbers, each once, and what each is worth in [-1, 1]; all others are worth nothing."""

    numbers: NDArray[np.int32]
    worth: Scores

    @staticmethod
    def of(numbers: list[int], points: Iterable[float], full: float) -> Opinion:
        """From points by number, `full` of which make 1; -1 is a name not known here."""
        known, worth = np.array(numbers, np.int32), np.array([*points], np.float64)
        worth /= full
        np.minimum(worth, 1.0, out=worth)
        np.maximum(worth, -1.0, out=worth)
        if -1 not in numbers:
            return Opinion(known, worth)
        is_known = known >= 0
        return Opinion(known[is_known], worth[is_known])


def opinions_of(taste: Taste | None, columns: Columns, full: float) -> tuple[Opinion, Opinion]:
    """What `taste` says of hashtags and of creators.

    Args:
        full: Points that make 1.
    """
    if taste is None:
        return Opinion.of([], (), full), Opinion.of([], (), full)
    number_of, creator_of = columns.tag_names.number_of, columns.creator_of_hex
    return (
        Opinion.of([number_of.get(tag, -1) for tag in taste.tags], taste.tags.values(), full),
        Opinion.of([creator_of.get(c, -1) for c in taste.creators], taste.creators.values(), full),
    )
