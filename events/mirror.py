"""The viewer profile mirrored in Redis: whoever changes what it says has it dropped.

Likes, saves, follows, negatives, unwanted words and set tastes live in the database; pages read
them from this mirror. It is rebuilt on the next page, and a rebuild begun before the change is
refused by its generation.

Where Redis was away when a mirror had to be dropped, a row says so to every process: pages of that
viewer are then made from the database, until some process has dropped the mirror. Each looks for
such rows twice a second (`watching_mirrors`). Fails closed: a page never trusts a mirror that
somebody could not drop.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import redis.exceptions
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import select

from core.clock import utc_now
from core.db import read_scope, session_scope
from core.redis import PROFILE, get_redis
from events.models import StaleMirror

log = structlog.get_logger(__name__)

# `generation` survives a drop and counts the changes.
PROFILE_FIELDS = (
    "at", "negatives", "words", "blocked", "followed", "liked", "saved", "preferences",
)  # fmt: skip
_STALE_KEPT = 10_000

LOOK_EVERY_S = 0.5

# Viewers whose mirror could not be dropped because Redis was away: noted by this process, and by
# any, as the rows said last.
_stale: OrderedDict[UUID, None] = OrderedDict()
_told: frozenset[UUID] = frozenset()


def queue_drop(pipe: Any, viewer_id: UUID) -> None:
    """Queues dropping the viewer's mirror on a sync or asyncio pipeline."""
    pipe.hincrby(PROFILE(viewer_id), "generation", 1)
    pipe.hdel(PROFILE(viewer_id), *PROFILE_FIELDS)
    pipe.expire(PROFILE(viewer_id), PROFILE.ttl_s or 0)


def forget_profile(viewer_id: UUID) -> None:
    """Drops the viewer's mirror without an event; call it after the commit."""
    pipe = get_redis().pipeline(transaction=True)
    queue_drop(pipe, viewer_id)
    try:
        pipe.execute()
    except (redis.exceptions.RedisError, OSError):
        note_stale(viewer_id)


def note_stale(viewer_id: UUID) -> None:
    """Has every process know that the viewer's mirror may be older than the database."""
    _stale[viewer_id] = None
    while len(_stale) > _STALE_KEPT:
        _stale.popitem(last=False)
    try:
        with session_scope() as session:
            session.merge(StaleMirror(viewer_id=viewer_id, noted_at=utc_now()))
    except SQLAlchemyError:
        log.warning("stale_mirror_not_noted", exc_info=True)


def note_dropped(viewer_ids: Iterable[UUID]) -> None:
    """Notes that the mirrors of `viewer_ids` are gone."""
    for viewer_id in viewer_ids:
        _stale.pop(viewer_id, None)


def stale_viewers() -> frozenset[UUID]:
    """Viewers whose mirror still has to be dropped."""
    return frozenset(_stale)


def has_stale_profile(viewer_id: UUID) -> bool:
    """Whether the mirror may be older than the database for this viewer."""
    return viewer_id in _stale or viewer_id in _told


def look_for_stale() -> None:
    """Reads which mirrors are older than the database, and drops them if Redis answers.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: The database does not answer; what was known stays so.
    """
    global _told
    with read_scope() as session:
        rows = {row.viewer_id: row.noted_at for row in session.exec(select(StaleMirror))}
    _told = frozenset(rows)
    if not rows:
        return
    pipe = get_redis().pipeline(transaction=True)
    for viewer_id in rows:
        queue_drop(pipe, viewer_id)
    try:
        pipe.execute()
    except (redis.exceptions.RedisError, OSError):
        return
    with session_scope() as session:
        for viewer_id, noted_at in rows.items():
            # One that was noted again meanwhile has to be dropped again.
            row = session.get(StaleMirror, viewer_id)
            if row is not None and row.noted_at == noted_at:
                session.delete(row)
    log.info("stale_mirrors_dropped", viewers=len(rows))


@contextmanager
def watching_mirrors() -> Iterator[None]:
    """Keeps this process aware of stale mirrors, by a thread."""
    stop = threading.Event()

    def watch() -> None:
        while not stop.is_set():
            try:
                look_for_stale()
            except Exception:  # The database may be away for a while; the rows wait.
                log.warning("stale_mirrors_not_read", exc_info=True)
            stop.wait(LOOK_EVERY_S)

    thread = threading.Thread(target=watch, name="mirrors", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(5)
