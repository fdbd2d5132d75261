"""Analytics over HTTP, for a clip's creator and for admins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from starlette.responses import StreamingResponse

from catalog.web import CurrentViewer
from core.csv_file import MEDIA_TYPE, download_headers
from core.web import problems
from studio.analytics import service
from studio.analytics.schemas import ClipAnalytics, CreatorAnalytics

router = APIRouter(prefix="/studio", tags=["analytics"])
REFUSALS = problems(401, 403, 404)
Creator = Annotated[UUID | None, Query(description="Another creator, for admins.")]


@router.get("/videos/{video_id}/analytics", responses=REFUSALS)
def clip_analytics(video_id: UUID, viewer: CurrentViewer) -> ClipAnalytics:
    """What a clip did, second by second, each number with its definition and how fresh it is."""
    return service.clip_analytics(viewer, video_id)


@router.get(
    "/videos/{video_id}/analytics.csv",
    response_class=StreamingResponse,
    responses={**REFUSALS, 200: {"content": {"text/csv": {}}}},
)
def clip_csv(video_id: UUID, viewer: CurrentViewer) -> StreamingResponse:
    """The same to take away: UTF-8 with a byte-order mark, one number a line."""
    return _file(service.clip_csv(viewer, video_id), f"jhalak-{video_id}.csv")


@router.get("/analytics", responses=REFUSALS)
def creator_analytics(viewer: CurrentViewer, creator: Creator = None) -> CreatorAnalytics:
    """What all clips of the caller did, day by day."""
    return service.creator_analytics(viewer, creator)


@router.get(
    "/analytics.csv",
    response_class=StreamingResponse,
    responses={**REFUSALS, 200: {"content": {"text/csv": {}}}},
)
def creator_csv(viewer: CurrentViewer, creator: Creator = None) -> StreamingResponse:
    """A line a clip to take away."""
    return _file(service.creator_csv(viewer, creator), "jhalak-clips.csv")


def _file(pieces: Iterator[str], name: str) -> StreamingResponse:
    return StreamingResponse(
        pieces,
        media_type=MEDIA_TYPE,
        headers=download_headers(name),
    )
