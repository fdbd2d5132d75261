"""Keeps what the viewer has not turned down: a clip, a creator, a hashtag, a category."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import numpy as np

from feed.catalogue.columns import key_of
from feed.catalogue.eligible import NO_ROWS
from feed.catalogue.snapshot import Mask, Rows, Snapshot
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class NotTurnedDown:
    """Drops everything a "not interested" or a report covers."""

    name: str = "negatives"

    def drops(self, query: FeedQuery) -> Rows:
        negatives = query.profile.negatives | query.hidden
        if not negatives:
            return NO_ROWS
        covered = [rows_covered(query.snapshot, negative) for negative in negatives]
        return np.concatenate(covered) if covered else NO_ROWS

    def keep(self, query: FeedQuery, rows: Rows) -> Mask | None:
        dropped = self.drops(query)
        return ~np.isin(rows, dropped) if len(dropped) else None


def rows_covered(snapshot: Snapshot, negative: str) -> Rows:
    """Rows that a negative such as `tag:monsoon` covers; none when it names nothing here."""
    scope, _, value = negative.partition(":")
    columns = snapshot.columns
    number: int | None = None
    if scope == "tag":
        number = columns.tag_names.number_of.get(value)
        return snapshot.by_tag.rows(number) if number is not None else NO_ROWS
    if scope == "category":
        number = columns.category_names.number_of.get(value)
        return snapshot.by_category.rows(number) if number is not None else NO_ROWS
    try:
        key = key_of(UUID(value))
    except ValueError:
        return NO_ROWS
    if scope == "creator":
        number = columns.creator_of_key.get(key)
        return snapshot.by_creator.rows(number) if number is not None else NO_ROWS
    return snapshot.rows_of_keys(np.array([key], np.uint64))
