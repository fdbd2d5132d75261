"""Keeps clips of creators that the viewer follows."""

from __future__ import annotations

from dataclasses import dataclass

from feed.catalogue.snapshot import Rows
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class FollowedOnly:
    """Drops clips of everybody else."""

    name: str = "not_followed"

    def keeps(self, query: FeedQuery) -> Rows:
        return query.snapshot.by_creator.rows_of(query.followed_creators())
