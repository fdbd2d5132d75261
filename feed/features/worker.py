"""Folds the event stream into each viewer's taste, within milliseconds and exactly once.

A taste and the acknowledgement of its events are written in one step, if nobody else has written
that taste meanwhile and nobody else has folded one of those events; otherwise the fold is done
again, on what is there now and with what is left. See `feed.features.storing`.
"""

from __future__ import annotations

import os
import socket
from collections import defaultdict
from collections.abc import Sequence
from time import monotonic
from typing import cast
from uuid import UUID

import structlog
from sqlalchemy import Engine

from core.clock import utc_now
from core.redis import TASTE, get_redis
from events.schemas import EventType
from events.stream import Delivered, GroupReader
from experiments.exposure import ExposureLog
from experiments.service import values_for
from feed.features.adoption import guest_of, merge
from feed.features.content import ContentStore, with_content
from feed.features.fold import FOLDED, fold_all
from feed.features.storing import FIELDS, move, queue_write
from feed.features.taste import Taste, taste_of

log = structlog.get_logger(__name__)

GROUP = "taste"
BATCH = 400
BLOCK_MS = 1000
CLAIM_EVERY_S = 5.0
ATTEMPTS = 20


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
            elif delivered.event.type is EventType.TASTE_RESET:
                self._fold(reader, waiting)
                self._reset(reader, delivered)
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
            for viewer_id, left in self._fold_once(reader, waiting).items():
                waiting[viewer_id] = [d for d in waiting[viewer_id] if d.stream_id in left]
                if not waiting[viewer_id]:
                    del waiting[viewer_id]

    def _fold_once(
        self, reader: GroupReader, waiting: dict[UUID, list[Delivered]]
    ) -> dict[UUID, set[bytes]]:
        """Folds each viewer's events once; returns which of them are still to be folded."""
        viewers = list(waiting)
        videos = {d.event.video_id for events in waiting.values() for d in events}
        contents = self._contents.get_many(v for v in videos if v is not None)
        reading = reader.client.pipeline(transaction=False)
        for viewer_id in viewers:
            reading.hmget(TASTE(viewer_id), list(FIELDS))
        stored = cast(list[list[bytes | None]], reading.execute())
        writing = reader.client.pipeline(transaction=False)
        fresh = []
        for viewer_id, raw in zip(viewers, stored, strict=True):
            fields = dict(zip(FIELDS, raw, strict=True))
            values = values_for(viewer_id)
            happened = with_content((d.event for d in waiting[viewer_id]), contents)
            taste = fold_all(taste_of(fields) or Taste(), happened, values)
            ids = [d.stream_id for d in waiting[viewer_id]]
            queue_write(writing, GROUP, viewer_id, fields["revision"], taste, ids)
            fresh += self._exposures.fresh(values, utc_now())
        written = writing.execute()
        if fresh:
            pipe = reader.client.pipeline(transaction=False)
            self._exposures.queue(pipe, fresh)
            pipe.execute()
            self._exposures.remember(fresh)
        return {v: set(left) for v, left in zip(viewers, written, strict=True)}

    def _reset(self, reader: GroupReader, delivered: Delivered) -> None:
        """Forgets what was learned of a viewer until here and acknowledges the reset."""
        viewer_id = delivered.event.viewer_id
        for _ in range(ATTEMPTS):
            _, revision = self._stored(reader, viewer_id)
            pipe = reader.client.pipeline(transaction=False)
            # Emptied and not deleted: whoever read the old taste must meet a later revision.
            queue_write(pipe, GROUP, viewer_id, revision, Taste(), [delivered.stream_id])
            if not pipe.execute()[0]:
                return
        raise TastesKeepChanging()

    def _adopt(self, reader: GroupReader, delivered: Delivered) -> None:
        """Moves the guest's taste into the account's and acknowledges the sign-in."""
        viewer_id, guest_id = delivered.event.viewer_id, guest_of(delivered.event)
        for _ in range(ATTEMPTS):
            known, known_revision = self._stored(reader, viewer_id)
            guest, guest_revision = self._stored(reader, guest_id) if guest_id else (None, b"")
            if guest is None or guest_id is None:
                reader.acknowledge([delivered.stream_id])
                return
            merged = merge(known or Taste(), guest, values_for(viewer_id))
            revisions = (known_revision, guest_revision)
            if move(
                reader.client, GROUP, viewer_id, guest_id, revisions, merged, delivered.stream_id
            ):
                return
        raise TastesKeepChanging()

    @staticmethod
    def _stored(reader: GroupReader, viewer_id: UUID) -> tuple[Taste | None, bytes]:
        """The stored taste and its revision."""
        raw = cast(list[bytes | None], reader.client.hmget(TASTE(viewer_id), list(FIELDS)))
        fields = dict(zip(FIELDS, raw, strict=True))
        return taste_of(fields), fields["revision"] or b""
