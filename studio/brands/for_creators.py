"""What a creator's pages and endpoints ask, and what both sides ask alike. Each function checks who
asks and works in its own transaction.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from catalog.agreements import agreement_of
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Account
from catalog.videos import VideoNotFound, get_video
from catalog.viewer import Viewer
from core.clock import Clock, utc_now
from core.cursors import decode_cursor, encode_cursor
from core.db import read_scope, session_scope
from core.errors import InvalidInput
from studio.brands import clips, joining, repository
from studio.brands.clip_views import review_of
from studio.brands.models import Approach
from studio.brands.repository import MAX_PAGE, ApproachNotFound, BriefNotFound, Sort
from studio.brands.rules import ApproachStep, BriefState, Side
from studio.brands.schemas import (
    AgreementPage,
    AgreementView,
    ApproachPage,
    ApproachView,
    ClipReview,
    OfferedBrief,
    OfferPage,
)
from studio.brands.screens import Screen, Written
from studio.brands.views import agreement_views, approach_views, offered_briefs
from studio.repository import own_video


def list_open_briefs(
    viewer: Viewer,
    *,
    category: str | None = None,
    words: str = "",
    sort: Sort = "newest",
    cursor: str | None = None,
    limit: int = 24,
    clock: Clock = utc_now,
) -> OfferPage:
    """Briefs that the viewer may join, with why each may suit them.

    Raises:
        NotSignedIn, Forbidden: The viewer is no creator.
    """
    creator_id, purpose = viewer.require_role(Role.CREATOR), f"brands.open.{sort}"
    position, limit = decode_cursor(purpose, cursor), max(1, min(limit, MAX_PAGE))
    with read_scope() as session:
        rows = repository.open_briefs(
            session,
            creator_id,
            now := clock(),
            category=category,
            words=words.strip(),
            sort=sort,
            after=(datetime.fromisoformat(position[0]), UUID(position[1])) if position else None,
            limit=limit + 1,
        )
        more, rows = len(rows) > limit, rows[:limit]
        following = None
        if more:
            moment = rows[-1].opened_at if sort == "newest" else rows[-1].apply_until
            at = moment.isoformat() if moment else ""
            following = encode_cursor(purpose, [at, str(rows[-1].id)])
        creator = session.get_one(Account, creator_id)
        return OfferPage(items=offered_briefs(session, creator, rows, now), next_cursor=following)


def get_open_brief(viewer: Viewer, brief_id: UUID, *, clock: Clock = utc_now) -> OfferedBrief:
    """One brief as the viewer sees it: open to all, or one that they have to do with.

    Raises:
        NotSignedIn, Forbidden: The viewer is no creator.
        BriefNotFound: There is none for them.
    """
    creator_id = viewer.require_role(Role.CREATOR)
    with read_scope() as session:
        brief = repository.get_brief(session, brief_id)
        is_public = brief.state is BriefState.OPEN and brief.is_open_to_all
        if not is_public and not repository.approach_of(
            session, brief_id, creator_id, read_by=Side.CREATOR
        ):
            raise BriefNotFound()
        creator = session.get_one(Account, creator_id)
        return offered_briefs(session, creator, [brief], clock())[0]


def apply(
    viewer: Viewer, brief_id: UUID, pitch: str, *, screen: Screen, clock: Clock = utc_now
) -> ApproachView:
    """The viewer's application, which shows the brand what `OfferedBrief.shares` says.

    Raises:
        BriefNotFound: There is none that they may see.
        NotJoinable, ApproachStepRefused: They cannot apply.
        WordsRefused, WordsNotScreened: The pitch may not be sent.
    """
    creator_id = viewer.require_role(Role.CREATOR)
    if pitch.strip():  # Before the transaction: models think for a while.
        screen(viewer, Written.PITCH, pitch.strip())
    with session_scope() as session:
        brief = repository.get_brief(session, brief_id)
        if brief.state is BriefState.DRAFT:
            raise BriefNotFound()
        creator = session.get_one(Account, creator_id)
        found = joining.apply(session, brief_id, creator, pitch, clock())
        return approach_views(session, [found], Side.CREATOR)[0]


def list_approaches(viewer: Viewer, *, cursor: str | None = None, limit: int = 24) -> ApproachPage:
    """The viewer's applications and invitations, newest first; see `apart.in_sight`."""
    creator_id = viewer.require_role(Role.CREATOR)
    position, limit = decode_cursor("brands.approaches", cursor), max(1, min(limit, MAX_PAGE))
    with read_scope() as session:
        rows = repository.approaches(
            session,
            read_by=Side.CREATOR,
            creator_id=creator_id,
            before=UUID(position) if position else None,
            limit=limit + 1,
        )
        more, rows = len(rows) > limit, rows[:limit]
        return ApproachPage(
            items=approach_views(session, rows, Side.CREATOR),
            next_cursor=encode_cursor("brands.approaches", str(rows[-1].id)) if more else None,
        )


def answer(
    viewer: Viewer, approach_id: UUID, step: ApproachStep, *, clock: Clock = utc_now
) -> ApproachView:
    """Accepts, declines or withdraws, as the side that the viewer is on. Accepting makes the
    agreement. The same answer twice changes nothing.

    Raises:
        ApproachNotFound: The viewer is on neither side.
        ApproachStepRefused: It is not theirs to say, or was answered otherwise.
        NotJoinable: The brief is full or over.
    """
    if step not in joining.ANSWERS:
        raise InvalidInput(
            "An application is accepted, declined or withdrawn.",
            "आवेदन को स्वीकार, मना या वापस ही किया जा सकता है।",
        )
    viewer.require_role(Role.BRAND, Role.CREATOR)
    with session_scope() as session:
        side = _side(session, viewer, approach_id)
        found = joining.answer(session, approach_id, side, step, clock())
        return approach_views(session, [found], side)[0]


def list_agreements(
    viewer: Viewer, *, cursor: str | None = None, limit: int = 24, clock: Clock = utc_now
) -> AgreementPage:
    """Agreements with the viewer on either side, newest first."""
    account_id = viewer.require_role(Role.BRAND, Role.CREATOR)
    position, limit = decode_cursor("brands.agreements", cursor), max(1, min(limit, MAX_PAGE))
    with read_scope() as session:
        before = UUID(position) if position else None
        rows = repository.agreements_between(session, account_id, before=before, limit=limit + 1)
        more, rows = len(rows) > limit, rows[:limit]
        return AgreementPage(
            items=agreement_views(session, viewer, rows, clock()),
            next_cursor=encode_cursor("brands.agreements", str(rows[-1].id)) if more else None,
        )


def get_agreement(viewer: Viewer, agreement_id: UUID, *, clock: Clock = utc_now) -> AgreementView:
    """One agreement with the viewer on either side."""
    with read_scope() as session:
        found = repository.own_agreement(session, viewer, agreement_id)
        return agreement_views(session, viewer, [found], clock())[0]


def put_under(
    viewer: Viewer, video_id: UUID, agreement_id: UUID, *, clock: Clock = utc_now
) -> ClipReview:
    """The viewer's draft is made for the agreement; doing it twice changes nothing.

    Raises:
        VideoNotFound, AgreementNotFound: One of them is not the viewer's.
        CannotJoinAgreement: The clip's state or the agreement's time does not allow it.
    """
    with session_scope() as session:
        video = own_video(session, viewer, video_id, for_update=True)
        agreement = repository.own_agreement(session, viewer, agreement_id)
        clips.put_under(session, video, agreement, clock())
        return review_of(session, viewer, video, clock())


def take_away(viewer: Viewer, video_id: UUID, *, clock: Clock = utc_now) -> None:
    """The viewer's draft is their own again.

    Raises:
        VideoNotFound: It is not the viewer's.
        NotUnderAgreement, CannotLeaveAgreement: There is nothing to leave, or it has to stay.
    """
    with session_scope() as session:
        clips.take_away(session, own_video(session, viewer, video_id, for_update=True), clock())


def get_review(viewer: Viewer, video_id: UUID, *, clock: Clock = utc_now) -> ClipReview:
    """A clip of an agreement with all that is said about it: for its creator, and for its brand
    from the moment it was handed in.

    Raises:
        VideoNotFound: It is neither's.
        NotUnderAgreement: It is the viewer's and made for nobody.
    """
    account_id = viewer.require_role(Role.BRAND, Role.CREATOR)
    with read_scope() as session:
        video = get_video(session, video_id)
        agreement = agreement_of(session, video_id)
        if agreement is None or account_id != agreement.brand_id:
            video = own_video(session, viewer, video_id)
        if video.state is VideoState.REMOVED:
            raise VideoNotFound()
        return review_of(session, viewer, video, clock())


def _side(session: Session, viewer: Viewer, approach_id: UUID) -> Side:
    """The side of the application that the viewer is on; an admin acts for the brand."""
    found = session.get(Approach, approach_id)
    if found is None:
        raise ApproachNotFound()
    if found.creator_id == viewer.account_id:
        return Side.CREATOR
    brand_id = repository.get_brief(session, found.brief_id).brand_id
    if brand_id != viewer.account_id and viewer.role is not Role.ADMIN:
        raise ApproachNotFound()
    return Side.BRAND
