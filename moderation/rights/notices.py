"""What is new for somebody since they last looked: decisions, and outcomes of what they said.

Worked out from the decisions that stand, so what was taken back is no news.
"""

from __future__ import annotations

from datetime import UTC, datetime

from pydantic import Field
from sqlmodel import Session, col, func, or_, select

from catalog.schemas import WireModel
from catalog.viewer import Viewer
from community.models import Report
from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation.models import Decision
from moderation.rights.models import (
    Ending,
    Grievance,
    NoticePart,
    NoticesSeen,
    StatementOfReasons,
)
from moderation.rights.reports import state_of

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
MOST = 99


class NoticesView(WireModel):
    """How much is new since one last looked, up to 99 of each."""

    statements: int = Field(description="Decisions about what one made, or sells.")
    reports: int = Field(description="Reports of one's own that were decided.")
    grievances: int = Field(description="Grievances of one's account that were answered.")


def notices(viewer: Viewer) -> NoticesView:
    """What is new for the caller; guests have news of their reports."""
    with read_scope() as session:
        since = _seen_at(session, viewer, NoticePart.DECISIONS)
        answered_since = _seen_at(session, viewer, NoticePart.GRIEVANCES)
        return NoticesView(
            statements=_statements(session, viewer, since),
            reports=_reports(session, viewer, since),
            grievances=_grievances(session, viewer, answered_since),
        )


def see(viewer: Viewer, part: NoticePart) -> datetime:
    """The caller looks; what is decided from now on is new.

    Returns:
        When they had looked before.
    """
    with session_scope() as session:
        before = _seen_at(session, viewer, part)
        session.merge(NoticesSeen(viewer_id=viewer.id, part=part, at=utc_now()))
        return before


def _seen_at(session: Session, viewer: Viewer, part: NoticePart) -> datetime:
    row = session.get(NoticesSeen, (viewer.id, part))
    return row.at if row else NEVER


def _statements(session: Session, viewer: Viewer, since: datetime) -> int:
    if viewer.account_id is None:
        return 0
    number = session.exec(
        select(func.count()).where(
            StatementOfReasons.account_id == viewer.account_id,
            StatementOfReasons.created_at > since,
            or_(
                col(StatementOfReasons.ending).is_(None),
                StatementOfReasons.ending != Ending.UNDONE,
            ),
        )
    ).one()
    return min(MOST, number)


def _reports(session: Session, viewer: Viewer, since: datetime) -> int:
    decided = session.exec(
        select(Report)
        .where(
            Report.viewer_id == viewer.id,
            func.coalesce(
                Report.account_id, Report.product_id, Report.comment_id, Report.video_id
            ).in_(select(Decision.subject_id).where(Decision.created_at > since)),
        )
        .order_by(col(Report.created_at).desc())
        .limit(MOST)
    ).all()
    now = utc_now()
    moments = (state_of(session, report, now)[1] for report in decided)
    return sum(at is not None and at > since for at in moments)


def _grievances(session: Session, viewer: Viewer, since: datetime) -> int:
    if viewer.account_id is None:
        return 0
    number = session.exec(
        select(func.count()).where(
            Grievance.account_id == viewer.account_id, col(Grievance.answered_at) > since
        )
    ).one()
    return min(MOST, number)
