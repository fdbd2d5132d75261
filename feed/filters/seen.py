"""Keeps what the viewer has not been shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from feed.catalogue.snapshot import Mask, Rows
from feed.query import FeedQuery


@dataclass(frozen=True, slots=True)
class NotServed:
    """Drops clips that were on any earlier page of this viewer."""

    name: str = "seen"

    def keep(self, query: FeedQuery, rows: Rows) -> Mask:
        served = np.zeros(query.snapshot.count, np.bool_)
        served[query.served_rows()] = True
        return ~served[rows]
