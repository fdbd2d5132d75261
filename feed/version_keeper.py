"""What a version holds, in this process: read by requests, replaced by a thread when it changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

import structlog
from prometheus_client import Counter

from core.errors import JhalakError
from feed.versions import Card, VersionStore

log = structlog.get_logger(__name__)
LOOK_EVERY_S = 15.0
REFUSED = Counter(
    "jhalak_versions_refused_total", "Versions of something learned that were refused.", ["what"]
)

MadeT = TypeVar("MadeT")
CardT = TypeVar("CardT", bound=Card)


class VersionKeeper(Generic[CardT, MadeT]):
    """Holds what the current version has. A version that is refused leaves what was held.

    Args:
        name: For logs, metrics and the thread.
        store: Gives the folder's versions.
    """

    def __init__(self, name: str, store: Callable[[], VersionStore[CardT, MadeT]]) -> None:
        self._name = name
        self._store = store
        self._held: tuple[str, MadeT] | None = None
        self._refused: str | None = None
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self.refusal = ""  # Why the current version is not the one held; empty when it is.

    def held(self) -> MadeT | None:
        """What is held now; never waits. The first call starts the thread that looks."""
        if self._thread is None:
            with self._lock:
                if self._thread is None:
                    self._thread = threading.Thread(
                        target=self._look_on, name=self._name, daemon=True
                    )
                    self._thread.start()
        return self._held[1] if self._held else None

    @property
    def version(self) -> str | None:
        """Which version is held."""
        return self._held[0] if self._held else None

    def look(self, store: VersionStore[CardT, MadeT] | None = None) -> None:
        """Loads the current version if it is another than the one held."""
        store = store or self._store()
        current = store.current()
        if current is None or current == self._refused:
            return
        if current == self.version:
            self._refused, self.refusal = None, ""
            return
        try:
            self._held = (current, store.load(current))
            self._refused, self.refusal = None, ""
            log.info("version_loaded", what=self._name, version=current)
        except Exception as error:  # Whatever is wrong with a file, pages go on with what is held.
            self._refused = current
            self.refusal = error.detail if isinstance(error, JhalakError) else repr(error)
            REFUSED.labels(self._name).inc()
            log.error(
                "version_refused", what=self._name, version=current, held=self.version,
                reason=self.refusal, exc_info=not isinstance(error, JhalakError),
            )  # fmt: skip

    def forget(self) -> None:
        """Drops what is held, as a new process would hold nothing."""
        self._held, self._refused, self.refusal = None, None, ""

    def _look_on(self) -> None:
        pause = threading.Event()
        while True:
            try:
                self.look()
            except Exception:  # A folder that is away for a moment must not end the looking.
                log.warning("versions_not_read", what=self._name, exc_info=True)
            pause.wait(LOOK_EVERY_S)
