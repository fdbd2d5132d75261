"""The columns of the lake, and events to and from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pyarrow as pa

from events.schemas import Event, EventType, repeated_id
from events.stream import Delivered

_ID = pa.uuid()
_WORD = pa.string()

# The place in the stream, then the fields of `Event`; times are epoch milliseconds.
SCHEMA = pa.schema(
    [
        ("stream_ms", pa.int64()),
        ("stream_seq", pa.int64()),
        ("id", _ID),
        ("type", _WORD),
        ("viewer_id", _ID),
        ("at_ms", pa.int64()),
        ("received_ms", pa.int64()),
        ("origin", _WORD),
        ("video_id", _ID),
        ("request_id", _WORD),
        ("position", pa.int32()),
        ("watch_ms", pa.int64()),
        ("ranges", pa.list_(pa.list_(pa.int32()))),
        ("duration_ms", pa.int64()),
        ("product_id", _ID),
        ("creator_id", _ID),
        ("surface", _WORD),
        ("value", _WORD),
        ("amount_paise", pa.int64()),
        ("moment_ms", pa.int64()),
        ("commission_paise", pa.int64()),
        ("session", _ID),
        ("seq", pa.int32()),
        ("app", _WORD),
    ]
)
_EVENT_COLUMNS = tuple(name for name in SCHEMA.names if not name.startswith("stream_"))
_IDS = frozenset(f.name for f in SCHEMA if f.type == _ID)


@dataclass(frozen=True, slots=True)
class Stored:
    """An event of the lake.

    Args:
        stream_ms: When the stream took it, by the stream's clock.
        stream_seq: Its place among those of the same millisecond.
    """

    stream_ms: int
    stream_seq: int
    event: Event


def place_of(stream_id: bytes) -> tuple[int, int]:
    """Milliseconds and sequence number of a stream id."""
    ms, _, seq = stream_id.partition(b"-")
    return int(ms), int(seq or 0)


def table_of(delivered: Sequence[Delivered]) -> pa.Table:
    """`delivered` as rows, in the given order."""
    places = [place_of(d.stream_id) for d in delivered]
    columns: dict[str, list[Any]] = {
        "stream_ms": [ms for ms, _ in places],
        "stream_seq": [seq for _, seq in places],
    }
    for name in _EVENT_COLUMNS:
        values = [getattr(d.event, name) for d in delivered]
        if name in _IDS:
            values = [None if v is None else v.bytes for v in values]
        columns[name] = values
    return pa.table({f.name: pa.array(columns[f.name], f.type) for f in SCHEMA}, schema=SCHEMA)


def stored_of(batch: pa.RecordBatch) -> Iterator[Stored]:
    """The rows of a batch as DuckDB gives them, in its order; ids are text there."""
    columns = {name: batch.column(name).to_pylist() for name in SCHEMA.names}
    columns["id"] = [UUID(text) for text in columns["id"]]
    for name in _IDS - {"id"}:
        columns[name] = [None if text is None else repeated_id(text) for text in columns[name]]
    columns["type"] = [EventType(word) for word in columns["type"]]
    columns["ranges"] = [
        None if ranges is None else tuple((start, end) for start, end in ranges)
        for ranges in columns["ranges"]
    ]
    for ms, seq, *facts in zip(*columns.values(), strict=True):
        yield Stored(ms, seq, Event(*facts))
