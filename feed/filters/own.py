"""Keeps clips of others: nobody needs their own in For You."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from feed.catalogue.columns import NONE, key_of
from feed.catalogue.snapshot import Mask, Rows
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class NotOwn:
    """Drops clips that the viewer made."""

    name: str = "own"

    def keep(self, query: FeedQuery, rows: Rows) -> Mask | None:
        if query.viewer.account_id is None:
            return None
        known = query.snapshot.columns.creator_of_key
        own = known.get(key_of(query.viewer.account_id), NONE)
        return np.not_equal(query.snapshot.creators[rows], own)
