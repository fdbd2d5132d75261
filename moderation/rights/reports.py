"""What became of what somebody reported: received, looked at, acted upon, or kept."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, col, or_, select

from catalog.lifecycle import VideoState
from catalog.models import Account, Product, Video
from community.models import Comment, CommentState, Report
from core.languages import Pair
from moderation.effects.accounts import STOPPED
from moderation.effects.accounts import state_of as account_state
from moderation.models import Decision, ReviewCase, Ruling, Subject
from moderation.repository import open_case_of, stands

MOST = 100
ACTED, KEPT = (Ruling.REJECT,), (Ruling.PUBLISH, Ruling.KEEP, Ruling.REVERSE)


class ReportState(StrEnum):
    """How far a report has come."""

    RECEIVED = "received"
    LOOKED_AT = "looked_at"  # Somebody is at it.
    ACTED = "acted"
    KEPT = "kept"
    GONE = "gone"  # Its maker took it away first.


SAID: dict[ReportState, Pair] = {
    ReportState.RECEIVED: (
        "Received. A person will look at it.",
        "मिल गई। एक व्यक्ति इसे देखेगा।",
    ),
    ReportState.LOOKED_AT: (
        "A person is looking at it.",
        "एक व्यक्ति इसे देख रहा है।",
    ),
    ReportState.ACTED: (
        "It broke our rules and is no longer shown. Thank you.",
        "यह नियमों के ख़िलाफ़ था और अब नहीं दिखता। धन्यवाद।",
    ),
    ReportState.KEPT: (
        "A person looked at it and found nothing against our rules.",
        "एक व्यक्ति ने इसे देखा और नियमों के ख़िलाफ़ कुछ नहीं पाया।",
    ),
    ReportState.GONE: (
        "It is gone; its maker took it away.",
        "यह अब नहीं है; बनाने वाले ने इसे हटा दिया।",
    ),
}


ACCOUNT_ENDED: Pair = (
    "This account broke our rules and was ended. Thank you.",
    "यह खाता नियमों के ख़िलाफ़ था और बंद कर दिया गया। धन्यवाद।",
)


def reports_of(session: Session, viewer_id: object) -> list[Report]:
    """What somebody reported, newest first; a guest's are known by their cookie."""
    return list(
        session.exec(
            select(Report)
            .where(Report.viewer_id == viewer_id)
            .order_by(col(Report.created_at).desc(), col(Report.id).desc())
            .limit(MOST)
        )
    )


def state_of(
    session: Session, report: Report, now: datetime
) -> tuple[ReportState, datetime | None]:
    """How far a report has come, and when it was decided.

    The first decision after it that stands answers it; a reversal answers it anew.
    """
    subject, subject_id = subject_of(report)
    decision = session.exec(
        select(Decision)
        .where(
            Decision.subject == subject,
            Decision.subject_id == subject_id,
            Decision.created_at >= report.created_at,
            col(Decision.ruling).in_((*ACTED, *KEPT)),
            or_(col(Decision.actor_id).is_not(None), Decision.ruling == Ruling.REJECT),
            stands(),
        )
        .order_by(col(Decision.created_at), col(Decision.id))
        .limit(1)
    ).first()
    if decision is not None:
        was_right = decision.ruling in ACTED
        return (ReportState.ACTED if was_right else ReportState.KEPT), decision.created_at
    if subject is Subject.ACCOUNT and account_state(session, subject_id) == STOPPED:
        return ReportState.ACTED, None  # Before anybody said this of it.
    if _is_gone(session, report):
        return ReportState.GONE, None
    case: ReviewCase | None = open_case_of(session, subject, subject_id, for_update=False)
    is_claimed = case is not None and case.claimed_until is not None and case.claimed_until > now
    return (ReportState.LOOKED_AT if is_claimed else ReportState.RECEIVED), None


def subject_of(report: Report) -> tuple[Subject, UUID]:
    """What was reported."""
    if report.account_id is not None:
        return Subject.ACCOUNT, report.account_id
    if report.product_id is not None:
        return Subject.PRODUCT, report.product_id
    if report.comment_id is not None:
        return Subject.COMMENT, report.comment_id
    assert report.video_id is not None  # Every report names one of the four.
    return Subject.VIDEO, report.video_id


def said_of(state: ReportState, subject: Subject) -> Pair:
    """What its maker is told; an account does not show, it acts."""
    is_ended = state is ReportState.ACTED and subject is Subject.ACCOUNT
    return ACCOUNT_ENDED if is_ended else SAID[state]


def _is_gone(session: Session, report: Report) -> bool:
    if report.account_id is not None:
        return session.get(Account, report.account_id) is None
    if report.product_id is not None:
        product = session.get(Product, report.product_id)
        return product is None or not product.is_active
    if report.comment_id:
        comment = session.get(Comment, report.comment_id)
        return comment is None or comment.state is CommentState.REMOVED
    video = session.get(Video, report.video_id)
    return video is None or video.state is VideoState.REMOVED
