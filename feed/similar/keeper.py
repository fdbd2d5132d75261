"""The table in this process: read by requests, replaced by a thread when the version changes."""

from __future__ import annotations

import threading

import structlog

from feed.similar.table import Table
from feed.similar.versions import Versions

log = structlog.get_logger(__name__)
LOOK_EVERY_S = 15.0


class TableKeeper:
    """Holds the current table. Without one, or with a damaged one, what was held stays."""

    def __init__(self) -> None:
        self._table: Table | None = None
        self._refused: str | None = None
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def table(self) -> Table | None:
        """The table as it is now; never waits. The first call starts the thread that looks."""
        if self._thread is None:
            with self._lock:
                if self._thread is None:
                    self._thread = threading.Thread(
                        target=self._look_on, name="similar-table", daemon=True
                    )
                    self._thread.start()
        return self._table

    def look(self, versions: Versions | None = None) -> None:
        """Loads the current version if it is another than the one held."""
        versions = versions or Versions()
        current = versions.current()
        held = self._table.version if self._table else None
        if current is None or current in (held, self._refused):
            return
        try:
            self._table = versions.load(current)
            self._refused = None
            log.info("similar_table_loaded", version=current, clips=len(self._table.keys))
        except Exception:  # Whatever is wrong with a file, pages go on with the table they have.
            self._refused = current
            log.error("similar_table_refused", version=current, held=held, exc_info=True)

    def _look_on(self) -> None:
        pause = threading.Event()
        while True:
            try:
                self.look()
            except Exception:  # A folder that is away for a moment must not end the looking.
                log.warning("similar_table_not_read", exc_info=True)
            pause.wait(LOOK_EVERY_S)


keeper = TableKeeper()
