"""The studio over HTTP; uploads (tus) are part of its router."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from starlette.responses import FileResponse

from catalog.lifecycle import VideoState
from catalog.web import CurrentViewer
from core.web import problems
from studio import service
from studio.layers.endpoints import router as layers
from studio.pipeline.endpoints import router as progress
from studio.schemas import (
    CaptionsForm,
    ClipNumbers,
    CoverChoice,
    DraftForm,
    PinIn,
    QuotaView,
    StudioPage,
    StudioVideo,
    VideoChange,
    VideoStatus,
)
from studio.sources.endpoints import router as sources
from studio.uploads.endpoints import router as uploads

router = APIRouter()
router.include_router(uploads)
router.include_router(progress)
studio = APIRouter(prefix="/studio", tags=["studio"])
REFUSALS = problems(401, 403, 404)
CHANGES = problems(401, 403, 404, 409)
PRIVATE = {"Cache-Control": "private, max-age=300"}


@studio.get("/quota", responses=problems(401, 403))
def quota(viewer: CurrentViewer) -> QuotaView:
    """What the caller may still upload."""
    return service.quota(viewer)


@studio.post("/videos", status_code=201, responses=problems(401, 403, 404, 409, 410))
def create_video(form: DraftForm, viewer: CurrentViewer) -> StudioVideo:
    """Makes a draft of a finished upload. The file is probed at once; a refused one is deleted."""
    return service.create_draft(viewer, form.upload_id)


@studio.get("/videos", responses=problems(401, 403))
def list_videos(
    viewer: CurrentViewer,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=service.MAX_PAGE)] = 24,
    state: VideoState | None = None,
) -> StudioPage:
    """The caller's clips, newest first."""
    return service.list_videos(viewer, cursor=cursor, limit=limit, state=state)


@studio.get("/videos/{video_id}", responses=REFUSALS)
def get_video(video_id: UUID, viewer: CurrentViewer) -> StudioVideo:
    """One clip with all that its editor shows."""
    return service.get_video(viewer, video_id)


@studio.patch("/videos/{video_id}", responses=CHANGES)
def edit_video(video_id: UUID, change: VideoChange, viewer: CurrentViewer) -> StudioVideo:
    """Changes what the body sets. New words of a live clip are screened before they show."""
    return service.edit_video(viewer, video_id, change)


@studio.delete("/videos/{video_id}", status_code=204, responses=CHANGES)
def remove_video(video_id: UUID, viewer: CurrentViewer) -> None:
    """Takes the clip and its files away for good."""
    service.remove(viewer, video_id)


@studio.put("/videos/{video_id}/pins", responses=CHANGES)
def set_pins(video_id: UUID, pins: list[PinIn], viewer: CurrentViewer) -> StudioVideo:
    """Replaces the product tags."""
    return service.set_pins(viewer, video_id, pins)


@studio.put("/videos/{video_id}/captions", responses=CHANGES)
def set_captions(video_id: UUID, form: CaptionsForm, viewer: CurrentViewer) -> StudioVideo:
    """Replaces one language's captions."""
    return service.set_captions(viewer, video_id, form.language, form.text, form.source)


@studio.delete("/videos/{video_id}/captions/{language}", responses=CHANGES)
def remove_captions(
    video_id: UUID, language: Annotated[str, Path(max_length=8)], viewer: CurrentViewer
) -> StudioVideo:
    """Removes one language's captions."""
    return service.set_captions(viewer, video_id, language, "")


@studio.post("/videos/{video_id}/submit", status_code=202, responses=CHANGES)
def submit(video_id: UUID, viewer: CurrentViewer) -> VideoStatus:
    """Hands the clip in; asking twice changes nothing."""
    return service.submit(viewer, video_id)


@studio.get("/videos/{video_id}/status", responses=REFUSALS)
def status(video_id: UUID, viewer: CurrentViewer) -> VideoStatus:
    """Where the clip stands, with the progress of its processing."""
    return service.status(viewer, video_id)


@studio.get("/videos/{video_id}/numbers", responses=REFUSALS)
def numbers(video_id: UUID, viewer: CurrentViewer) -> ClipNumbers:
    """Views, average watched, likes, product taps, bag adds, purchases."""
    return service.numbers(viewer, video_id)


@studio.get("/videos/{video_id}/covers", responses=REFUSALS)
def list_covers(video_id: UUID, viewer: CurrentViewer) -> list[CoverChoice]:
    """Moments of the source that may become the cover."""
    return service.covers(viewer, video_id)


@studio.get(
    "/videos/{video_id}/covers/{time_ms}.webp", response_class=FileResponse, responses=REFUSALS
)
def cover(video_id: UUID, time_ms: int, viewer: CurrentViewer) -> FileResponse:
    """One of those moments as a picture."""
    path = service.cover_path(viewer, video_id, time_ms)
    return FileResponse(path, media_type="image/webp", headers=PRIVATE)


@studio.get("/videos/{video_id}/source", response_class=FileResponse, responses=REFUSALS)
def source(video_id: UUID, viewer: CurrentViewer) -> FileResponse:
    """The original, with Range, for its owner alone."""
    return FileResponse(
        service.source_path(viewer, video_id),
        media_type=service.source_type(viewer, video_id),
        headers={
            **PRIVATE,
            # The bytes came from outside: never sniffed, never run as a page.
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox",
        },
    )


router.include_router(studio)
router.include_router(sources)
router.include_router(layers)
