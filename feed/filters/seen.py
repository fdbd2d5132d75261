"""Keeps what the viewer has not been shown."""

from __future__ import annotations

from dataclasses import dataclass

from feed.catalogue.snapshot import Rows
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class NotServed:
    """Drops clips that were on any earlier page of this viewer."""

    name: str = "seen"

    def drops(self, query: FeedQuery) -> Rows:
        return query.served_rows()
