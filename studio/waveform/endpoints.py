"""The timeline's waveform and film strip over HTTP."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import FileResponse

from catalog.schemas import WireModel
from catalog.web import CurrentViewer
from core.web import problems
from studio.waveform.originals import strip_path, strip_vtt_path, waveform_of
from studio.waveform.peaks import PER_SECOND

router = APIRouter(prefix="/studio/videos/{video_id}", tags=["studio"])
REFUSALS = problems(401, 403, 404)
PRIVATE = {"Cache-Control": "private, max-age=3600"}


Source = Annotated[
    UUID | None, Query(description="One of the draft's further sources; without it, the original.")
]


class WaveformView(WireModel):
    """The sound of the source, to be drawn."""

    per_second: int
    duration_ms: int
    peaks: list[int] = Field(description="0 to 255; empty where there is no sound.")


@router.get("/waveform", responses=REFUSALS)
def waveform(video_id: UUID, viewer: CurrentViewer, source: Source = None) -> WaveformView:
    """Peaks of the source's sound, fifty a second."""
    found = waveform_of(viewer, video_id, source)
    return WaveformView(
        per_second=PER_SECOND, duration_ms=found.duration_ms, peaks=list(found.peaks)
    )


@router.get("/strip.webp", response_class=FileResponse, responses=REFUSALS)
def strip(video_id: UUID, viewer: CurrentViewer, source: Source = None) -> FileResponse:
    """Small pictures of the source, four a second, in one; `strip.vtt` says which is when."""
    return FileResponse(
        strip_path(viewer, video_id, source), media_type="image/webp", headers=PRIVATE
    )


@router.get("/strip.vtt", response_class=FileResponse, responses=REFUSALS)
def strip_times(video_id: UUID, viewer: CurrentViewer, source: Source = None) -> FileResponse:
    """WebVTT with the place (`#xywh=`) of each picture in `strip.webp`, in source time."""
    return FileResponse(
        strip_vtt_path(viewer, video_id, source), media_type="text/vtt", headers=PRIVATE
    )
