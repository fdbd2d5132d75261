"""Records and reach over HTTP. Every operation checks the caller's role itself."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from catalog.web import CurrentViewer
from core.web import problems
from moderation.reputation import service
from moderation.reputation.schemas import ReachView, Standing

router = APIRouter(tags=["moderation"])


@router.get("/me/standing", responses=problems(401))
def my_standing(viewer: CurrentViewer) -> Standing:
    """The caller's strikes and when they fade, what is limited and why, and what ends it."""
    return service.my_standing(viewer)


@router.get("/moderation/videos/{video_id}/reach", responses=problems(401, 404))
def clip_reach(video_id: UUID, viewer: CurrentViewer) -> ReachView:
    """How far a live clip goes in the feeds, and why; for its creator and for moderators."""
    return service.clip_reach(viewer, video_id)
