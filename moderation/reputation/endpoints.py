"""Records and reach over HTTP. Every operation checks the caller's role itself."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from catalog.web import CurrentViewer
from core.web import problems
from moderation.reputation import service
from moderation.reputation.schemas import MeasureForm, ReachView, Standing

router = APIRouter(tags=["moderation"])


@router.get("/me/standing", responses=problems(401))
def my_standing(viewer: CurrentViewer) -> Standing:
    """The caller's strikes and when they fade, what is limited and why, and what ends it."""
    return service.my_standing(viewer)


@router.get("/moderation/videos/{video_id}/reach", responses=problems(401, 404))
def clip_reach(video_id: UUID, viewer: CurrentViewer) -> ReachView:
    """How far a live clip goes in the feeds, and why; for its creator and for moderators."""
    return service.clip_reach(viewer, video_id)


@router.put(
    "/moderation/accounts/{account_id}/stop", status_code=204, responses=problems(401, 403, 404)
)
def stop_account(account_id: UUID, form: MeasureForm, viewer: CurrentViewer) -> None:
    """Stops an account until a person lifts it: no clips, comments or reports."""
    service.stop_account(viewer, account_id, form.note)


@router.delete(
    "/moderation/accounts/{account_id}/stop", status_code=204, responses=problems(401, 403, 404)
)
def lift_stop(account_id: UUID, viewer: CurrentViewer) -> None:
    """Lets a stopped account act again."""
    service.lift_stop(viewer, account_id)
