"""Keeps clips of creators that the viewer follows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from feed.catalogue.snapshot import Mask, Rows
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class FollowedOnly:
    """Drops clips of everybody else."""

    name: str = "not_followed"

    def keep(self, query: FeedQuery, rows: Rows) -> Mask:
        return np.isin(query.snapshot.creators[rows], query.followed_creators())
