"""What is trending, in the row numbers of this process's catalogue."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from experiments.values import Values
from feed.catalogue.eligible import NO_ROWS
from feed.catalogue.snapshot import Rows, Snapshot
from feed.popularity import rule_of
from feed.trending.table import Table, Trending
from feed.trending.versions import Card, Versions
from feed.version_keeper import VersionKeeper


@dataclass(frozen=True, slots=True)
class Trend:
    """
    Args:
        rows: What trends most first, the categories taking turns.
        worth: Shape (catalogue,), float32 in [0, 1]; 0 for all that does not trend.
        lift: Shape (catalogue,), float32: how many times as popular as with everybody; empty where
            nobody of the locale was heard.
        lifted: Rows that are popular in the locale, the most popular first.
    """

    rows: Rows
    worth: NDArray[np.float32]
    lift: NDArray[np.float32]
    lifted: Rows


class Trends(VersionKeeper[Card, Table]):
    """Holds the current table. Without one, or with a damaged one, what was held stays."""

    def __init__(self) -> None:
        super().__init__("trending", Versions)
        self._made: dict[str, tuple[Table, Snapshot, Trend]] = {}

    def at(self, snapshot: Snapshot, locale: str) -> Trend | None:
        """The trend for viewers of a locale; `None` while none was counted. Never waits."""
        table = self.held()
        if table is None:
            return None
        made = self._made.get(locale)
        if made is None or made[0] is not table or not _same(made[1], snapshot):
            made = (table, snapshot, _trend(table.at(locale), table.lift_at(locale), snapshot))
            if len(self._made) >= LOCALES_KEPT:
                self._made.clear()
            self._made[locale] = made
        return made[2]


LOCALES_KEPT = 16
NOBODY = UUID(int=0)
_NO_LIFT = np.empty(0, np.float32)


def _same(one: Snapshot, other: Snapshot) -> bool:
    """Whether row numbers mean the same, and as many."""
    return one.columns is other.columns and one.count == other.count


def _trend(trending: Trending, lift: Trending | None, snapshot: Snapshot) -> Trend:
    rows = snapshot.columns.row_of_key.find(trending.keys)
    is_here = (rows >= 0) & (rows < snapshot.count)
    rows = rows[is_here]
    worth = np.zeros(snapshot.count, np.float32)
    worth[rows] = trending.worth[is_here]
    so_far: Counter[int] = Counter()
    turns = []
    for category in snapshot.categories[rows, 0].tolist():
        turns.append(so_far[category])
        so_far[category] += 1
    lifts, lifted = _NO_LIFT, NO_ROWS
    if lift is not None:
        lifted = snapshot.columns.row_of_key.find(lift.keys)
        is_here = (lifted >= 0) & (lifted < snapshot.count)
        lifted = lifted[is_here]
        lifts = np.ones(snapshot.count, np.float32)
        lifts[lifted] = lift.worth[is_here]
        popular = snapshot.popular(rule_of(Values(NOBODY))).value[lifted] * lifts[lifted]
        lifted = lifted[np.argsort(-popular, kind="stable")]
    by_turns = rows[np.argsort(np.array(turns, np.intp), kind="stable")]
    return Trend(by_turns, worth, lifts, lifted)


trends = Trends()
