"""The columns of the log of choices, and rows from what pages leave behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import orjson
import pyarrow as pa
import structlog

from events.lake.schema import place_of

log = structlog.get_logger(__name__)

_ID = pa.uuid()

# One row a place of a page. Times are epoch milliseconds.
SCHEMA = pa.schema(
    [
        ("stream_ms", pa.int64()),
        ("stream_seq", pa.int64()),
        ("request_id", _ID),
        ("viewer_id", _ID),
        ("at_ms", pa.int64()),
        ("surface", pa.string()),
        ("pipeline", pa.string()),
        ("model", pa.string()),
        ("overrides", pa.string()),  # JSON: parameters that experiments changed.
        ("is_degraded", pa.bool_()),
        ("position", pa.int32()),
        ("video_id", _ID),
        ("sources", pa.list_(pa.string())),
        # Of being drawn at its turn, given what was drawn before it; 1 where nothing was drawn.
        ("propensity", pa.float64()),
        ("score", pa.float64()),
        # Of how many clips the page drew this one, before its first draw; null where nothing was
        # drawn, and in files from before it was kept.
        ("pool", pa.int32()),
    ]
)
Entry = tuple[bytes, dict[bytes, bytes]]


def table_of(entries: Sequence[Entry]) -> pa.Table:
    """The rows of pages, in the given order; an entry that cannot be read is left out.

    Args:
        entries: Stream ids with the fields that `feed.side_effects.choices` keeps.
    """
    columns: dict[str, list[Any]] = {name: [] for name in SCHEMA.names}
    for stream_id, fields in entries:
        try:
            page = _rows_of(stream_id, fields)
        except (KeyError, ValueError, TypeError):
            # One unreadable page must not stop all that follow it.
            log.warning("choices_unreadable", stream_id=stream_id.decode())
            continue
        for name, values in page.items():
            columns[name].extend(values)
    return pa.table({f.name: pa.array(columns[f.name], f.type) for f in SCHEMA}, schema=SCHEMA)


def _rows_of(stream_id: bytes, fields: dict[bytes, bytes]) -> dict[str, list[Any]]:
    body = orjson.loads(fields[b"h"])
    proposed = np.frombuffer(fields[b"s"], "<u4").tolist()
    count, ids = len(proposed), fields[b"v"]
    propensity, score = np.frombuffer(fields[b"n"], "<f8").reshape(2, count).tolist()
    if len(ids) != 16 * count:
        raise ValueError("not one id a clip")
    ms, seq = place_of(stream_id)
    of_page = {
        "stream_ms": ms,
        "stream_seq": seq,
        "request_id": fields[b"r"],
        "viewer_id": bytes.fromhex(body["viewer_id"].replace("-", "")),
        "at_ms": body["at_ms"],
        "surface": body["surface"],
        "pipeline": body["pipeline"],
        "model": body["model"],
        "overrides": orjson.dumps(body["overrides"]).decode(),
        "is_degraded": body["is_degraded"],
    }
    names, pools = body["names"], body["pools"]
    if len(pools) != count:
        raise ValueError("not one pool a clip")
    return {name: [value] * count for name, value in of_page.items()} | {
        "position": list(range(count)),
        "video_id": [ids[16 * i : 16 * i + 16] for i in range(count)],
        "sources": [[n for i, n in enumerate(names) if bits >> i & 1] for bits in proposed],
        "propensity": propensity,
        "score": score,
        "pool": [pool or None for pool in pools],
    }
