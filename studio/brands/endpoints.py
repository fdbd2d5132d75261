"""Working with brands over HTTP: briefs and who joins them, agreements, a brand's answers."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from catalog.web import CurrentViewer, OptionalIdempotencyKey
from core.limits import check_rate
from core.web import problems
from studio.brands import for_brands, for_creators, reviews
from studio.brands.forms import (
    ApprovalForm,
    BriefChange,
    BriefForm,
    ChangesForm,
    InvitationForm,
    PitchForm,
    UnderForm,
)
from studio.brands.repository import MAX_PAGE, Sort
from studio.brands.rules import ApproachState, ApproachStep, BriefStep
from studio.brands.schemas import (
    AgreementPage,
    AgreementView,
    ApplicationPage,
    ApplicationView,
    ApproachPage,
    ApproachView,
    BriefPage,
    ClipReview,
    ClipUnderAgreement,
    OfferedBrief,
    OfferPage,
    OwnBrief,
)
from studio.brands.screens import Screen, nobody_looks

router = APIRouter(prefix="/studio", tags=["brands"])


def get_word_screen() -> Screen:
    """What judges words; `app.api` replaces this with moderation's. Fails closed."""
    return nobody_looks


Screening = Annotated[Screen, Depends(get_word_screen)]
ROLE = problems(401, 403)
FOUND = problems(401, 403, 404)
CHANGES = problems(401, 403, 404, 409)
TOLD = problems(401, 403, 404, 409, 429, 503)
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]
Answer = Literal["accept", "decline", "withdraw"]
Move = Literal["open", "close", "cancel"]


@router.post("/briefs", status_code=201, responses=problems(401, 403, 409, 503))
def create_brief(
    form: BriefForm,
    viewer: CurrentViewer,
    screen: Screening,
    key: OptionalIdempotencyKey = None,
) -> OwnBrief:
    """Writes a brief, as a draft that its brand alone sees."""
    return for_brands.create_brief(viewer, form, screen=screen, key=key)


@router.get("/briefs", responses=ROLE)
def list_briefs(viewer: CurrentViewer, cursor: str | None = None, limit: Limit = 24) -> BriefPage:
    """The caller's briefs, newest first."""
    return for_brands.list_briefs(viewer, cursor=cursor, limit=limit)


@router.get("/briefs/open", responses=ROLE)
def list_open_briefs(
    viewer: CurrentViewer,
    category: Annotated[str | None, Query(max_length=60, examples=["lipstick"])] = None,
    words: Annotated[str, Query(max_length=80, description="In the title or brand.")] = "",
    sort: Sort = "newest",
    cursor: str | None = None,
    limit: Limit = 24,
) -> OfferPage:
    """Briefs that the calling creator may join, with why each may suit them."""
    return for_creators.list_open_briefs(
        viewer, category=category, words=words, sort=sort, cursor=cursor, limit=limit
    )


@router.get("/briefs/open/{brief_id}", responses=FOUND)
def get_open_brief(brief_id: UUID, viewer: CurrentViewer) -> OfferedBrief:
    """One brief as the calling creator sees it, with what applying would show the brand."""
    return for_creators.get_open_brief(viewer, brief_id)


@router.get("/briefs/approaches", responses=ROLE)
def list_approaches(
    viewer: CurrentViewer, cursor: str | None = None, limit: Limit = 24
) -> ApproachPage:
    """The calling creator's applications and invitations, newest first."""
    return for_creators.list_approaches(viewer, cursor=cursor, limit=limit)


@router.post("/briefs/approaches/{approach_id}/{answer}", responses=CHANGES)
def answer(approach_id: UUID, answer: Answer, viewer: CurrentViewer) -> ApproachView:
    """Accepts, declines or withdraws it. Accepting makes the agreement."""
    return for_creators.answer(viewer, approach_id, ApproachStep(answer))


@router.get("/briefs/{brief_id}", responses=FOUND)
def get_brief(brief_id: UUID, viewer: CurrentViewer) -> OwnBrief:
    """One brief of the caller."""
    return for_brands.get_brief(viewer, brief_id)


@router.patch("/briefs/{brief_id}", responses=problems(401, 403, 404, 409, 503))
def edit_brief(
    brief_id: UUID, change: BriefChange, viewer: CurrentViewer, screen: Screening
) -> OwnBrief:
    """Changes what the body sets; once the brief is open, nothing that creators agree to."""
    return for_brands.edit_brief(viewer, brief_id, change, screen=screen)


@router.get("/briefs/{brief_id}/applications", responses=FOUND)
def list_applications(
    brief_id: UUID,
    viewer: CurrentViewer,
    state: ApproachState | None = None,
    cursor: str | None = None,
    limit: Limit = 24,
) -> ApplicationPage:
    """Who applied or was invited, with what their profile shows and what they share by applying."""
    return for_brands.list_applications(viewer, brief_id, state=state, cursor=cursor, limit=limit)


@router.post("/briefs/{brief_id}/applications", status_code=201, responses=TOLD)
def apply(
    brief_id: UUID, form: PitchForm, viewer: CurrentViewer, screen: Screening
) -> ApproachView:
    """Applies. The brand then sees what the brief's `shares` says. Twice changes nothing."""
    check_rate("apply", viewer.id, "60/hour")
    return for_creators.apply(viewer, brief_id, form.pitch, screen=screen)


@router.post("/briefs/{brief_id}/invitations", status_code=201, responses=TOLD)
def invite(
    brief_id: UUID, form: InvitationForm, viewer: CurrentViewer, screen: Screening
) -> ApplicationView:
    """Invites a creator by handle; inviting twice changes nothing."""
    check_rate("invite", viewer.id, "120/hour")
    return for_brands.invite(viewer, brief_id, form, screen=screen)


@router.post("/briefs/{brief_id}/{move}", responses=CHANGES)
def step_brief(brief_id: UUID, move: Move, viewer: CurrentViewer) -> OwnBrief:
    """Opens, closes or cancels the brief. What was agreed goes on."""
    return for_brands.step_brief(viewer, brief_id, BriefStep(move))


@router.get("/agreements", responses=ROLE)
def list_agreements(
    viewer: CurrentViewer, cursor: str | None = None, limit: Limit = 24
) -> AgreementPage:
    """The caller's agreements, as brand or creator, with their clips, newest first."""
    return for_creators.list_agreements(viewer, cursor=cursor, limit=limit)


@router.get("/agreements/clips", responses=ROLE)
def clips_to_review(viewer: CurrentViewer) -> list[ClipUnderAgreement]:
    """Clips that wait for the calling brand's answer, longest first."""
    return reviews.clips_to_review(viewer)


@router.get("/agreements/{agreement_id}", responses=FOUND)
def get_agreement(agreement_id: UUID, viewer: CurrentViewer) -> AgreementView:
    """One agreement of the caller."""
    return for_creators.get_agreement(viewer, agreement_id)


@router.post("/agreements/{agreement_id}/end", responses=FOUND)
def end_agreement(agreement_id: UUID, viewer: CurrentViewer) -> AgreementView:
    """Ends it early: sales from now on earn nothing, live clips keep their label."""
    return for_brands.end_agreement(viewer, agreement_id)


@router.get("/videos/{video_id}/agreement", responses=CHANGES)
def get_review(video_id: UUID, viewer: CurrentViewer) -> ClipReview:
    """A clip of an agreement with every round: for its creator, and its brand once handed in."""
    return for_creators.get_review(viewer, video_id)


@router.put("/videos/{video_id}/agreement", responses=CHANGES)
def put_under(video_id: UUID, form: UnderForm, viewer: CurrentViewer) -> ClipReview:
    """Makes a draft for an agreement: its label follows, and it waits for the brand's approval."""
    return for_creators.put_under(viewer, video_id, form.agreement_id)


@router.delete("/videos/{video_id}/agreement", status_code=204, responses=CHANGES)
def take_away(video_id: UUID, viewer: CurrentViewer) -> None:
    """Takes a draft out of its agreement, while it was never handed in under it."""
    for_creators.take_away(viewer, video_id)


@router.post("/videos/{video_id}/agreement/approve", responses=CHANGES)
def approve(video_id: UUID, form: ApprovalForm, viewer: CurrentViewer) -> ClipReview:
    """The brand's yes to exactly this edition; the clip comes out at its hour, or now."""
    return reviews.approve(viewer, video_id, form.edition)


@router.post("/videos/{video_id}/agreement/changes", responses=TOLD)
def ask_changes(
    video_id: UUID, form: ChangesForm, viewer: CurrentViewer, screen: Screening
) -> ClipReview:
    """Sends the clip back to its creator as a draft, with notes at their places."""
    check_rate("ask_changes", viewer.id, "120/hour")
    return reviews.ask_changes(viewer, video_id, form, screen=screen)
