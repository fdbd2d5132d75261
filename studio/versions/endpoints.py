"""A clip's edit over HTTP, with ETag and If-Match."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Path, Response

from catalog.web import CurrentViewer
from core.web import PROBLEM, problems
from studio.schemas import EdlBody
from studio.versions import service
from studio.versions.errors import EditChanged, EditUnconditional
from studio.versions.schemas import EditConflict, EditView, NameForm, VersionView
from studio.versions.service import Saved

router = APIRouter(prefix="/studio/videos/{video_id}/edit", tags=["studio"])
IfMatch = Annotated[str | None, Header(examples=['"7.0a1b2c3d4e5f6071"'])]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
CHANGED: dict[int | str, dict[str, Any]] = {
    412: {"model": EditConflict, "content": {PROBLEM: {}}, "description": "Changed elsewhere"}
}
REFUSALS = problems(401, 403, 404)
SAVES = {**problems(401, 403, 404, 409, 428), **CHANGED}


@router.get("", responses=REFUSALS)
def present_edit(video_id: UUID, viewer: CurrentViewer, response: Response) -> EditView:
    """The edit as it is now; its ETag is what a save is made from."""
    edit = service.present_edit(viewer, video_id)
    response.headers["ETag"] = edit.etag
    return edit


@router.put("", response_model=EditView, responses=SAVES)
def save_edit(
    video_id: UUID, edl: EdlBody, viewer: CurrentViewer, if_match: IfMatch = None
) -> Response:
    """Keeps an edit. If another device was faster, it is kept as a branch and the answer is 412."""
    viewer.require_creator()
    if not if_match:
        raise EditUnconditional()
    return _answer(service.save(viewer, video_id, edl, if_match))


@router.get("/versions", responses=REFUSALS)
def list_versions(video_id: UUID, viewer: CurrentViewer) -> list[VersionView]:
    """The history of the edit, newest first."""
    return service.list_versions(viewer, video_id)


@router.get("/versions/{number}", responses=REFUSALS)
def one_version(video_id: UUID, number: Number, viewer: CurrentViewer) -> EditView:
    """One version with its edit list, to compare."""
    return service.one_version(viewer, video_id, number)


@router.patch("/versions/{number}", responses=problems(401, 403, 404))
def name_version(
    video_id: UUID, number: Number, form: NameForm, viewer: CurrentViewer
) -> VersionView:
    """Names a version, which keeps it for good."""
    return service.name_version(viewer, video_id, number, form.name)


@router.post("/versions/{number}/restore", response_model=EditView, responses=SAVES)
def restore(
    video_id: UUID, number: Number, viewer: CurrentViewer, if_match: IfMatch = None
) -> Response:
    """Makes an earlier version, or a branch, the present one, as a new version."""
    viewer.require_creator()
    if not if_match:
        raise EditUnconditional()
    return _answer(service.restore(viewer, video_id, number, if_match))


def _answer(saved: Saved) -> Response:
    if saved.was_refused and saved.present is not None:
        error = EditChanged(saved.branch.number if saved.branch else None)
        body = EditConflict(
            type="about:blank",
            title=error.title,
            status=412,
            detail=error.detail,
            code=error.code,
            present=saved.present,
            branch=saved.branch,
        )
        headers = {"ETag": saved.present.etag}
        return Response(
            body.model_dump_json(by_alias=True), 412, headers=headers, media_type=PROBLEM
        )
    return Response(
        saved.edit.model_dump_json(by_alias=True),
        headers={"ETag": saved.edit.etag},
        media_type="application/json",
    )
