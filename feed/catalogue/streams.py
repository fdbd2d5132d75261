"""What other processes say about clips: that one changed, that it was counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

import redis
import redis.exceptions
import structlog

from core.redis import LIFECYCLE_STREAM, STATS_STREAM

log = structlog.get_logger(__name__)

READ_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Heard:
    """Clips that changed, and clips whose totals did."""

    changed: set[UUID]
    counted: set[UUID]


class Streams:
    """Listens to the two streams, from where they ended when it began."""

    def __init__(self, client: Callable[[], redis.Redis]) -> None:
        self._client = client
        self._positions: dict[Any, Any] = {}

    def begin(self) -> None:
        """Whatever comes from now on is heard."""
        ends: dict[Any, Any] = {}
        for name in (LIFECYCLE_STREAM(), STATS_STREAM()):
            try:
                last = cast(list[Any], self._client().xrevrange(name, count=1))
            except (redis.exceptions.RedisError, OSError):
                self._positions = {}
                return
            ends[name] = last[0][0] if last else "0-0"
        self._positions = ends

    def heard(self, block_ms: int) -> Heard | None:
        """What was said, waiting for it so long at most; `None` where something was missed."""
        if not self._positions:
            self.begin()
            return None
        try:
            answer = self._client().xread(self._positions, count=READ_AT_ONCE, block=block_ms)
        except (redis.exceptions.RedisError, OSError):
            self._positions = {}
            return None
        found: dict[str, set[UUID]] = {LIFECYCLE_STREAM(): set(), STATS_STREAM(): set()}
        for name, entries in cast(list[Any], answer or []):
            stream = name.decode()
            for entry_id, fields in entries:
                self._positions[stream] = entry_id
                try:
                    found[stream].add(UUID(fields[b"video_id"].decode()))
                except (KeyError, ValueError):
                    log.warning("lifecycle_entry_unreadable", stream=stream)
        return Heard(found[LIFECYCLE_STREAM()], found[STATS_STREAM()])
