"""The clips nearest to a direction, without looking at all of them.

An inverted file: every clip belongs to the nearest of some hundred centres, and a search reads the
clips of the centres nearest to the direction. Unlike the libraries made for this, it skips what the
page may not take while it reads, so that a viewer who has seen the whole neighbourhood is still
answered, and it takes in new clips without a rebuild.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Rows = NDArray[np.intp]
Vectors = NDArray[np.float32]

PER_CENTRE = 200  # Clips; small enough to read few, large enough for few centres.
MOST_CENTRES = 1024
SAMPLE_PER_CENTRE = 40
ROUNDS = 6
CHUNK = 8_192  # Rows worked on at a time; times the centres, it is what a search for labels holds.


class Nearest:
    """The index of the first `count` rows of a catalogue. It never changes; see `grown`."""

    def __init__(
        self, vectors: Vectors, centres: Vectors, labels: NDArray[np.int16], trained_on: int
    ) -> None:
        self._centres, self._labels, self._trained_on = centres, labels, trained_on
        # One list after the other, with its vectors beside it in a byte a number: reading them is
        # what a search costs, and its order is only a proposal.
        self._rows: Rows = np.argsort(labels, kind="stable")
        self._starts = np.searchsorted(labels[self._rows], np.arange(len(centres) + 1))
        self._coarse = _coarse(vectors, self._rows)

    @staticmethod
    def of(vectors: Vectors) -> Nearest:
        """An index of `vectors`, shape (n, 64)."""
        n = len(vectors)
        wanted = min(MOST_CENTRES, max(1, n // PER_CENTRE))
        draw = np.random.default_rng(n)
        sample = vectors[draw.permutation(n)[: wanted * SAMPLE_PER_CENTRE]]
        centres = sample[:wanted].copy()
        for _ in range(ROUNDS if wanted > 1 else 0):
            nearest = _labels(sample, centres)
            sums = np.zeros_like(centres)
            np.add.at(sums, nearest, sample)
            length = np.linalg.norm(sums, axis=1, keepdims=True)
            centres = np.where(length > 1e-6, sums / np.maximum(length, 1e-6), centres)
        return Nearest(vectors, centres, _labels(vectors, centres), n)

    def grown(self, vectors: Vectors) -> Nearest:
        """An index of `vectors`, whose first rows are those of this one."""
        known = len(self._labels)
        if len(vectors) == known:
            return self
        if len(vectors) >= 2 * self._trained_on:
            return Nearest.of(vectors)
        labels = np.concatenate([self._labels, _labels(vectors[known:], self._centres)])
        return Nearest(vectors, self._centres, labels, self._trained_on)

    def search(
        self,
        wanted: Vectors,
        marks: NDArray[np.int64],
        floor: int,
        limit: int,
        read: int,
    ) -> Rows:
        """About the `limit` rows with the largest dot product, in no order.

        Args:
            wanted: Shape (64,).
            marks: Shape (n,); rows with `marks[row] >= floor` are passed over.
            read: After how many rows it stops, at the end of a list.
        """
        found: Rows = _search(
            self._rows,
            self._starts,
            self._centres,
            self._coarse,
            wanted,
            marks,
            floor,
            limit,
            read,
        )
        return found


def _labels(vectors: Vectors, centres: Vectors) -> NDArray[np.int16]:
    parts = [
        (vectors[start : start + CHUNK] @ centres.T).argmax(axis=1).astype(np.int16)
        for start in range(0, len(vectors), CHUNK)
    ]
    return np.concatenate(parts) if parts else np.empty(0, np.int16)


def _coarse(vectors: Vectors, rows: Rows) -> NDArray[np.int8]:
    """`vectors[rows]` in 255 steps of the widest number among them."""
    widest = max(float(vectors.max(initial=0.0)), -float(vectors.min(initial=0.0)), 1e-6)
    coarse = np.empty((len(rows), vectors.shape[1]), np.int8)
    for start in range(0, len(rows), CHUNK):
        part = vectors[rows[start : start + CHUNK]]
        coarse[start : start + CHUNK] = np.rint(part * (127 / widest))
    return coarse


@njit(cache=True, fastmath=True)
def _search(listed, starts, centres, coarse, wanted, marks, floor, limit, read):  # type: ignore[no-untyped-def]
    rows = np.empty(limit, np.intp)
    near = np.empty(limit, np.float32)  # A heap with the worst on top, once it is full.
    count = seen = widest = 0
    away = np.empty(len(centres), np.float32)
    for centre in range(len(centres)):
        widest = max(widest, starts[centre + 1] - starts[centre])
        away[centre] = 0.0
        for k in range(centres.shape[1]):
            away[centre] -= centres[centre, k] * wanted[k]
    order = np.argsort(away)
    free = np.empty(widest, np.intp)
    for centre in order:
        if seen >= read and count == limit:
            break
        # Looked up before, because then the loads do not wait for the products.
        left = 0
        for place in range(starts[centre], starts[centre + 1]):
            free[left] = place
            left += marks[listed[place]] < floor
        seen += left
        for place in free[:left]:
            row = listed[place]
            product = np.float32(0.0)
            for k in range(coarse.shape[1]):
                product += np.float32(coarse[place, k]) * wanted[k]
            if count < limit:
                at = count
                count += 1
                while at > 0 and near[(at - 1) // 2] > product:
                    near[at], rows[at] = near[(at - 1) // 2], rows[(at - 1) // 2]
                    at = (at - 1) // 2
                near[at], rows[at] = product, row
            elif product > near[0]:
                at = 0
                while True:
                    child = 2 * at + 1
                    if child >= limit:
                        break
                    if child + 1 < limit and near[child + 1] < near[child]:
                        child += 1
                    if near[child] >= product:
                        break
                    near[at], rows[at] = near[child], rows[child]
                    at = child
                near[at], rows[at] = product, row
        if seen >= read and count == limit:
            break
    return rows[:count]
