"""People's rights over HTTP. Every operation checks its caller itself."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from catalog.web import CurrentViewer
from core.web import problems
from moderation.rights import notices, service
from moderation.rights.models import GrievanceState, NoticePart
from moderation.rights.notices import NoticesView
from moderation.rights.schemas import (
    AppealForm,
    GrievanceAnswer,
    GrievanceForm,
    GrievanceKey,
    GrievanceList,
    GrievanceReceived,
    GrievanceRow,
    GrievanceStatus,
    MyGrievances,
    MyReports,
    OfficerView,
    StatementPage,
    StatementView,
)
from moderation.rights.transparency import TransparencyView, transparency

router = APIRouter(tags=["rights"])
CHANGES = problems(401, 403, 404, 409)


@router.get("/me/statements", responses=problems(401))
def my_statements(
    viewer: CurrentViewer,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
    video_id: UUID | None = None,
) -> StatementPage:
    """Why things were decided about what the caller made and sells, newest first."""
    return service.my_statements(viewer, cursor=cursor, video_id=video_id)


@router.get("/me/statements/{statement_id}", responses=problems(401, 404))
def my_statement(statement_id: UUID, viewer: CurrentViewer) -> StatementView:
    """One statement of reasons, with its appeal."""
    return service.my_statement(viewer, statement_id)


@router.post(
    "/me/statements/{statement_id}/appeal",
    status_code=201,
    responses=problems(401, 403, 404, 409, 413, 429),
)
def appeal(statement_id: UUID, form: AppealForm, viewer: CurrentViewer) -> StatementView:
    """Appeals a decision, once; somebody else than who decided looks at it."""
    return service.appeal(viewer, statement_id, form.words)


@router.get("/me/reports", responses=problems(401))
def my_reports(viewer: CurrentViewer) -> MyReports:
    """What the caller reported and what came of it."""
    return service.my_reports(viewer)


@router.get("/me/grievances", responses=problems(401))
def my_grievances(viewer: CurrentViewer) -> MyGrievances:
    """The caller's own grievances with their answers; without an account, number and secret do."""
    return service.my_grievances(viewer)


@router.get("/me/notices", responses=problems(401))
def my_notices(viewer: CurrentViewer) -> NoticesView:
    """How much was decided, about the caller or at their word, since they last looked."""
    return notices.notices(viewer)


@router.post("/me/notices/{part}/seen", status_code=204, responses=problems(401, 403))
def notices_seen(part: NoticePart, viewer: CurrentViewer) -> None:
    """The caller has looked at one part of it."""
    notices.see(viewer, part)


@router.get("/grievances/officer", responses=problems(429))
def officer() -> OfficerView:
    """Whom to write to."""
    return service.officer()


@router.post("/grievances", status_code=201, responses=problems(403, 413, 429))
def complain(form: GrievanceForm, viewer: CurrentViewer, request: Request) -> GrievanceReceived:
    """Complains to the grievance officer; acknowledged at once. No account is needed."""
    return service.complain(viewer, form, came_from=_from(request))


@router.post("/grievances/status", responses=problems(403, 404, 429))
def grievance_status(key: GrievanceKey, _: CurrentViewer, request: Request) -> GrievanceStatus:
    """Where a grievance stands; in the body, so that its secret stands in no log of addresses."""
    return service.grievance_status(key, came_from=_from(request))


@router.get("/moderation/grievances", responses=problems(401, 403))
def list_grievances(viewer: CurrentViewer, state: GrievanceState | None = None) -> GrievanceList:
    """Grievances, the nearest deadline first. For moderators."""
    return service.list_grievances(viewer, state)


@router.post("/moderation/grievances/{grievance_id}/answer", responses=CHANGES)
def answer_grievance(
    grievance_id: UUID, form: GrievanceAnswer, viewer: CurrentViewer
) -> GrievanceRow:
    """Answers a grievance. For moderators."""
    return service.answer_grievance(viewer, grievance_id, form)


@router.post("/moderation/grievances/{grievance_id}/close", responses=CHANGES)
def close_grievance(grievance_id: UUID, viewer: CurrentViewer) -> GrievanceRow:
    """Closes an answered grievance. For moderators."""
    return service.close_grievance(viewer, grievance_id)


@router.get("/transparency", responses=problems(429))
def read_transparency(
    response: Response, months: Annotated[int, Query(ge=1, le=24)] = 6
) -> TransparencyView:
    """What moderation did, month by month, without anybody's data. Small numbers are not told."""
    response.headers["Cache-Control"] = "public, max-age=300"
    return transparency(months)


def _from(request: Request) -> str:
    return request.client.host if request.client else ""
