"""Folds the event stream into each viewer's taste, within milliseconds and exactly once.

A taste and the acknowledgement of its events are written in one step, if nobody else has written
that taste meanwhile; otherwise the fold is done again on what is there now.
"""

from __future__ import annotations

import os
import socket
from collections import defaultdict
from collections.abc import Sequence
from time import monotonic
from typing import Any, cast
from uuid import UUID

import structlog
from sqlalchemy import Engine

from core.clock import utc_now
from core.redis import EVENTS_STREAM, TASTE, get_redis
from events.schemas import EventType
from events.stream import Delivered, GroupReader
from experiments.exposure import ExposureLog
from experiments.service import values_for
from feed.features.adoption import guest_of, merge
from feed.features.content import ContentStore, with_content
from feed.features.fold import FOLDED, fold_all
from feed.features.taste import Taste, fields_of, taste_of

log = structlog.get_logger(__name__)

GROUP = "taste"
BATCH = 400
BLOCK_MS = 1000
CLAIM_EVERY_S = 5.0
ATTEMPTS = 20
_FIELDS = ("revision", "facts", "long", "short", "views", "acted")

# KEYS: taste, stream. ARGV: revision read, group, ttl, the five fields, then the events' ids.
_WRITE_IF_UNCHANGED = """
local revision = redis.call('HGET', KEYS[1], 'revision') or ''
if revision ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'revision', (tonumber(revision) or 0) + 1,
  'facts', ARGV[4], 'long', ARGV[5], 'short', ARGV[6], 'views', ARGV[7], 'acted', ARGV[8])
redis.call('EXPIRE', KEYS[1], ARGV[3])
for i = 9, #ARGV do redis.call('XACK', KEYS[2], ARGV[2], ARGV[i]) end
return 1
"""

# KEYS: the account's taste, stream, the guest's taste. ARGV: both revisions read, group, ttl, the
# five fields, the event's id.
_MOVE_IF_UNCHANGED = """
local revision = redis.call('HGET', KEYS[1], 'revision') or ''
if revision ~= ARGV[1] then return 0 end
if (redis.call('HGET', KEYS[3], 'revision') or '') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'revision', (tonumber(revision) or 0) + 1,
  'facts', ARGV[5], 'long', ARGV[6], 'short', ARGV[7], 'views', ARGV[8], 'acted', ARGV[9])
redis.call('EXPIRE', KEYS[1], ARGV[4])
redis.call('DEL', KEYS[3])
redis.call('XACK', KEYS[2], ARGV[3], ARGV[10])
return 1
"""


class TastesKeepChanging(RuntimeError):
    """Others write the same tastes all the time; the events are offered again later."""


class TasteWorker:
    """The consumer that keeps tastes current."""

    name = GROUP

    def __init__(self, engine: Engine | None = None, block_ms: int = BLOCK_MS) -> None:
        self._contents = ContentStore(engine)
        self._exposures = ExposureLog()
        self._block_ms = block_ms
        self._claimed_at = float("-inf")
        self._reader: GroupReader | None = None

    def start(self) -> None:
        consumer = f"{socket.gethostname()}:{os.getpid()}"
        self._reader = GroupReader(get_redis(), GROUP, consumer)
        self._reader.ensure_group()

    def work(self) -> None:
        reader = self._reader
        if reader is None:
            raise RuntimeError("start() comes first")
        if monotonic() - self._claimed_at > CLAIM_EVERY_S:
            self._claimed_at = monotonic()
            self.handle(reader, reader.claim(BATCH))
        self.handle(reader, reader.read(BATCH, self._block_ms))

    def handle(self, reader: GroupReader, batch: Sequence[Delivered]) -> None:
        """Folds `batch` in its order and acknowledges it."""
        waiting: dict[UUID, list[Delivered]] = defaultdict(list)
        others: list[bytes] = []
        for delivered in batch:
            if delivered.event.type is EventType.ADOPTION:
                self._fold(reader, waiting)
                self._adopt(reader, delivered)
            elif delivered.event.type in FOLDED:
                waiting[delivered.event.viewer_id].append(delivered)
            else:
                others.append(delivered.stream_id)
        reader.acknowledge(others)
        self._fold(reader, waiting)

    def _fold(self, reader: GroupReader, waiting: dict[UUID, list[Delivered]]) -> None:
        """Folds and acknowledges all that is waiting; nothing is then."""
        attempt = 0
        while waiting:
            attempt += 1
            if attempt > ATTEMPTS:
                raise TastesKeepChanging()
            for viewer_id in self._fold_once(reader, waiting):
                del waiting[viewer_id]

    def _fold_once(self, reader: GroupReader, waiting: dict[UUID, list[Delivered]]) -> list[UUID]:
        """Folds each viewer's events once; returns the viewers whose taste was written."""
        viewers = list(waiting)
        videos = {d.event.video_id for events in waiting.values() for d in events}
        contents = self._contents.get_many(v for v in videos if v is not None)
        reading = reader.client.pipeline(transaction=False)
        for viewer_id in viewers:
            reading.hmget(TASTE(viewer_id), list(_FIELDS))
        stored = cast(list[list[bytes | None]], reading.execute())
        writing = reader.client.pipeline(transaction=False)
        fresh = []
        for viewer_id, raw in zip(viewers, stored, strict=True):
            fields = dict(zip(_FIELDS, raw, strict=True))
            values = values_for(viewer_id)
            happened = with_content((d.event for d in waiting[viewer_id]), contents)
            taste = fold_all(taste_of(fields) or Taste(), happened, values)
            ids = [d.stream_id for d in waiting[viewer_id]]
            self._queue_write(writing, viewer_id, fields["revision"], taste, ids)
            fresh += self._exposures.fresh(values, utc_now())
        written = writing.execute()
        if fresh:
            pipe = reader.client.pipeline(transaction=False)
            self._exposures.queue(pipe, fresh)
            pipe.execute()
            self._exposures.remember(fresh)
        return [v for v, ok in zip(viewers, written, strict=True) if ok]

    def _adopt(self, reader: GroupReader, delivered: Delivered) -> None:
        """Moves the guest's taste into the account's and acknowledges the sign-in."""
        viewer_id, guest_id = delivered.event.viewer_id, guest_of(delivered.event)
        for _ in range(ATTEMPTS):
            known, known_revision = self._stored(reader, viewer_id)
            guest, guest_revision = self._stored(reader, guest_id) if guest_id else (None, b"")
            if guest is None:
                reader.acknowledge([delivered.stream_id])
                return
            body = fields_of(merge(known or Taste(), guest, values_for(viewer_id)))
            keys = (TASTE(viewer_id), EVENTS_STREAM(), TASTE(guest_id))
            revisions = (known_revision, guest_revision)
            facts = tuple(body[name] for name in _FIELDS[1:])
            if reader.client.eval(
                _MOVE_IF_UNCHANGED,
                len(keys),
                *keys,
                *revisions,
                GROUP,
                str(TASTE.ttl_s),
                *facts,
                delivered.stream_id,
            ):
                return
        raise TastesKeepChanging()

    @staticmethod
    def _stored(reader: GroupReader, viewer_id: UUID) -> tuple[Taste | None, bytes]:
        """The stored taste and its revision."""
        raw = cast(list[bytes | None], reader.client.hmget(TASTE(viewer_id), list(_FIELDS)))
        fields = dict(zip(_FIELDS, raw, strict=True))
        return taste_of(fields), fields["revision"] or b""

    @staticmethod
    def _queue_write(
        pipe: Any, viewer_id: UUID, revision: bytes | None, taste: Taste, ids: list[bytes]
    ) -> None:
        body = fields_of(taste)
        pipe.eval(
            _WRITE_IF_UNCHANGED,
            2,
            TASTE(viewer_id),
            EVENTS_STREAM(),
            revision or b"",
            GROUP,
            str(TASTE.ttl_s),
            body["facts"],
            body["long"],
            body["short"],
            body["views"],
            body["acted"],
            *ids,
        )
