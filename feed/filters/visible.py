"""Keeps what may be shown to everybody. Ranking has no say in it."""

from __future__ import annotations

from dataclasses import dataclass

from feed.catalogue.snapshot import Mask, Rows
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class Visible:
    """Keeps clips whose visibility is ALLOW: the published ones.

    The catalogue holds a clip as published only while the database says so, and a withdrawn one
    loses the mark at once, in the arrays that running requests read as well.
    """

    name: str = "visibility"

    def drops(self, query: FeedQuery) -> Rows:
        return query.snapshot.withdrawn()

    def keep(self, query: FeedQuery, rows: Rows) -> Mask:
        return query.snapshot.is_published[rows]
