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
PLACE_BITS = 31  # Of a number that holds a product and, in its last bits, a place.
PLACE = (1 << PLACE_BITS) - 1
EXACT = 1 << 24  # To how many steps products of the vectors themselves are told apart.
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
        found: Rows = _search(
            self._rows, self._starts, np.argsort(self._centres @ -wanted), self._coarse,
            self._vectors, wanted, marks, floor, limit, read,
        )  # fmt: skip
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


@njit(cache=True)
def _to_front(found, count, limit):  # type: ignore[no-untyped-def]
    """Moves the `limit` largest of the first `count` numbers to the front (quickselect, Hoare)."""
    low, high = 0, count - 1
    while low < high:
        pivot = found[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while found[i] > pivot:
                i += 1
            while found[j] < pivot:
                j -= 1
            if i <= j:
                found[i], found[j] = found[j], found[i]
                i += 1
                j -= 1
        if limit - 1 <= j:
            high = j
        elif limit - 1 >= i:
            low = i
        else:
            break


@njit(cache=True, fastmath=True)
def _search(  # type: ignore[no-untyped-def]
    listed, starts, order, coarse, vectors, wanted, marks, floor, limit, read
):
    """The nearest by the vectors of those nearest by coarse ones.

    What is near enough is collected, product and place in one number, and only now and then cut to
    the best: keeping them in order all the time would take longer than reading.
    """
    wide = limit + limit // SPARE
    found = np.empty(wide + wide // 2 + BLOCK, np.int64)
    count = seen = poor = 0
    bound = np.int64(-(1 << 62))  # Below the worst of the best so far.
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
        if limit == 0 or (count >= wide and (seen >= read or (may_end and poor >= POOR_LISTS))):
            break
        seen += starts[centre + 1] - starts[centre]
        came = 0
        for start in range(starts[centre], starts[centre + 1], BLOCK):
            end = min(start + BLOCK, starts[centre + 1])
            best = _products(coarse, start, end, steps, products)
            if best < bound:
                continue
            new = count
            for place in range(start, end):
                found[new] = (np.int64(products[place - start]) << PLACE_BITS) | place
                new += products[place - start] >= bound
            # Whether each may be taken is asked of all together: these loads wait for memory.
            first = count
            for at in range(first, new):
                found[count] = found[at]
                count += marks[listed[found[at] & PLACE]] < floor
            came += count - first
            if count > wide + wide // 2:
                _to_front(found, count, wide)
                count = wide
            if count >= wide:
                lowest = found[0]
                for at in range(1, count):
                    lowest = min(lowest, found[at])
                bound = lowest >> PLACE_BITS
        poor = poor + 1 if came * POOR < wide else 0
    if count > wide:
        _to_front(found, count, wide)
        count = wide
    near = np.empty(count, np.int64)
    for i in range(count):
        row, exact = listed[found[i] & PLACE], np.float32(0.0)
        for k in range(vectors.shape[1]):
            exact += vectors[row, k] * wanted[k]
        # In whole steps, so that product and row are one number here, too.
        near[i] = (np.int64(exact * EXACT / widest) << PLACE_BITS) | row
    if count > limit:
        _to_front(near, count, limit)
        count = limit
    rows = np.empty(count, np.intp)
    for i in range(count):
        rows[i] = near[i] & PLACE
    return rows
