"""The consumer that brings the stream into the lake.

An event is acknowledged only after its file is durable. What a process held when it died is given
to the next; should it have written its file already, readers drop what is there twice.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable
from pathlib import Path
from time import monotonic

import structlog

from core.redis import get_redis
from events.lake.files import lake_folder, write_events
from events.stream import CLAIM_AFTER_MS, LAKE_GROUP, Delivered, GroupReader

log = structlog.get_logger(__name__)

BATCH = 5_000
BLOCK_MS = 1000
FLUSH_EVENTS = 20_000
FLUSH_S = 5.0  # Well below the time after which another consumer claims what this one holds.
CLAIM_EVERY_S = 5.0


class LakeWorker:
    """Collects events for a few seconds and writes them as one file a day."""

    name = LAKE_GROUP

    def __init__(
        self, folder: Path | None = None, block_ms: int = BLOCK_MS, flush_s: float = FLUSH_S
    ) -> None:
        self._folder = folder
        self._block_ms = block_ms
        self._flush_s = flush_s
        self._reader: GroupReader | None = None
        self._held: list[Delivered] = []
        self._held_since = 0.0
        self._claimed_at = float("-inf")

    def start(self) -> None:
        self._held = []  # Not acknowledged, so claimed again.
        self._claimed_at = float("-inf")
        consumer = f"{socket.gethostname()}:{os.getpid()}"
        self._reader = GroupReader(get_redis(), LAKE_GROUP, consumer)
        self._reader.ensure_group()

    def work(self) -> None:
        reader = self._reader
        if reader is None:
            raise RuntimeError("start() comes first")
        if monotonic() - self._claimed_at > CLAIM_EVERY_S:
            self._claimed_at = monotonic()
            self._hold(reader.claim(BATCH, CLAIM_AFTER_MS))
        self._hold(reader.read(BATCH, self._block_ms))
        is_due = monotonic() - self._held_since >= self._flush_s
        if self._held and (is_due or len(self._held) >= FLUSH_EVENTS):
            self.flush(reader)

    def flush(self, reader: GroupReader) -> None:
        """Writes what is held and acknowledges it."""
        write_events(self._folder or lake_folder(), self._held)
        reader.acknowledge([d.stream_id for d in self._held])
        self._held = []

    def _hold(self, delivered: Iterable[Delivered]) -> None:
        if not self._held:
            self._held_since = monotonic()
        self._held.extend(delivered)
