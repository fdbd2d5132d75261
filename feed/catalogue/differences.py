"""What the database has otherwise than the catalogue in memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import numpy as np
from sqlalchemy import Engine

from core.db import read_scope
from feed.catalogue.columns import Columns
from feed.catalogue.rows import WITHDRAWN, changed_since, revisions_after

CHUNK = 500  # Clips compared at a time.


def differing_since(
    columns: Columns, engine: Engine | None, moment: datetime
) -> Iterator[list[UUID]]:
    """Clips that changed since and are at another revision here, some at a time."""
    with read_scope(engine) as session:
        for part in changed_since(session, moment):
            yield columns.differing(part)


def differing(columns: Columns, engine: Engine | None) -> Iterator[list[UUID]]:
    """Clips that are at another revision here, missing here, or gone there: a look at all clips,
    some at a time.
    """
    above: UUID | None = None
    is_there = np.zeros(columns.count, np.bool_)
    while True:
        with read_scope(engine) as session:
            page = revisions_after(session, above, CHUNK)
        if not page.video_ids:
            break
        above = page.video_ids[-1]
        rows = columns.rows_of(page.video_ids)
        is_there[rows[(rows >= 0) & (rows < len(is_there)) & (page.revisions != WITHDRAWN)]] = True
        yield columns.differing(page)
    gone = np.flatnonzero(columns.is_published[: len(is_there)] & ~is_there)
    yield [columns.video_id(row) for row in gone.tolist()]
