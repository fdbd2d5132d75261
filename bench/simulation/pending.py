"""Told events as pending entries of the stream, for only what is pending is folded into a taste."""

from __future__ import annotations

from collections.abc import Sequence

from core.redis import EVENTS_STREAM, get_redis
from events.stream import Delivered, GroupReader
from feed.features.worker import GROUP


def fresh_reader() -> GroupReader:
    """The only consumer of an empty stream; what was in it, by another clock perhaps, is gone."""
    get_redis().delete(EVENTS_STREAM())
    reader = GroupReader(get_redis(), GROUP, "bench")
    reader.ensure_group()
    return reader


def hand_out(reader: GroupReader, batch: Sequence[Delivered]) -> None:
    """Makes `batch` pending with `reader`; what came before it is dropped from the stream."""
    pipe = reader.client.pipeline(transaction=False)
    pipe.xtrim(EVENTS_STREAM(), maxlen=0, approximate=False)
    for delivered in batch:
        pipe.xadd(EVENTS_STREAM(), {"e": b""}, id=delivered.stream_id)
    pipe.xreadgroup(reader.group, reader.consumer, {EVENTS_STREAM(): ">"}, count=len(batch))
    pipe.execute()
