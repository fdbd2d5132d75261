"""Keeps the trace of a page for `GET /feed/explain`."""

from __future__ import annotations

import zlib
from dataclasses import asdict
from typing import Any

import orjson

from core.redis import REQUEST_TRACE
from feed.candidates import Candidates
from feed.params import TRACE_LIFE
from feed.query import FeedQuery
from feed.trace import Trace


def trace_bytes(
    query: FeedQuery, pipeline: str, slate: Candidates, names: list[str], trace: Trace
) -> bytes:
    """The trace as compressed JSON in the form of `schemas.Explanation`."""
    video_ids = query.snapshot.columns.video_ids
    items = [
        {
            "video_id": video_ids[row],
            "position": position,
            "sources": [n for i, n in enumerate(names) if int(slate.proposed[position]) >> i & 1],
            "propensity": slate.propensity[position],
            "terms": {name: term[position] for name, term in slate.terms.items()},
            "score": slate.score[position],
        }
        for position, row in enumerate(slate.rows.tolist())
    ]
    body = {
        "request_id": query.request_id,
        "viewer_id": query.viewer.id,
        "surface": str(query.surface),
        "pipeline": pipeline,
        "at_ms": query.now_ms,
        "is_degraded": query.is_degraded,
        "overrides": query.values.overridden(),
        **asdict(trace),
        "items": items,
    }
    return zlib.compress(orjson.dumps(body, option=orjson.OPT_SERIALIZE_NUMPY), 1)


def queue_trace(pipe: Any, query: FeedQuery, stored: bytes) -> None:
    """Queues keeping the trace in Redis for its life."""
    life_s = int(query.values[TRACE_LIFE] * 3600)
    pipe.set(REQUEST_TRACE(query.request_id), stored, ex=life_s)


def stored_trace(raw: bytes) -> dict[str, Any] | None:
    """What `trace_bytes` wrote, or `None` when it cannot be read."""
    try:
        body = orjson.loads(zlib.decompress(raw))
    except (zlib.error, orjson.JSONDecodeError):
        return None
    return body if isinstance(body, dict) else None
