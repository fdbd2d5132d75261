"""Takes clips over from the database into the columns, some at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import Engine

from core.db import read_scope
from feed.catalogue.columns import Columns
from feed.catalogue.rows import read_newest, read_rows

CHUNK = 1000
PAUSE_S = 0.0005  # Between chunks: lets a request in.


class Reading:
    """Reads until `stop` is set."""

    def __init__(self, columns: Columns, engine: Engine | None, stop: threading.Event) -> None:
        self._columns, self._engine, self._stop = columns, engine, stop

    def newest_first(self) -> Iterator[None]:
        """Everything, the latest first; what has been read can be shown meanwhile."""
        below: UUID | None = None
        while not self._stop.is_set():
            with read_scope(self._engine) as session:
                rows, below = read_newest(session, below, CHUNK)
            for row in rows:
                self._columns.put(row)
            if below is None:
                return
            yield
            self._stop.wait(PAUSE_S)

    def again(self, video_ids: Iterable[UUID]) -> int:
        """Those of `video_ids`; what is not published any more is withdrawn. Returns how many."""
        ids = list(video_ids)
        for start in range(0, len(ids), CHUNK):
            chunk = ids[start : start + CHUNK]
            with read_scope(self._engine) as session:
                rows = read_rows(session, chunk)
            found = {row.video_id for row in rows}
            for video_id in chunk:
                if video_id not in found:
                    self._columns.withdraw(video_id)
            for row in rows:
                self._columns.put(row)
            self._stop.wait(PAUSE_S)
        return len(ids)
