"""The clips nearest to a direction: all of a small catalogue, of others the likeliest part.

Every clip belongs to the nearest of some hundred centres, and a search reads the lists of centres
from the nearest on until it has read as many clips as it may, or until list after list has brought
next to nothing. A catalogue of no more than it may read is read whole, so what is found is what is
nearest. Unlike the libraries made for this, a search skips what
the page may not take, so that a viewer who has seen the whole neighbourhood is still answered, and
new clips come in without a rebuild.

Reading is what costs, so it goes by vectors of a byte a number that lie one after the other, some
at a time, and rows are looked up only for what is near enough. A third more than asked for is taken
that way, and the vectors themselves choose among them: rounding does not decide.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from feed.features.definitions import VECTOR_DIM

Rows = NDArray[np.intp]
Vectors = NDArray[np.float32]

PER_CENTRE = 200  # Clips; small enough to read few, large enough for few centres.
MOST_CENTRES = 1024
SAMPLE_PER_CENTRE = 40
ROUNDS = 6
CHUNK = 8_192  # Rows worked on at a time; times the centres, it is what a search for labels holds.
SPARE = 3  # One more in so many is found by coarse vectors than is asked for.
STEPS = 2047  # To which a direction is rounded; 64 products of a byte fit into 32 bits.
BLOCK = 256  # Products made at a time: the processor does so many without being asked back.
POOR = 100  # A list is poor that has less than one in so many of the nearest,
POOR_LISTS = 8  # and after so many poor ones the next are not worth their reading.


class Nearest:
    """The index of the first `count` rows of a catalogue. It never changes; see `grown`."""

    def __init__(
        self, vectors: Vectors, centres: Vectors, labels: NDArray[np.int16], trained_on: int
    ) -> None:
        self._centres, self._labels, self._trained_on = centres, labels, trained_on
        # One list after the other, with its vectors beside it in a byte a number.
        self._rows: Rows = np.argsort(labels, kind="stable")
        self._starts = np.searchsorted(labels[self._rows], np.arange(len(centres) + 1))
        self._coarse = _coarse(vectors, self._rows)
        self._vectors = vectors

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
        """The `limit` rows with the largest dot product among those read, in no order.

        Args:
            wanted: Shape (64,).
            marks: Shape (n,); rows with `marks[row] >= floor` are passed over.
            read: After how many rows it stops at the latest, at the end of a list.
        """
        found, product = _search(
            self._rows, self._starts, np.argsort(-(self._centres @ wanted)), self._coarse,
            self._vectors, wanted, marks, floor, limit + limit // SPARE, read,
        )  # fmt: skip
        nearest: Rows = found
        if len(nearest) > limit:
            nearest = found[np.argpartition(-product, limit - 1)[:limit]] if limit else found[:0]
        return nearest


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
def _products(coarse, start, end, wanted, products):  # type: ignore[no-untyped-def]
    """Of the clips from `start` on, before `end`, into `products`; the largest of them."""
    for i in range(end - start):
        product = np.int32(0)
        for k in range(VECTOR_DIM):  # A constant, so that the loop is laid out in full.
            product += np.int32(coarse[start + i, k]) * np.int32(wanted[k])
        products[i] = product
    best = products[0]
    for i in range(1, end - start):
        best = max(best, products[i])
    return best


@njit(cache=True, fastmath=True)
def _search(  # type: ignore[no-untyped-def]
    listed, starts, order, coarse, vectors, wanted, marks, floor, limit, read
):
    """The nearest by coarse vectors, and the products of their own."""
    rows = np.empty(limit, np.intp)
    near = np.empty(limit, np.int32)  # A heap with the worst on top, once it is full.
    count = seen = poor = 0
    may_end = len(listed) > read
    products = np.empty(BLOCK, np.int32)
    # In whole numbers, of which the processor multiplies and adds twice as many at once.
    widest = np.float32(1e-12)
    for k in range(len(wanted)):
        widest = max(widest, abs(wanted[k]))
    steps = np.empty(len(wanted), np.int16)
    for k in range(len(wanted)):
        steps[k] = np.int16(np.rint(wanted[k] * (STEPS / widest)))
    for centre in order:
        if limit == 0 or (count == limit and (seen >= read or (may_end and poor >= POOR_LISTS))):
            break
        seen += starts[centre + 1] - starts[centre]
        came = 0
        for start in range(starts[centre], starts[centre + 1], BLOCK):
            end = min(start + BLOCK, starts[centre + 1])
            best = _products(coarse, start, end, steps, products)
            if count == limit and best <= near[0]:
                continue
            for place in range(start, end):
                product = products[place - start]
                if count == limit and product <= near[0]:
                    continue
                row = listed[place]
                if marks[row] >= floor:
                    continue
                came += 1
                if count < limit:
                    at = count
                    count += 1
                    while at > 0 and near[(at - 1) // 2] > product:
                        near[at], rows[at] = near[(at - 1) // 2], rows[(at - 1) // 2]
                        at = (at - 1) // 2
                else:
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
        poor = poor + 1 if came * POOR < limit else 0
    exact = np.zeros(count, np.float32)
    for i in range(count):
        for k in range(vectors.shape[1]):
            exact[i] += vectors[rows[i], k] * wanted[k]
    return rows[:count], exact
