"""A slow round over all cards: what they show may change without an event, such as an avatar."""

from __future__ import annotations

from sqlalchemy import Engine

from core.db import read_scope
from feed.catalogue.columns import Columns
from feed.catalogue.rows import read_rows


class CardRound:
    """Where the round is."""

    def __init__(self) -> None:
        self._at = 0

    def go_on(self, columns: Columns, engine: Engine | None, count: int) -> None:
        """Encodes the next `count` cards again, and keeps those that have changed."""
        if columns.count == 0:
            return
        start = self._at % columns.count
        self._at = start + count
        rows = range(start, min(start + count, columns.count))
        ids = [columns.video_id(r) for r in rows if columns.is_published[r]]
        with read_scope(engine) as session:
            fresh = read_rows(session, ids)
        for row in fresh:
            at = columns.row_of(row.video_id)
            if at is None:
                continue
            columns.put_margin(at, row)
            if columns.cards[at] != row.card:
                columns.put_card(at, row)
