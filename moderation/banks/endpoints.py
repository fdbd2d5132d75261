"""Banks and matches over HTTP. Every operation checks the caller's role itself."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from catalog.web import CurrentViewer
from core.web import problems
from moderation.banks import service
from moderation.banks.schemas import (
    ExpiryForm,
    KnownForm,
    KnownItemView,
    KnownOfCase,
    KnownPage,
    MatchForm,
    MatchView,
)

router = APIRouter()
READS = problems(401, 403, 404)
CHANGES = problems(401, 403, 404, 409)


@router.get("/known", responses=problems(401, 403))
def list_known(
    viewer: CurrentViewer, bank: str | None = None, cursor: str | None = None
) -> KnownPage:
    """What is in the banks of known-bad pictures and sound, newest first."""
    return service.list_items(viewer, bank=bank, cursor=cursor)


@router.get("/cases/{case_id}/known", responses=READS)
def known_of_case(case_id: UUID, viewer: CurrentViewer) -> KnownOfCase:
    """Matches with banks, and the originals that the case's clip copies."""
    return service.known_of_case(viewer, case_id)


@router.post("/cases/{case_id}/known", status_code=201, responses=READS)
def add_known(case_id: UUID, form: KnownForm, viewer: CurrentViewer) -> KnownItemView:
    """Puts the hashes of the case's clip into a bank."""
    return service.add_from_case(viewer, case_id, form)


@router.put("/known/{item_id}/expiry", responses=READS)
def set_expiry(item_id: UUID, form: ExpiryForm, viewer: CurrentViewer) -> KnownItemView:
    """Says when an item ends; a day that has passed ends it now."""
    return service.set_expiry(viewer, item_id, form.expires_at)


@router.delete("/known/{item_id}", status_code=204, responses=READS)
def remove_known(item_id: UUID, viewer: CurrentViewer) -> None:
    """Takes an item out for good. For admins."""
    service.remove(viewer, item_id)


@router.post("/matches/{match_id}/confirm", responses=CHANGES)
def confirm_match(match_id: UUID, form: MatchForm, viewer: CurrentViewer) -> MatchView:
    """Says that a match is right; the clip is rejected where the item asks for it."""
    return service.confirm(viewer, match_id, form)


@router.post("/matches/{match_id}/deny", responses=CHANGES)
def deny_match(match_id: UUID, form: MatchForm, viewer: CurrentViewer) -> MatchView:
    """Says that a match is wrong: the clip is not held for it again."""
    return service.deny(viewer, match_id, form)
