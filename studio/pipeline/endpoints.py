"""A clip's progress over HTTP: as a stream of events, or as it is now."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from catalog.web import CurrentViewer
from core.errors import Unavailable
from core.web import problems
from studio.pipeline.stream import ClipProgress, clip_progress, message, stream

router = APIRouter(prefix="/studio", tags=["studio"])
REFUSALS = problems(401, 403, 404)
EVENTS = "text/event-stream"
# Each open stream looks at the database twice a second.
MOST = 200
_open = 0


class TooManyStreams(Unavailable):
    """Enough pages listen already; this one has to ask."""

    code = "progress_streams_full"

    def __init__(self) -> None:
        super().__init__(
            "Too many pages are listening; ask for the steps instead.",
            "बहुत से पेज सुन रहे हैं; इसके बजाय चरण पूछें।",
        )


@router.get("/videos/{video_id}/steps", responses=REFUSALS)
def steps(video_id: UUID, viewer: CurrentViewer) -> ClipProgress:
    """How far the processing of a clip is now."""
    return clip_progress(viewer, video_id)


@router.get(
    "/videos/{video_id}/progress",
    response_class=StreamingResponse,
    responses={
        **problems(401, 403, 404, 503),
        200: {"content": {EVENTS: {}}, "description": "Events `progress` and, at last, `end`."},
        204: {"description": "The client has heard the last event."},
    },
)
async def progress(
    video_id: UUID,
    viewer: CurrentViewer,
    last_event_id: Annotated[str | None, Header()] = None,
) -> Response:
    """The processing of a clip as it happens, each event a `ClipProgress`."""
    look = partial(clip_progress, viewer, video_id)
    now = await run_in_threadpool(look)
    if now.is_over and message(now)[1] == last_event_id:
        return Response(status_code=204)  # The one answer after which a browser does not ask again.
    if _open >= MOST:
        raise TooManyStreams()
    return StreamingResponse(
        _counted(stream(look, last_event_id or "")),
        media_type=EVENTS,
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _counted(events: AsyncIterator[str]) -> AsyncIterator[str]:
    global _open
    _open += 1
    try:
        async for event in events:
            yield event
    finally:
        _open -= 1
