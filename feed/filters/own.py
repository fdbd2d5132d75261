"""Keeps clips of others: nobody needs their own in For You."""

from __future__ import annotations

from dataclasses import dataclass

from feed.catalogue.columns import NONE, key_of
from feed.catalogue.eligible import NO_ROWS, Rows
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class NotOwn:
    """Drops clips that the viewer made."""

    name: str = "own"

    def drops(self, query: FeedQuery) -> Rows:
        own = NONE
        if query.viewer.account_id is not None:
            known = query.snapshot.columns.creator_of_key
            own = known.get(key_of(query.viewer.account_id), NONE)
        return query.snapshot.by_creator.rows(own) if own != NONE else NO_ROWS
