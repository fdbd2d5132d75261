"""The catalogue as one request sees it: fixed length, with its indexes."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from feed.catalogue.columns import Columns
from feed.catalogue.eligible import NO_ROWS, Eligible, Mask, Rows
from feed.catalogue.nearest import Nearest
from feed.catalogue.pools import Pools, pools_of
from feed.catalogue.posting import Posting
from feed.popularity import PopularityRule, popularity_of

POOLS_EVERY_MS = 10_000  # Thompson's draws take some 20 ms, in which no page is made.
NO_CREATORS = np.empty(0, np.int32)
RULES_KEPT = 16  # Experiments with popularity that run at once.


@dataclass(frozen=True, slots=True)
class Popular:
    """How popular all rows are under one rule: `value`, shape (n,), and the `order` by it."""

    value: NDArray[np.float64]
    order: Rows
    made_ms: int


class Snapshot:
    """The first `count` rows of the columns. Arrays are views: do not write to them."""

    def __init__(
        self,
        columns: Columns,
        now_ms: int,
        rules: Sequence[PopularityRule],
        earlier: Snapshot | None = None,
    ) -> None:
        """
        Args:
            rules: Whose orders are made at once; others when they are asked for.
            earlier: Of the same columns, to start from: its rows have the same numbers.
        """
        n = columns.count
        self.columns = columns
        self.count = n
        self.made_ms = now_ms
        self.keys = columns.keys[:n]
        self.vectors = columns.vectors[:n]
        self.tags = columns.tags[:n]
        self.creators = columns.creators[:n]
        self.kinds = columns.kinds[:n]
        self.audiences = columns.audiences[:n]
        self.categories = columns.categories[:n]
        self.audios = columns.audios[:n]
        self.is_sponsored = columns.is_sponsored[:n]
        self.published_ms = columns.published_ms[:n]
        self.durations_ms = columns.durations_ms[:n]
        self.prices_paise = columns.prices_paise[:n]
        self.savings = columns.savings[:n]
        self.margins = columns.margins[:n]
        self.is_published = columns.is_published[:n]
        self.totals = columns.totals[:n]
        self.newest: Rows = np.argsort(-self.published_ms, kind="stable")
        self.by_tag = Posting(self.tags, self.newest)
        self.by_category = Posting(self.categories, self.newest)
        self.by_creator = Posting(self.creators, self.newest)
        self.nearest: Nearest = (
            earlier.nearest.grown(self.vectors) if earlier else Nearest.of(self.vectors)
        )
        self.promising: Rows = earlier.promising if earlier else NO_ROWS
        self._marks, self.places = columns.marks[:n], columns.places[:n]
        self._popular: dict[PopularityRule, Popular] = {}
        self._make_ready(rules)
        self.pools = self._made_pools()
        columns.reach.find_over(self.totals)

    def reordered(self, now_ms: int, rules: Sequence[PopularityRule]) -> Snapshot:
        """The same rows with their popularity as of `now_ms`; the indexes are shared.

        An order that its rule lets grow older stays till then.
        """
        fresh = copy(self)
        fresh.made_ms = now_ms
        fresh._popular = {
            rule: made
            for rule, made in self._popular.items()
            if now_ms - made.made_ms < rule.every_ms
        }
        fresh._make_ready(rules)
        if now_ms - self.pools.made_ms >= POOLS_EVERY_MS:
            fresh.pools = fresh._made_pools()
        self.columns.reach.find_over(self.totals)
        return fresh

    def promised(self, order: Rows) -> Snapshot:
        """The same with `order` as what `sources.promising` proposes from."""
        fresh = copy(self)
        fresh.promising = order
        return fresh

    def _make_ready(self, rules: Sequence[PopularityRule]) -> None:
        for rule in rules:
            self.popular(rule)

    def popular(self, rule: PopularityRule) -> Popular:
        """Popularity as of when the snapshot was made, or up to `rule.every_ms` before."""
        found = self._popular.get(rule)
        if found is None:
            age_ms = (self.made_ms - self.published_ms).astype(np.float64)
            value = popularity_of(self.totals, age_ms, rule)
            found = Popular(value, np.argsort(-value, kind="stable"), self.made_ms)
            if len(self._popular) < RULES_KEPT:
                self._popular[rule] = found
        return found

    def withdrawn(self) -> Rows:
        """Rows that may not be shown any more."""
        rows = self.columns.withdrawn
        return rows if not len(rows) else rows[rows < self.count]

    def restricted(self) -> Rows:
        """Rows that are not for everybody."""
        rows = self.columns.restricted
        return rows if not len(rows) else rows[rows < self.count]

    def over_reach(self, *, is_stale: bool) -> Rows:
        """Rows over the impressions that their tier allows; see `reach.Reached`."""
        reach = self.columns.reach
        rows = reach.over_if_stale if is_stale else reach.over
        return rows if self.count == self.columns.count else rows[rows < self.count]

    def eligible(self) -> Eligible:
        """All rows, for a page that has not excluded any yet."""
        self.columns.pages += 1
        return Eligible(self._marks, self.columns.pages)

    def _made_pools(self) -> Pools:
        return pools_of(
            self.totals,
            self.published_ms,
            self.is_published,
            self.newest,
            self.vectors,
            self.made_ms,
            self.categories,
        )

    def rows_of_keys(self, keys: NDArray[np.uint64]) -> Rows:
        """Rows of those `keys` that are here, in the order of `keys`."""
        return self.columns.row_of_key.known(keys, self.count) if len(keys) else NO_ROWS

    def row_of(self, video_id: UUID) -> int | None:
        """The row of a clip that is published and in this snapshot."""
        row = self.columns.row_of(video_id)
        if row is None or row >= self.count or not self.is_published[row]:
            return None
        return row

    def creators_of_keys(self, keys: NDArray[np.uint64]) -> NDArray[np.int32]:
        """Creator numbers of those `keys` that have clips here."""
        if not len(keys):
            return NO_CREATORS
        known = self.columns.creator_of_key
        return np.array([known[k] for k in keys.tolist() if k in known], np.int32)


__all__ = ["Eligible", "Mask", "Rows", "Snapshot"]
