"""What the console and its endpoints ask of moderation.

Each function checks who asks and works in its own transaction.
"""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from sqlmodel import Session

from catalog.videos import VideoNotFound, get_video
from catalog.viewer import Viewer
from community.comments import CommentGone
from community.models import Comment
from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation import repository
from moderation.cases import CaseClaimed, CaseClosed, claim_case, release_case
from moderation.decisions import approve_case, reject_case, take_down_at_once
from moderation.evidence_views import decision_views
from moderation.exposure.keeping import require_budget, within_budget
from moderation.given import subjects_of
from moderation.golden import items as golden
from moderation.golden.agreeing import OK
from moderation.listing import page_of
from moderation.models import GOLDEN, ReviewCase, Subject
from moderation.policy import get_policy
from moderation.queue.abilities import abilities_of
from moderation.repository import Only
from moderation.routing import offered_to, require_offered
from moderation.schemas import (
    CaseDetail,
    DecisionView,
    PolicyReasonView,
    PolicyView,
    QueuePage,
)
from moderation.views import case_detail, is_blind

MAX_PAGE = 100
FEW = 10  # Others may be faster with the first ones.


def queue(
    viewer: Viewer, *, cursor: str | None = None, limit: int = 30, only: Only = "all"
) -> QueuePage:
    """Open cases that the caller may take, most urgent first, and how many are others'; a lead sees
    all.
    """
    viewer.require_moderator()
    with read_scope() as session:
        return page_of(
            session,
            viewer,
            only=only,
            cursor=cursor,
            limit=max(1, min(limit, MAX_PAGE)),
            now=utc_now(),
        )


def get_case(viewer: Viewer, case_id: UUID) -> CaseDetail:
    """One case with all its evidence."""
    viewer.require_moderator()
    with read_scope() as session:
        return _detail(session, repository.get_case(session, case_id), viewer)


def claim(viewer: Viewer, case_id: UUID) -> CaseDetail:
    """Takes a case for ten minutes; again renews it.

    Raises:
        CaseNotFound, CaseClosed, CaseClaimed, OwnClip, NotForYou: It cannot be taken.
        SkippedBefore, LevelTooLow, RoutedElsewhere, ExposureSpent: Not by the caller, or not today.
    """
    moderator_id, now = viewer.require_moderator(), utc_now()
    with session_scope() as session:
        case = repository.get_case(session, case_id)
        require_offered(session, case, abilities_of(session, viewer), now)
        case = claim_case(session, case_id, moderator_id, now)
        require_budget(session, case, moderator_id, now)
        return _detail(session, case, viewer)


def claim_next(viewer: Viewer) -> CaseDetail | None:
    """Takes the most urgent case that is free and offered to the caller, or `None`."""
    moderator_id, now = viewer.require_moderator(), utc_now()
    with session_scope() as session:
        waiting = repository.list_open(
            session,
            only="open",
            moderator_id=moderator_id,
            now=now,
            after=None,
            limit=FEW,
            where=[
                *offered_to(abilities_of(session, viewer)),
                *within_budget(session, moderator_id, now),
            ],
        )
        for case in waiting:
            try:
                return _detail(session, claim_case(session, case.id, moderator_id, now), viewer)
            except (CaseClaimed, CaseClosed):
                continue  # Somebody else was faster; the next one, then.
    return None


def release(viewer: Viewer, case_id: UUID, *, fence: int | None = None) -> CaseDetail:
    """Gives a case back to the queue.

    Raises:
        CaseClosed, ClaimLost: The caller does not hold it.
    """
    moderator_id = viewer.require_moderator()
    with session_scope() as session:
        return _detail(session, release_case(session, case_id, moderator_id, fence), viewer)


def approve(
    viewer: Viewer, case_id: UUID, *, note: str = "", fence: int | None = None
) -> CaseDetail:
    """Lets the case's clip or comment show.

    Raises:
        CaseClosed, ClaimLost, OwnClip, NothingToDecide: The caller may not decide.
    """
    moderator_id = viewer.require_moderator()
    with session_scope() as session:
        if (asked := _golden(session, case_id)) is not None:
            golden.answer(session, asked, moderator_id, OK, fence, utc_now())
            return _detail(session, asked, viewer)
        case = approve_case(session, case_id, moderator_id, note=note, fence=fence)
        golden.maybe_put(session, case, abilities_of(session, viewer), utc_now())
        return _detail(session, case, viewer)


def reject(
    viewer: Viewer, case_id: UUID, reason_code: str, *, note: str = "", fence: int | None = None
) -> CaseDetail:
    """Keeps the case's clip or comment from showing; its maker reads the reason.

    Raises:
        InvalidInput: No such reason.
        CaseClosed, ClaimLost, OwnClip, NothingToDecide: The caller may not decide.
    """
    moderator_id, reason = viewer.require_moderator(), get_policy().reason(reason_code)
    with session_scope() as session:
        if (asked := _golden(session, case_id)) is not None:
            golden.answer(session, asked, moderator_id, reason.code, fence, utc_now())
            return _detail(session, asked, viewer)
        case = reject_case(session, case_id, moderator_id, reason, note=note, fence=fence)
        golden.maybe_put(session, case, abilities_of(session, viewer), utc_now())
        return _detail(session, case, viewer)


def take_down(viewer: Viewer, video_id: UUID, reason_code: str, *, note: str = "") -> CaseDetail:
    """Takes a live clip down at once.

    Raises:
        InvalidInput: No such reason.
        LevelTooLow, CaseClaimed, OwnClip, NothingToDecide: The caller may not decide.
    """
    viewer.require_moderator()
    reason = get_policy().reason(reason_code)
    with session_scope() as session:
        who = abilities_of(session, viewer)
        case = take_down_at_once(
            session, Subject.VIDEO, video_id, who, reason, video_id=video_id, note=note
        )
        return _detail(session, case, viewer)


def take_down_comment(
    viewer: Viewer, comment_id: UUID, reason_code: str, *, note: str = ""
) -> CaseDetail:
    """Takes a comment away at once, as by a case; its author reads the reason and may appeal.

    Raises:
        InvalidInput: No such reason.
        NotFound: There is no such comment.
        LevelTooLow, CaseClaimed, OwnClip, NothingToDecide: The caller may not decide.
    """
    viewer.require_moderator()
    reason = get_policy().reason(reason_code)
    with session_scope() as session:
        who = abilities_of(session, viewer)
        comment = session.get(Comment, comment_id)
        if comment is None:
            raise CommentGone()
        case = take_down_at_once(
            session, Subject.COMMENT, comment_id, who, reason, video_id=comment.video_id, note=note
        )
        return _detail(session, case, viewer)


def decisions(viewer: Viewer, video_id: UUID) -> list[DecisionView]:
    """What was decided about a clip, newest first; for its creator and for moderators, but not for
    whoever is looking at it blindly.
    """
    account_id = viewer.require_account()
    with read_scope() as session:
        video = get_video(session, video_id)
        if not viewer.may_moderate and video.creator_id != account_id:
            raise VideoNotFound()
        rows = (
            []
            if is_blind(session, video_id, account_id)
            else repository.decisions_about(session, Subject.VIDEO, video_id)
        )
        return decision_views(session, rows, viewer, get_policy())


def policies(viewer: Viewer) -> PolicyView:
    """The rules in force, with every reason for rejecting."""
    viewer.require_moderator()
    policy = get_policy()
    return PolicyView(
        version=policy.version,
        reasons=[
            PolicyReasonView(**asdict(reason), subjects=list(subjects_of(reason.code)))
            for reason in policy.reasons
        ],
    )


def _golden(session: Session, case_id: UUID) -> ReviewCase | None:
    """The case where it is a golden item, about which nothing is decided."""
    case = repository.get_case(session, case_id)
    return case if case.look == GOLDEN else None


def _detail(session: Session, case: ReviewCase, viewer: Viewer) -> CaseDetail:
    return case_detail(session, case, viewer, utc_now(), get_policy())
