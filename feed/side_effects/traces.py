"""Keeps the traces of the last pages for `GET /feed/explain`, in a stream of bounded length.

Every page writes one and few are read, so writing is made cheap: numbers go as they lie in memory.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

import numpy as np
import orjson
from prometheus_client import Counter

from core.redis import TRACES
from feed.candidates import Candidates
from feed.model.inputs import INPUT_NAMES
from feed.params.limits import TRACES_KEPT
from feed.query import FeedQuery
from feed.trace import Trace

# A trace is written a moment after its id is made, by another machine's clock perhaps.
EARLY_MS, LATE_MS, SEARCHED = 2_000, 5_000, 10_000

SUNK = Counter(
    "jhalak_feed_scores_sunk_total",
    "Candidates whose score was no finite number, which sank for it.",
    ["pipeline"],
)

Stored = dict[str, bytes]


def stored_of(
    query: FeedQuery, pipeline: str, slate: Candidates, names: list[str], trace: Trace
) -> Stored:
    """The trace as the fields of a stream's entry.

    r: request id. h: JSON of whose page it is and how it was chosen. v: 16-byte ids of the clips.
    s: uint32 a clip, whose bit i stands for source i. n: float64, shape (2, clips), the chance of
    each and its score. These are what `choices` keeps, too.
    t: JSON of everything else but the items. x: float64, shape (clips, terms).
    f: float32, shape (clips, inputs): what the model saw; empty without one.
    """
    if trace.sunk:
        SUNK.labels(pipeline).inc(trace.sunk)
    head = {
        "viewer_id": query.viewer.id,
        "surface": str(query.surface),
        "pipeline": pipeline,
        "at_ms": query.now_ms,
        "model": trace.model,
        "is_degraded": query.is_degraded,
        "overrides": query.values.overridden(),
        "names": names,
        "pools": [trace.pools.get(row, 0) for row in slate.rows.tolist()],
    }
    body = {
        "request_id": query.request_id,
        "considered": trace.considered,
        "dropped": trace.dropped,
        "sources": trace.sources,
        "candidates": trace.candidates,
        "sunk": trace.sunk,
        "relaxed": trace.relaxed,
        "weights": trace.weights,
        "mix": trace.mix,
        "exhausted": trace.exhausted,
        "start": trace.start,
        "took_ms": trace.took_ms,
        "terms": slate.names,
    }
    return {
        "r": query.request_id.bytes,
        "h": orjson.dumps(head),
        "v": query.snapshot.columns.ids[slate.rows].tobytes(),
        "s": slate.proposed.astype("<u4").tobytes(),
        "n": slate.propensity.tobytes() + slate.score.tobytes(),
        "t": orjson.dumps(body),
        "x": slate.weighed.T.tobytes(),
        "f": b"" if slate.inputs is None else slate.inputs.astype("<f4").tobytes(),
    }


def queue_trace(pipe: Any, query: FeedQuery, stored: Stored) -> None:
    """Queues keeping the trace in Redis until so many later ones have come."""
    kept = str(query.values[TRACES_KEPT])
    fields = [part for pair in stored.items() for part in pair]
    pipe.execute_command("XADD", TRACES(), "MAXLEN", "~", kept, "*", *fields)


def queue_search(pipe: Any, request_id: UUID) -> None:
    """Queues reading the traces written about when `request_id` was made, by its own clock."""
    made_ms = request_id.int >> 80
    pipe.xrange(TRACES(), min=max(0, made_ms - EARLY_MS), max=made_ms + LATE_MS, count=SEARCHED)


def found_trace(entries: list[Any], request_id: UUID) -> dict[str, Any] | None:
    """The trace of one page among what `queue_search` read, in the form of `schemas.Explanation`;
    `None` when it is not there or cannot be read.
    """
    for _, pairs in entries:
        fields = dict(zip(pairs[::2], pairs[1::2], strict=True))
        if fields.get(b"r") == request_id.bytes:
            try:
                return _explained(fields)
            except (KeyError, ValueError):
                return None
    return None


def _explained(fields: dict[bytes, bytes]) -> dict[str, Any]:
    body: dict[str, Any] = orjson.loads(fields[b"h"]) | orjson.loads(fields[b"t"])
    names, terms, pools = body.pop("names"), body.pop("terms"), body.pop("pools")
    ids, proposed = fields[b"v"], np.frombuffer(fields[b"s"], "<u4").tolist()
    propensity, score = np.frombuffer(fields[b"n"], "<f8").reshape(2, len(proposed)).tolist()
    weighed = np.frombuffer(fields[b"x"], "<f8").reshape(len(proposed), len(terms)).tolist()
    seen = _features(fields.get(b"f", b""), len(proposed))
    if not body["model"]:
        weights = [body["weights"].get(term, 0.0) for term in terms]
        seen = [_unweighed(terms, weights, row) for row in weighed]
    body["items"] = [
        {
            "video_id": UUID(bytes=ids[16 * position : 16 * position + 16]),
            "position": position,
            "sources": [name for i, name in enumerate(names) if sources >> i & 1],
            "propensity": propensity[position],
            "pool": pools[position],
            "terms": dict(zip(terms, weighed[position], strict=True)),
            "score": score[position],
            "features": seen[position],
        }
        for position, sources in enumerate(proposed)
    ]
    return body


def _features(raw: bytes, clips: int) -> list[dict[str, float]]:
    """What the model saw of each clip; nothing where it was not asked, or saw other inputs."""
    if len(raw) != 4 * clips * len(INPUT_NAMES):
        return [{}] * clips
    rows = np.frombuffer(raw, "<f4").reshape(clips, len(INPUT_NAMES)).tolist()
    return [dict(zip(INPUT_NAMES, row, strict=True)) for row in rows]


def _unweighed(terms: list[str], weights: list[float], row: list[float]) -> dict[str, float]:
    """What the simple score saw of a clip: each of its terms without the weight.

    Where a weight is zero what it weighed is not told, as it counted for nothing.
    """
    return {t: value / w for t, w, value in zip(terms, weights, row, strict=True) if w}
