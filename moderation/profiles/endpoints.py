"""Contesting what was refused, over HTTP. Every operation checks its caller itself."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Response

from catalog.web import CurrentViewer
from core.web import problems
from moderation.profiles import service
from moderation.profiles.schemas import (
    ContestDecision,
    ContestedList,
    ContestForm,
    RefusalList,
    RefusalView,
)

router = APIRouter(tags=["profile"])
UNSEEN = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


@router.get("/me/profile/refusals", responses=problems(401))
def my_refusals(viewer: CurrentViewer) -> RefusalList:
    """What of the caller's profile was refused in the last 30 days, and what came of it."""
    return service.my_refusals(viewer)


@router.post(
    "/me/profile/refusals/{refusal_id}/contest",
    responses=problems(401, 403, 404, 409, 413, 429),
)
def contest(refusal_id: UUID, form: ContestForm, viewer: CurrentViewer) -> RefusalView:
    """Asks a person to look at what the machine refused; asking twice changes nothing."""
    return service.contest(viewer, refusal_id, form)


@router.delete(
    "/me/profile/refusals/{refusal_id}/contest",
    status_code=204,
    responses=problems(401, 404, 409),
)
def withdraw(refusal_id: UUID, viewer: CurrentViewer) -> None:
    """Takes one's contest back while nobody has decided it; its grievance closes. Twice is once."""
    service.withdraw(viewer, refusal_id)


@router.get("/moderation/profile-refusals", responses=problems(401, 403))
def list_contested(viewer: CurrentViewer) -> ContestedList:
    """Refusals of names, bios and portraits that are contested, longest first. For moderators."""
    return service.list_contested(viewer)


@router.get(
    "/moderation/profile-refusals/{refusal_id}/picture",
    response_class=Response,
    responses={200: {"content": {"image/webp": {}}}, **problems(401, 403, 404, 409)},
)
def contested_picture(refusal_id: UUID, viewer: CurrentViewer) -> Response:
    """The picture that was refused. For moderators, while it is contested."""
    picture = service.contested_picture(viewer, refusal_id)
    return Response(picture, media_type="image/webp", headers=UNSEEN)


@router.post(
    "/moderation/profile-refusals/{refusal_id}/decide",
    status_code=204,
    responses=problems(401, 403, 404, 409, 413),
)
def decide(refusal_id: UUID, form: ContestDecision, viewer: CurrentViewer) -> None:
    """Lets it show, or upholds the refusal. For moderators, and never about oneself."""
    service.decide(viewer, refusal_id, form)
