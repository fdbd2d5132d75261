"""Reading the event stream: by consumer group, or by an offset the reader keeps itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import redis
import redis.exceptions
import structlog

from core.redis import EVENTS_STREAM
from events.schemas import Event

log = structlog.get_logger(__name__)

LAKE_GROUP = "lake"  # The reader that makes events durable outside the stream.
CLAIM_AFTER_MS = 15_000  # An entry in another consumer's hands for this long has lost its owner.
RETENTION_MS = 7 * 24 * 3600_000
MAX_ENTRIES = 5_000_000  # Beyond it retention gives way, too.
FULL_FRACTION = 0.7  # Of the memory allowed; beyond it retention gives way to taking new events.


@dataclass(frozen=True, slots=True)
class Delivered:
    """An event with its place in the stream."""

    stream_id: bytes
    event: Event


def _delivered(entries: Iterable[Any]) -> tuple[list[Delivered], list[bytes]]:
    """Readable events, and the ids of entries that are none."""
    good: list[Delivered] = []
    bad: list[bytes] = []
    for stream_id, entry in entries:
        try:
            good.append(Delivered(stream_id, Event.from_bytes(entry[b"e"])))
        except (ValueError, KeyError, TypeError):
            # One unreadable entry must not stop all that follow it.
            log.warning("event_unreadable", stream_id=stream_id.decode())
            bad.append(stream_id)
    return good, bad


class GroupReader:
    """One consumer of a group: each event goes to one consumer, and again if that one dies."""

    def __init__(self, client: redis.Redis, group: str, consumer: str) -> None:
        self.client = client
        self.group = group
        self.consumer = consumer
        self._claim_from: bytes | str = "0-0"

    def ensure_group(self) -> None:
        """Creates the group at the beginning of the stream, unless it exists."""
        try:
            self.client.xgroup_create(EVENTS_STREAM(), self.group, id="0", mkstream=True)
        except redis.exceptions.ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    def read(self, count: int, block_ms: int) -> list[Delivered]:
        """Up to `count` new events, waiting at most `block_ms`."""
        try:
            answer = self.client.xreadgroup(
                self.group, self.consumer, {EVENTS_STREAM(): ">"}, count=count, block=block_ms
            )
        except redis.exceptions.ResponseError as error:
            if "NOGROUP" not in str(error):
                raise
            self.ensure_group()  # The stream was wiped; what comes from now on is read.
            return []
        streams = cast(list[Any], answer or [])
        return self._readable(streams[0][1]) if streams else []

    def claim(self, count: int, idle_ms: int = CLAIM_AFTER_MS) -> list[Delivered]:
        """Takes over events whose consumer has not acknowledged them in `idle_ms`."""
        answer = cast(
            list[Any],
            self.client.xautoclaim(
                EVENTS_STREAM(),
                self.group,
                self.consumer,
                min_idle_time=idle_ms,
                start_id=self._claim_from,
                count=count,
            ),
        )
        self._claim_from = answer[0]
        return self._readable(answer[1])

    def acknowledge(self, stream_ids: Sequence[bytes]) -> None:
        """Marks events as done with."""
        if stream_ids:
            self.client.xack(EVENTS_STREAM(), self.group, *stream_ids)

    def _readable(self, entries: Iterable[Any]) -> list[Delivered]:
        good, bad = _delivered(entries)
        self.acknowledge(bad)
        return good


def read_after(client: redis.Redis, last_id: str, count: int) -> tuple[list[Delivered], str]:
    """Up to `count` events after `last_id`, and the id to go on from."""
    entries = cast(list[Any], client.xrange(EVENTS_STREAM(), min=f"({last_id}", count=count))
    if not entries:
        return [], last_id
    return _delivered(entries)[0], entries[-1][0].decode()


def trim(client: redis.Redis, now_ms: int, offsets: Iterable[str] = ()) -> int:
    """Drops events that are past retention and that every reader has done with.

    When memory runs short, or there are very many, all that every reader has done with goes,
    whatever its age. What the lake does not have stays in any case.

    Args:
        offsets: Last folded ids of the projections that keep their own.

    Returns:
        How many went.
    """
    if not client.exists(EVENTS_STREAM()):
        return 0
    groups = cast(list[dict[str, Any]], client.xinfo_groups(EVENTS_STREAM()))
    if LAKE_GROUP not in {_text(group["name"]) for group in groups}:
        return 0
    safe = list(offsets)
    is_crowded = _is_nearly_full(client) or cast(int, client.xlen(EVENTS_STREAM())) > MAX_ENTRIES
    if not is_crowded:
        safe.append(f"{max(0, now_ms - RETENTION_MS)}-0")
    for group in groups:
        safe.append(_text(group["last-delivered-id"]))
        if group["pending"]:
            pending = cast(dict[str, Any], client.xpending(EVENTS_STREAM(), group["name"]))
            if pending["min"] is not None:  # None: they were acknowledged a moment ago.
                safe.append(_text(pending["min"]))
    oldest = min(safe, key=_order)
    return int(cast(int, client.xtrim(EVENTS_STREAM(), minid=oldest, approximate=True)))


def _is_nearly_full(client: redis.Redis) -> bool:
    memory = cast(dict[str, Any], client.info("memory"))
    allowed = int(memory.get("maxmemory", 0))
    return allowed > 0 and int(memory["used_memory"]) > FULL_FRACTION * allowed


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _order(stream_id: str) -> tuple[int, int]:
    ms, _, seq = stream_id.partition("-")
    return int(ms), int(seq or 0)
