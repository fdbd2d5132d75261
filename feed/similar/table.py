"""What a page reads: for each clip those that come next, in order. Needs nothing but arrays."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WIDTH = 50  # Neighbours kept for each clip.
FINISHED = 0.9  # Of a clip's duration; a watch of less says little.


@dataclass(frozen=True, slots=True)
class Table:
    """Neighbours by clip.

    Args:
        version: Which training made it.
        keys: Shape (clips,), uint64, sorted: 8-byte keys of clips.
        neighbours: Shape (clips, k), int32: places in `keys`, best first; -1 where there are fewer.
    """

    version: str
    keys: NDArray[np.uint64]
    neighbours: NDArray[np.int32]

    @staticmethod
    def numbered(version: str, keys: NDArray[np.uint64], neighbours: NDArray[np.int32]) -> Table:
        """From neighbours as places in `keys`, which are in any order; -1 where there are fewer."""
        order = np.argsort(keys, kind="stable")
        place = np.empty(len(keys), np.int32)
        place[order] = np.arange(len(keys), dtype=np.int32)
        moved = np.where(neighbours >= 0, place[neighbours], -1).astype(np.int32)
        return Table(version, keys[order], moved[order])

    def following(
        self, recent: NDArray[np.uint64], recency_power: float
    ) -> tuple[NDArray[np.uint64], NDArray[np.float64]]:
        """Keys and scores of the clips that follow `recent`, best first.

        Args:
            recent: Keys of a viewer's clips, newest first; unknown ones are passed over.
            recency_power: The k-th newest clip speaks with weight k ** -recency_power.
        """
        if not len(self.keys) or not len(recent):
            return np.empty(0, np.uint64), np.empty(0, np.float64)
        place = np.minimum(np.searchsorted(self.keys, recent), len(self.keys) - 1)
        is_known = self.keys[place] == recent
        weights = (np.arange(len(recent)) + 1.0) ** -recency_power
        by_rank = 1.0 / np.log2(np.arange(self.neighbours.shape[1]) + 2.0)
        found = self.neighbours[place[is_known]]
        scores = np.outer(weights[is_known], by_rank)[found >= 0]
        unique, where = np.unique(found[found >= 0], return_inverse=True)
        total = np.bincount(where, weights=scores, minlength=len(unique)).astype(np.float64)
        order = np.argsort(-total, kind="stable")
        following: NDArray[np.uint64] = self.keys[unique[order]]
        return following, total[order]

    def to_bytes(self) -> bytes:
        """The stored form: arrays as npz."""
        out = io.BytesIO()
        np.savez_compressed(out, keys=self.keys, neighbours=self.neighbours)
        return out.getvalue()

    @staticmethod
    def from_bytes(version: str, raw: bytes) -> Table:
        """What `to_bytes` made.

        Raises:
            ValueError: The arrays do not belong together.
        """
        with np.load(io.BytesIO(raw), allow_pickle=False) as stored:
            keys, neighbours = stored["keys"], stored["neighbours"]
        is_sound = keys.dtype == np.uint64 and neighbours.dtype == np.int32
        if not is_sound or neighbours.ndim != 2 or len(keys) != len(neighbours):
            raise ValueError("not a table of neighbours")
        if neighbours.size and (neighbours.max() >= len(keys) or neighbours.min() < -1):
            raise ValueError("a neighbour is outside the table")
        return Table(version, keys, neighbours)
