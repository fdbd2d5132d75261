"""What a decision does: one transaction closes the case, moves the clip and writes the row."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, select

from catalog.lifecycle import Step, VideoState
from catalog.models import Account
from catalog.videos import advance, get_video, let_through
from community.comments import set_comment_state
from community.models import CommentState
from core.clock import utc_now
from core.errors import Conflict
from moderation.cases import claim_case, close_case, open_case
from moderation.decision import Reason
from moderation.models import Decision, Origin, ReviewCase, Ruling, Subject
from moderation.policy import PolicyReason
from moderation.rulings import record_ruling

APPROVED = "approved"
# Live, or let through and waiting for its hour: a later verdict takes either away.
SHOWN = (VideoState.PUBLISHED, VideoState.SCHEDULED)


class NothingToDecide(Conflict):
    """The clip has moved on by itself, as when its creator edits it."""

    code = "nothing_to_decide"

    def __init__(self) -> None:
        super().__init__("This clip is no longer waiting; look at the queue again.")


def approve_case(
    session: Session, case_id: UUID, moderator_id: UUID, *, note: str, fence: int | None
) -> ReviewCase:
    """Lets a held clip or comment show, or a reported one stay."""
    case = close_case(session, case_id, moderator_id, fence)
    if case.subject is Subject.COMMENT:
        set_comment_state(session, case.subject_id, CommentState.VISIBLE)
        ruling = Ruling.PUBLISH
    else:
        state = get_video(session, case.video_id, for_update=True).state
        if state is VideoState.HELD:
            let_through(session, case.video_id, code=APPROVED)
            ruling = Ruling.PUBLISH
        elif state in SHOWN:
            ruling = Ruling.KEEP
        else:
            raise NothingToDecide()
    record_ruling(session, case, moderator_id, ruling, note=note)
    return case


def reject_case(
    session: Session,
    case_id: UUID,
    moderator_id: UUID,
    reason: PolicyReason,
    *,
    note: str,
    fence: int | None,
) -> ReviewCase:
    """Keeps a held clip or comment from showing, or takes a live one down; its maker reads why."""
    case = close_case(session, case_id, moderator_id, fence)
    told = told_to_author(session, case.author_id, reason, note)
    if case.subject is Subject.COMMENT:
        set_comment_state(session, case.subject_id, CommentState.REMOVED)
    else:
        state = get_video(session, case.video_id, for_update=True).state
        if state in SHOWN:
            advance(session, case.video_id, Step.HOLD, code=reason.code, reason=told)
        elif state is not VideoState.HELD:
            raise NothingToDecide()
        advance(session, case.video_id, Step.REJECT, code=reason.code, reason=told)
    record_ruling(session, case, moderator_id, Ruling.REJECT, reason=reason, told=told, note=note)
    return case


def take_down_video(
    session: Session, video_id: UUID, moderator_id: UUID, reason: PolicyReason, *, note: str
) -> ReviewCase:
    """Opens a case on a live clip, claims and rejects it in one step."""
    video = get_video(session, video_id, for_update=True)
    if video.state not in (*SHOWN, VideoState.HELD):
        raise NothingToDecide()
    case = open_case(
        session,
        subject=Subject.VIDEO,
        subject_id=video.id,
        video_id=video.id,
        author_id=video.creator_id,
        origin=Origin.TAKE_DOWN,
        reasons=[Reason("take_down", "Taken down", reason.title, reason.severity)],
    )
    claimed = claim_case(session, case.id, moderator_id, utc_now())
    return reject_case(session, case.id, moderator_id, reason, note=note, fence=claimed.fence)


def last_word_allows(session: Session, video_id: UUID) -> bool:
    """Whether the clip's latest decision lets it show. Fails closed where there is none."""
    ruling = session.exec(
        select(Decision.ruling)
        .where(Decision.video_id == video_id, Decision.subject == Subject.VIDEO)
        .order_by(col(Decision.created_at).desc(), col(Decision.id).desc())
        .limit(1)
    ).first()
    return ruling in (Ruling.PUBLISH, Ruling.KEEP)


def told_to_author(session: Session, author_id: UUID, reason: PolicyReason, note: str) -> str:
    """The reason in the author's language, with the moderator's own words after it."""
    account = session.get(Account, author_id)
    text = reason.told(account.locale if account else "en")
    return f"{text} {note}".strip()[:500]
