"""The catalogue as one request sees it: fixed length, with its indexes."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from feed.catalogue.columns import NONE, Columns
from feed.popularity import PopularityRule, popularity_of

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]
_FIRST_LOOK = 512


class Posting:
    """Value → rows that carry it, newest first, over a column of shape (n,) or (n, k)."""

    def __init__(self, column: NDArray[np.int32], newest: Rows) -> None:
        values = column[newest].ravel()
        width = max(1, column.size // max(1, len(column)))
        order = np.argsort(values, kind="stable")
        self._rows = newest[order // width]
        top = int(values.max(initial=NONE)) + 2
        self._starts = np.searchsorted(values[order], np.arange(top))

    def rows(self, value: int) -> Rows:
        """Rows with `value`, which is not negative."""
        if value + 1 >= len(self._starts):
            return self._rows[:0]
        found: Rows = self._rows[self._starts[value] : self._starts[value + 1]]
        return found


class Snapshot:
    """The first `count` rows of the columns. Arrays are views: do not write to them."""

    def __init__(self, columns: Columns, now_ms: int, rule: PopularityRule) -> None:
        n = columns.count
        self.columns = columns
        self.count = n
        self.made_ms = now_ms
        self.keys = columns.keys[:n]
        self.vectors = columns.vectors[:n]
        self.tags = columns.tags[:n]
        self.creators = columns.creators[:n]
        self.kinds = columns.kinds[:n]
        self.published_ms = columns.published_ms[:n]
        self.is_published = columns.is_published[:n]
        self.totals = columns.totals[:n]
        self._key_order = np.argsort(self.keys)
        self._sorted_keys = self.keys[self._key_order]
        self.newest: Rows = np.argsort(-self.published_ms, kind="stable")
        self.by_tag = Posting(self.tags, self.newest)
        self.by_category = Posting(columns.categories[:n], self.newest)
        self.by_creator = Posting(self.creators, self.newest)
        self._popular: dict[PopularityRule, Rows] = {}
        self.popular(rule)

    def reordered(self, now_ms: int, rule: PopularityRule) -> Snapshot:
        """The same rows with their popularity as of `now_ms`; the indexes are shared."""
        fresh = copy(self)
        fresh.made_ms = now_ms
        fresh._popular = {}
        fresh.popular(rule)
        return fresh

    def popular(self, rule: PopularityRule) -> Rows:
        """All rows, most popular first, as of when the snapshot was made."""
        found = self._popular.get(rule)
        if found is None:
            age_ms = (self.made_ms - self.published_ms).astype(np.float64)
            found = np.argsort(-popularity_of(self.totals, age_ms, rule), kind="stable")
            if len(self._popular) < 16:
                self._popular[rule] = found
        return found

    def rows_of_keys(self, keys: NDArray[np.uint64]) -> Rows:
        """Rows of those `keys` that are here, in the order of `keys`."""
        if not len(keys) or not self.count:
            return np.empty(0, np.intp)
        place = np.searchsorted(self._sorted_keys, keys)
        place[place == self.count] = 0
        found: Rows = self._key_order[place[self._sorted_keys[place] == keys]]
        return found

    def row_of(self, video_id: UUID) -> int | None:
        """The row of a clip that is published and in this snapshot."""
        row = self.columns.row_of.get(video_id)
        if row is None or row >= self.count or not self.is_published[row]:
            return None
        return row

    def creators_of_keys(self, keys: NDArray[np.uint64]) -> NDArray[np.int32]:
        """Creator numbers of those `keys` that have clips here."""
        known = self.columns.creator_of_key
        return np.array([known[k] for k in keys.tolist() if k in known], np.int32)


def first_of(order: Rows, eligible: Mask, limit: int) -> Rows:
    """The first `limit` rows of `order` that are eligible, looking no further than needed."""
    if limit <= 0 or not len(order):
        return order[:0]
    found: list[Rows] = []
    have = 0
    for part in _doubling(order):
        picked = part[eligible[part]]
        found.append(picked)
        have += len(picked)
        if have >= limit:
            break
    return np.concatenate(found)[:limit]


def _doubling(order: Rows) -> Iterator[Rows]:
    start, size = 0, _FIRST_LOOK
    while start < len(order):
        yield order[start : start + size]
        start, size = start + size, 2 * size


__all__ = ["NONE", "Mask", "Posting", "Rows", "Snapshot", "first_of"]
