"""Moderation over HTTP. Every operation checks the caller's role itself."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from catalog.web import CurrentViewer
from core.web import problems
from moderation import service
from moderation.banks import endpoints as banks
from moderation.board import endpoints as board
from moderation.desk import endpoints as desk
from moderation.repository import Only
from moderation.schemas import (
    ApproveForm,
    CaseDetail,
    DecisionView,
    FenceForm,
    PolicyView,
    QueuePage,
    RejectForm,
    TakeDownForm,
)

router = APIRouter(prefix="/moderation", tags=["moderation"])
router.include_router(board.router)
router.include_router(desk.router)
router.include_router(banks.router)
READS = problems(401, 403, 404)
CHANGES = problems(401, 403, 404, 409)


@router.get("/queue", responses=problems(401, 403))
def queue(
    viewer: CurrentViewer,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=service.MAX_PAGE)] = 30,
    only: Only = "all",
) -> QueuePage:
    """Open cases with their scores and reasons, most urgent first, and how much waits."""
    return service.queue(viewer, cursor=cursor, limit=limit, only=only)


@router.get("/policies", responses=problems(401, 403))
def policies(viewer: CurrentViewer) -> PolicyView:
    """The rules in force and every reason for rejecting, in English and Hindi."""
    return service.policies(viewer)


@router.post(
    "/next",
    responses={**problems(401, 403), 204: {"description": "Nothing waits for the caller."}},
    response_model=CaseDetail,
)
def claim_next(viewer: CurrentViewer) -> CaseDetail | Response:
    """Claims the most urgent free case."""
    return service.claim_next(viewer) or Response(status_code=204)


@router.get("/cases/{case_id}", responses=READS)
def get_case(case_id: UUID, viewer: CurrentViewer) -> CaseDetail:
    """One case with all its evidence."""
    return service.get_case(viewer, case_id)


@router.post("/cases/{case_id}/claim", responses=CHANGES)
def claim(case_id: UUID, viewer: CurrentViewer) -> CaseDetail:
    """Takes the case for ten minutes; again renews it under a new fence."""
    return service.claim(viewer, case_id)


@router.post("/cases/{case_id}/release", responses=CHANGES)
def release(case_id: UUID, form: FenceForm, viewer: CurrentViewer) -> CaseDetail:
    """Gives the case back to the queue."""
    return service.release(viewer, case_id, fence=form.fence)


@router.post("/cases/{case_id}/approve", responses=CHANGES)
def approve(case_id: UUID, form: ApproveForm, viewer: CurrentViewer) -> CaseDetail:
    """Lets the clip or comment show; the caller has to hold the case."""
    return service.approve(viewer, case_id, note=form.note, fence=form.fence)


@router.post("/cases/{case_id}/reject", responses=CHANGES)
def reject(case_id: UUID, form: RejectForm, viewer: CurrentViewer) -> CaseDetail:
    """Keeps the clip or comment from showing; the caller has to hold the case."""
    return service.reject(viewer, case_id, form.reason_code, note=form.note, fence=form.fence)


@router.post("/videos/{video_id}/remove", responses=CHANGES)
def take_down(video_id: UUID, form: TakeDownForm, viewer: CurrentViewer) -> CaseDetail:
    """Takes a live clip down at once."""
    return service.take_down(viewer, video_id, form.reason_code, note=form.note)


@router.post("/comments/{comment_id}/remove", responses=CHANGES)
def take_down_comment(comment_id: UUID, form: TakeDownForm, viewer: CurrentViewer) -> CaseDetail:
    """Takes a comment away at once, by a case; its author reads the reason and may appeal."""
    return service.take_down_comment(viewer, comment_id, form.reason_code, note=form.note)


@router.get("/videos/{video_id}/decisions", responses=READS)
def decisions(video_id: UUID, viewer: CurrentViewer) -> list[DecisionView]:
    """What was decided about a clip; for its creator and for moderators."""
    return service.decisions(viewer, video_id)
