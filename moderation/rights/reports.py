"""What became of what somebody reported: received, looked at, acted upon, or kept."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, col, or_, select

from catalog.lifecycle import VideoState
from catalog.models import Video
from community.models import Comment, CommentState, Report
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


SAID: dict[ReportState, tuple[str, str]] = {
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
    subject = Subject.COMMENT if report.comment_id else Subject.VIDEO
    subject_id = report.comment_id or report.video_id
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
    if _is_gone(session, report):
        return ReportState.GONE, None
    case: ReviewCase | None = open_case_of(session, subject, subject_id, for_update=False)
    is_claimed = case is not None and case.claimed_until is not None and case.claimed_until > now
    return (ReportState.LOOKED_AT if is_claimed else ReportState.RECEIVED), None


def _is_gone(session: Session, report: Report) -> bool:
    if report.comment_id:
        comment = session.get(Comment, report.comment_id)
        return comment is None or comment.state is CommentState.REMOVED
    video = session.get(Video, report.video_id)
    return video is None or video.state is VideoState.REMOVED
