"""Totals of each clip, folded from the stream into `VideoStats` once a second.

The offset is stored in the transaction of the counts, so every event counts exactly once however
often the process dies. Likes, comments, saves and shares are not counted here: the services that
promise them keep them.
"""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from time import monotonic
from uuid import UUID

import structlog
from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from catalog.models import Video, VideoStats
from core.clock import epoch_ms, utc_now
from core.db import read_scope, session_scope
from core.redis import STATS_STREAM, get_redis
from events.models import StreamOffset
from events.offsets import moved, next_batch
from events.schemas import CHANGES_PROFILE, Event, EventType
from events.stream import trim

log = structlog.get_logger(__name__)

NAME = "counters"
EVERY_S = 1.0
BATCH = 5_000
TRIM_EVERY_S = 60.0
SAY_EVERY_S = 15.0  # How often it says, with nothing to do, that the totals are current.
FINISHED_FRACTION = 0.95  # Players stop reporting a frame or two before the end.
_CHUNK = 300

COLUMN_OF = {
    EventType.IMPRESSION: "impressions",
    EventType.PLAY: "plays",
    EventType.PRODUCT_VIEW: "product_taps",
    EventType.ADD_TO_CART: "bag_adds",
    EventType.PURCHASE: "purchases",
    EventType.SKIP: "skips",
}
# All that is counted here.
COLUMNS = (*COLUMN_OF.values(), "watch_ms", "finishes")
# Kept by the services, but shown on cards: readers want to know that they changed.
_SHOWN = CHANGES_PROFILE | {EventType.COMMENT, EventType.SHARE}


def counts_of(events: Iterable[Event]) -> dict[UUID, Counter[str]]:
    """What `events` add to the totals of each clip; a clip that only looks different adds nothing.

    A watch counts as finished when it covers the clip once.
    """
    counts: dict[UUID, Counter[str]] = defaultdict(Counter)
    for event in events:
        if event.video_id is None:
            continue
        if column := COLUMN_OF.get(event.type):
            counts[event.video_id][column] += 1
        elif event.type is EventType.WATCH:
            watched = event.watch_ms or 0
            counts[event.video_id]["watch_ms"] += watched
            if event.duration_ms and watched >= FINISHED_FRACTION * event.duration_ms:
                counts[event.video_id]["finishes"] += 1
        elif event.type in _SHOWN:
            counts[event.video_id].update(())
    return dict(counts)


class CounterWorker:
    """Folds the stream into `VideoStats` and tells readers which clips changed."""

    name = NAME

    def __init__(self, stop: threading.Event | None = None, engine: Engine | None = None) -> None:
        """
        Args:
            stop: Ends the wait between rounds early.
        """
        self._stop = stop or threading.Event()
        self._engine = engine
        self._trimmed_at = monotonic()
        self._said_at = float("-inf")

    def start(self) -> None:
        with session_scope(self._engine) as session:
            if session.get(StreamOffset, NAME) is None:
                session.add(StreamOffset(name=NAME, last_id="0-0"))

    def work(self) -> None:
        if self.fold() < BATCH:
            self._stop.wait(EVERY_S)
        if monotonic() - self._trimmed_at > TRIM_EVERY_S:
            self._trimmed_at = monotonic()
            with read_scope(self._engine) as session:
                offsets = session.exec(select(StreamOffset.last_id)).all()
            trim(get_redis(), epoch_ms(utc_now()), offsets)

    def fold(self) -> int:
        """Folds one batch. Returns how many events it held."""
        delivered, last_id, next_id = next_batch(NAME, BATCH, self._engine)
        if next_id == last_id:
            self._say_caught_up()
            return 0
        counts = counts_of(d.event for d in delivered)
        with session_scope(self._engine) as session:
            if not moved(session, NAME, last_id, next_id, is_last=len(delivered) < BATCH):
                return 0
            _add(session, counts)
        if counts:
            _announce(counts)
        return len(delivered)

    def _say_caught_up(self) -> None:
        if monotonic() - self._said_at < SAY_EVERY_S:
            return
        self._said_at = monotonic()
        with session_scope(self._engine) as session:
            session.execute(
                update(StreamOffset)
                .where(col(StreamOffset.name) == NAME)
                .values(caught_up_at=utc_now())
            )


def caught_up_at(session: Session) -> datetime | None:
    """When the totals last held every event there was; readers that must not trust old ones ask."""
    return session.exec(select(StreamOffset.caught_up_at).where(StreamOffset.name == NAME)).first()


def _add(session: Session, counts: dict[UUID, Counter[str]]) -> None:
    ids = [video_id for video_id, added in counts.items() if added]
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        existing = set(session.exec(select(Video.id).where(col(Video.id).in_(chunk))))
        rows = {
            s.video_id: s
            for s in session.exec(
                select(VideoStats).where(col(VideoStats.video_id).in_(chunk)).with_for_update()
            )
        }
        for video_id in existing:
            row = rows.get(video_id)
            if row is None:
                row = VideoStats(video_id=video_id)
            for column, by in counts[video_id].items():
                setattr(row, column, getattr(row, column) + by)
            session.add(row)


def _announce(video_ids: Iterable[UUID]) -> None:
    """Tells the processes that show totals which ones changed; a lost word costs seconds."""
    pipe = get_redis().pipeline(transaction=False)
    for video_id in video_ids:
        pipe.xadd(STATS_STREAM(), {"video_id": str(video_id)}, maxlen=20_000, approximate=True)
    pipe.execute()
