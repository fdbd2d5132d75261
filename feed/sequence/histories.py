"""Sequences cut into rows of one length, as the network takes them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from feed.similar.sequences import Places, Sequences

Rows = NDArray[np.int64]


def rows_of(sequences: Sequences, ends: Places, starts: Places, length: int) -> Rows:
    """Items before each of `ends`, not before `starts`, as number + 1; 0 in front of shorter ones.

    Returns:
        Shape (len(ends), length).
    """
    places = ends[:, None] + np.arange(-length, 0)
    is_there = places >= starts[:, None]
    items = sequences.items[np.maximum(places, 0)] if len(sequences.items) else 0
    return np.where(is_there, items + np.int64(1), 0)


def newest_of(sequences: Sequences, people: Places, most: int) -> Rows:
    """The newest items of each of `people`, as many as the longest history among them or `most`."""
    longest = int(sequences.lengths[people].max(initial=1))
    ends, starts = sequences.starts[people + 1], sequences.starts[people]
    return rows_of(sequences, ends, starts, max(1, min(most, longest)))
