"""HTTP for behavioural events."""

from __future__ import annotations

import orjson
from fastapi import APIRouter, Request, Response

from catalog.web import current_viewer
from core.errors import TooLarge
from core.web import problems
from events import service
from events.rules import MAX_BODY_BYTES
from events.schemas import EventBatch, IngestResult

router = APIRouter(tags=["events"])


def _batch_schema() -> dict[str, object]:
    """The body's schema in one piece: it is read raw, so FastAPI does not register its parts."""
    schema = EventBatch.model_json_schema()
    parts = schema.pop("$defs")
    item = parts["EventIn"]
    item["properties"]["type"] = parts["EventType"]
    schema["properties"]["events"]["items"] = item
    return schema


async def _body_of(request: Request) -> bytes:
    """The body, given up as soon as it is longer than allowed."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_BODY_BYTES:
            raise TooLarge("A batch of events may have at most 4 MB.")
        chunks.append(chunk)
    return b"".join(chunks)


@router.post(
    "/events",
    status_code=202,
    response_model=IngestResult,
    responses=problems(401, 403, 413, 503),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _batch_schema()}},
        }
    },
)
async def post_events(request: Request) -> Response:
    """Takes a batch of behavioural events. Any content type, so that `sendBeacon` works.

    Sound events are accepted and durable even when others of the batch are rejected.
    """
    # Asked here and not as a dependency: that costs a busy route a tenth of its time.
    viewer = await current_viewer(request)
    result = await service.ingest(await _body_of(request), viewer.id)
    return Response(orjson.dumps(result.model_dump()), 202, media_type="application/json")
