"""Keeps the traces of the last pages for `GET /feed/explain`, in a stream of bounded length."""

from __future__ import annotations

import zlib
from typing import Any
from uuid import UUID

import orjson

from core.redis import TRACES
from feed.candidates import Candidates
from feed.params import TRACES_KEPT
from feed.query import FeedQuery
from feed.trace import Trace

# A trace is written a moment after its id is made, by another machine's clock perhaps.
EARLY_MS, LATE_MS, SEARCHED = 2_000, 5_000, 10_000


def trace_bytes(
    query: FeedQuery, pipeline: str, slate: Candidates, names: list[str], trace: Trace
) -> bytes:
    """The trace as compressed JSON in the form of `schemas.Explanation`."""
    video_ids = query.snapshot.columns.video_ids
    terms = {name: term.tolist() for name, term in slate.terms.items()}
    propensity, score = slate.propensity.tolist(), slate.score.tolist()
    items = [
        {
            "video_id": video_ids[row],
            "position": position,
            "sources": [name for i, name in enumerate(names) if proposed >> i & 1],
            "propensity": propensity[position],
            "terms": {name: values[position] for name, values in terms.items()},
            "score": score[position],
        }
        for position, (row, proposed) in enumerate(
            zip(slate.rows.tolist(), slate.proposed.tolist(), strict=True)
        )
    ]
    body = {
        "request_id": query.request_id,
        "viewer_id": query.viewer.id,
        "surface": str(query.surface),
        "pipeline": pipeline,
        "at_ms": query.now_ms,
        "is_degraded": query.is_degraded,
        "overrides": query.values.overridden(),
        "considered": trace.considered,
        "dropped": trace.dropped,
        "sources": trace.sources,
        "candidates": trace.candidates,
        "sunk": trace.sunk,
        "relaxed": trace.relaxed,
        "exhausted": trace.exhausted,
        "start": trace.start,
        "took_ms": trace.took_ms,
        "items": items,
    }
    return zlib.compress(orjson.dumps(body), 1)


def queue_trace(pipe: Any, query: FeedQuery, stored: bytes) -> None:
    """Queues keeping the trace in Redis until so many later ones have come."""
    fields = {"r": query.request_id.bytes, "t": stored}
    pipe.xadd(TRACES(), fields, maxlen=query.values[TRACES_KEPT], approximate=True)


def queue_search(pipe: Any, request_id: UUID) -> None:
    """Queues reading the traces written about when `request_id` was made, by its own clock."""
    made_ms = request_id.int >> 80
    pipe.xrange(TRACES(), min=max(0, made_ms - EARLY_MS), max=made_ms + LATE_MS, count=SEARCHED)


def found_trace(entries: list[Any], request_id: UUID) -> dict[str, Any] | None:
    """The trace of one page among what `queue_search` read."""
    for _, fields in entries:
        if fields.get(b"r") == request_id.bytes:
            return stored_trace(fields[b"t"])
    return None


def stored_trace(raw: bytes) -> dict[str, Any] | None:
    """What `trace_bytes` wrote, or `None` when it cannot be read."""
    try:
        body = orjson.loads(zlib.decompress(raw))
    except (zlib.error, orjson.JSONDecodeError):
        return None
    return body if isinstance(body, dict) else None
