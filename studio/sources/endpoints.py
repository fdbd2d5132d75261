"""A draft's further sources over HTTP."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import FileResponse

from catalog.web import CurrentViewer
from core.web import problems
from studio.sources import service
from studio.sources.schemas import SourceForm, SourceView

router = APIRouter(prefix="/studio/videos/{video_id}/sources", tags=["studio"])


@router.get("", responses=problems(401, 403, 404))
def list_sources(video_id: UUID, viewer: CurrentViewer) -> list[SourceView]:
    """What the edit list may use: the clip's own upload first, then what was attached."""
    return service.list_sources(viewer, video_id)


@router.post("", status_code=201, responses=problems(401, 403, 404, 409, 410))
def attach_source(video_id: UUID, form: SourceForm, viewer: CurrentViewer) -> SourceView:
    """Attaches a finished upload: a further clip, or a voice. It is probed at once."""
    return service.attach_source(viewer, video_id, form.upload_id)


@router.delete("/{upload_id}", status_code=204, responses=problems(401, 403, 404, 409))
def detach_source(video_id: UUID, upload_id: UUID, viewer: CurrentViewer) -> None:
    """Takes a source off and deletes its bytes; one that the edit uses stays."""
    service.detach_source(viewer, video_id, upload_id)


@router.get("/{upload_id}/file", response_class=FileResponse, responses=problems(401, 403, 404))
def source_file(video_id: UUID, upload_id: UUID, viewer: CurrentViewer) -> FileResponse:
    """The bytes of an attached source, with Range, for its owner alone."""
    path, media_type = service.source_file(viewer, video_id, upload_id)
    return FileResponse(
        path,
        media_type=media_type,
        headers={
            "Cache-Control": "private, max-age=300",
            # The bytes came from outside: never sniffed, never run as a page.
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox",
        },
    )
