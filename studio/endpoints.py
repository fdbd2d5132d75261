"""The studio over HTTP; uploads (tus) are part of its router."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import FileResponse

from catalog.lifecycle import VideoState
from catalog.web import CurrentViewer
from core.errors import Unavailable
from core.limits import check_rate
from core.web import problems
from studio import service
from studio.analytics.endpoints import router as analytics
from studio.brands.endpoints import router as brands
from studio.layers.endpoints import router as layers
from studio.pipeline.endpoints import router as progress
from studio.publishing.check import Screens, check
from studio.publishing.schemas import FindingView, ScheduleForm
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
from studio.speech.endpoints import router as speech
from studio.tagging.endpoints import router as tagging
from studio.uploads.endpoints import router as uploads
from studio.versions.endpoints import router as versions
from studio.waveform.endpoints import router as waveform

router = APIRouter()
router.include_router(uploads)
router.include_router(versions)
router.include_router(waveform)
router.include_router(progress)
router.include_router(analytics)
router.include_router(speech)
router.include_router(tagging)
studio = APIRouter(prefix="/studio", tags=["studio"])
REFUSALS = problems(401, 403, 404)
CHANGES = problems(401, 403, 404, 409)
PRIVATE = {"Cache-Control": "private, max-age=300"}


def get_screens() -> Screens:
    """Who looks at a clip before it is handed in; `app.api` names them."""
    raise Unavailable("Nobody can look at clips here.")


@studio.get("/quota", responses=problems(401, 403))
def quota(viewer: CurrentViewer) -> QuotaView:
    """What the caller may still upload."""
    return service.quota(viewer)


@studio.post("/videos", status_code=201, responses=problems(401, 403, 404, 409, 410, 460))
def create_video(form: DraftForm, viewer: CurrentViewer) -> StudioVideo:
    """Makes a draft of a finished upload. The file is probed at once; a refused one is deleted."""
    return service.create_draft(viewer, form.upload_id, sha256=form.sha256)


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
def remove_video(video_id: UUID, viewer: CurrentViewer, despite_agreement: bool = False) -> None:
    """Takes the clip and its files away for good."""
    service.remove(viewer, video_id, despite_agreement=despite_agreement)


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


@studio.put("/videos/{video_id}/schedule", responses=CHANGES)
def set_schedule(video_id: UUID, form: ScheduleForm, viewer: CurrentViewer) -> StudioVideo:
    """Chooses or moves the hour at which the clip comes out."""
    return service.set_schedule(viewer, video_id, form.publish_at, form.time_zone)


@studio.delete("/videos/{video_id}/schedule", responses=CHANGES)
def call_off(video_id: UUID, viewer: CurrentViewer) -> StudioVideo:
    """Calls the hour off: a clip that was handed in waits until another is chosen."""
    return service.call_off(viewer, video_id)


@studio.post("/videos/{video_id}/publish", status_code=202, responses=CHANGES)
def come_out_now(video_id: UUID, viewer: CurrentViewer) -> StudioVideo:
    """Lets a clip that is on its way come out as soon as it may, whatever hour was chosen."""
    return service.come_out_now(viewer, video_id)


@studio.post("/videos/{video_id}/recall", responses=CHANGES)
def recall(video_id: UUID, viewer: CurrentViewer) -> StudioVideo:
    """Makes a waiting clip a draft again, to be changed and handed in anew."""
    return service.recall(viewer, video_id)


@studio.post("/videos/{video_id}/check", responses=problems(401, 403, 404, 422, 429, 503))
def look_ahead(
    video_id: UUID, viewer: CurrentViewer, screens: Annotated[Screens, Depends(get_screens)]
) -> list[FindingView]:
    """What might keep the clip from being published, by its second. Not the verdict."""
    check_rate("look-ahead", str(viewer.require_creator()), "20/minute")
    return [
        FindingView(
            time_ms=f.time_ms, where=f.where, code=f.code, title=f.title, why=f.why, how=f.how
        )
        for f in check(viewer, video_id, screens)
    ]


@studio.post("/videos/{video_id}/submit", status_code=202, responses={**CHANGES, **problems(429)})
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
router.include_router(brands)
