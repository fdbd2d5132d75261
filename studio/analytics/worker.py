"""The consumer that folds the stream into audiences, within about a second of an event.

The offset moves in the transaction of what it stands for, and a person counts an event once, so
neither a crash nor a second reading of the log changes a number. An installation that is older than
these tables first folds its lake.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import structlog
from sqlalchemy import Engine
from sqlmodel import Session

from core.db import read_scope, session_scope
from events.lake.reader import Lake
from events.models import StreamOffset
from events.offsets import moved, next_batch
from events.schemas import Event, EventType
from studio.analytics.audience import FOLDED
from studio.analytics.batch import Batch
from studio.analytics.ledger import Ledger, write

log = structlog.get_logger(__name__)

NAME = "audience"
EVERY_S = 1.0
BATCH = 2_000  # SQLite has one writer: a batch holds it for a tenth of a second.
WANTED = FOLDED | {EventType.ADOPTION}


class AudienceWorker:
    """Folds the stream into who watched what."""

    name = NAME

    def __init__(
        self,
        stop: threading.Event | None = None,
        engine: Engine | None = None,
        lake: Path | None = None,
    ) -> None:
        """
        Args:
            stop: Ends the wait between rounds early.
            lake: Where the lake is, if not in its usual place.
        """
        self._stop = stop or threading.Event()
        self._engine = engine
        self._lake = lake

    def start(self) -> None:
        with read_scope(self._engine) as session:
            if session.get(StreamOffset, NAME) is not None:
                return
        self._fold_lake()
        with session_scope(self._engine) as session:
            session.merge(StreamOffset(name=NAME, last_id="0-0"))

    def work(self) -> None:
        if self.fold() < BATCH:
            self._stop.wait(EVERY_S)

    def fold(self) -> int:
        """Folds one batch. Returns how many events it held."""
        delivered, last_id, next_id = next_batch(NAME, BATCH, self._engine)
        if next_id == last_id:
            return 0
        with read_scope(self._engine) as session:
            batch = _folded(session, [d.event for d in delivered])
        with session_scope(self._engine) as session:
            if not moved(session, NAME, last_id, next_id):
                return 0
            write(session, batch)
        return len(delivered)

    def _fold_lake(self) -> None:
        events = (s.event for s in Lake(self._lake).events(types=sorted(WANTED)))
        number = 0
        while some := list(islice(events, BATCH)):
            if self._stop.is_set():
                raise RuntimeError("stopped while folding the lake")
            fold_events(some, self._engine)
            number += len(some)
        if number:
            log.info("audience_from_lake", events=number)


def fold_events(events: Sequence[Event], engine: Engine | None = None) -> None:
    """Folds `events` whatever the offset; what was folded before changes nothing."""
    with session_scope(engine) as session:
        write(session, _folded(session, events))


def _folded(session: Session, events: Sequence[Event]) -> Batch:
    batch = Batch(Ledger(session))
    batch.fold([event for event in events if event.type in WANTED])
    return batch
