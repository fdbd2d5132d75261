"""The rules and their versions over HTTP: moderators read, admins change."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from catalog.web import CurrentViewer
from core.web import problems
from moderation.rollout import service
from moderation.rollout.schemas import (
    MAX_DAYS,
    ClockView,
    CoverageRow,
    Preview,
    PreviewForm,
    RescreeningView,
    ShadowOutcome,
    StateForm,
    VersionDetail,
    VersionForm,
    VersionView,
)

router = APIRouter(prefix="/moderation/policies", tags=["moderation"])
READS = problems(401, 403, 404)
CHANGES = problems(401, 403, 404, 409)


@router.get("/versions", responses=problems(401, 403))
def list_versions(viewer: CurrentViewer) -> list[VersionView]:
    """Every version of the rules, newest first, the shipped one last."""
    return service.list_versions(viewer)


@router.post("/versions", status_code=201, responses=problems(401, 403, 409))
def add_version(form: VersionForm, viewer: CurrentViewer) -> VersionView:
    """Keeps new rules as a draft; what is wrong with them is told by line and field."""
    return service.add_version(viewer, form.yaml, note=form.note)


@router.get("/shipped", responses=problems(401, 403))
def shipped_version(viewer: CurrentViewer) -> VersionDetail:
    """The version that came with the program, with its text."""
    return service.shipped_version(viewer)


@router.get("/versions/{version_id}", responses=READS)
def get_version(version_id: UUID, viewer: CurrentViewer) -> VersionDetail:
    """One version with its text."""
    return service.get_version(viewer, version_id)


@router.get("/versions/{version_id}/preview", responses=READS)
def preview_version(
    version_id: UUID,
    viewer: CurrentViewer,
    days: Annotated[int, Query(ge=1, le=MAX_DAYS)] = 14,
) -> Preview:
    """What the version would have changed on the verdicts of the last days."""
    return service.preview_version(viewer, version_id, days=days)


@router.get("/versions/{version_id}/shadow", responses=READS)
def shadow_outcome(version_id: UUID, viewer: CurrentViewer) -> ShadowOutcome:
    """What the version has said beside the one in force."""
    return service.shadow_outcome(viewer, version_id)


@router.put("/versions/{version_id}/state", responses=CHANGES)
def move_version(version_id: UUID, form: StateForm, viewer: CurrentViewer) -> VersionView:
    """Takes the version to a state: shadow, a slice with its share, live, retired."""
    return service.move_version(viewer, version_id, form.state, share_permille=form.share_permille)


@router.post("/preview", responses=problems(401, 403))
def preview_text(form: PreviewForm, viewer: CurrentViewer) -> Preview:
    """What rules would have changed that are not stored yet."""
    return service.preview_text(viewer, form.yaml, days=form.days)


@router.post("/rollback", responses=problems(401, 403, 409))
def roll_back(viewer: CurrentViewer) -> VersionView:
    """Puts the version in force that was before."""
    return service.roll_back(viewer)


@router.get("/rescreenings", responses=problems(401, 403))
def rescreenings(viewer: CurrentViewer) -> list[RescreeningView]:
    """How far live clips have been judged again after a change."""
    return service.rescreenings(viewer)


@router.get("/coverage", responses=problems(401, 403))
def coverage(viewer: CurrentViewer) -> list[CoverageRow]:
    """Who finds which label, and where it counts."""
    return service.coverage(viewer)


@router.get("/clocks", responses=problems(401, 403))
def clocks(viewer: CurrentViewer) -> list[ClockView]:
    """How long the law gives, with sources."""
    return service.clocks(viewer)
