"""What people ask about decisions on what they made, reported or complained of.

Each function checks who asks and works in its own transaction.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import col, or_, select

from catalog.viewer import Viewer
from core.clock import utc_now
from core.cursors import decode_cursor, encode_cursor
from core.db import read_scope, session_scope
from core.limits import check_rate
from core.settings import get_settings
from moderation.models import Subject
from moderation.rights import appeals, grievances
from moderation.rights.appeals import StatementNotFound
from moderation.rights.models import Ending, Grievance, GrievanceState, StatementOfReasons
from moderation.rights.reports import reports_of
from moderation.rights.schemas import (
    GrievanceAnswer,
    GrievanceForm,
    GrievanceKey,
    GrievanceList,
    GrievanceReceived,
    GrievanceRow,
    GrievanceStatus,
    MyGrievances,
    MyReports,
    OfficerView,
    StatementPage,
    StatementView,
)
from moderation.rights.views import report_view, statement_view

PAGE, MOST_GRIEVANCES, MOST_OWN = 30, 200, 100


def my_statements(
    viewer: Viewer, *, cursor: str | None = None, video_id: UUID | None = None
) -> StatementPage:
    """What was decided about what the caller made and sells, newest first.

    What was undone within seconds is left out: nobody saw it.

    Raises:
        NotSignedIn: Guests make nothing that is decided about.
    """
    account_id, now = viewer.require_account(), utc_now()
    position = decode_cursor("statements", cursor)
    at, number = col(StatementOfReasons.created_at), col(StatementOfReasons.id)
    query = select(StatementOfReasons).where(
        StatementOfReasons.account_id == account_id,
        or_(col(StatementOfReasons.ending).is_(None), StatementOfReasons.ending != Ending.UNDONE),
    )
    if video_id is not None:
        query = query.where(
            StatementOfReasons.video_id == video_id,
            StatementOfReasons.subject != Subject.ACCOUNT,
        )
    if position:
        moment, last = datetime.fromisoformat(position[0]), UUID(position[1])
        query = query.where(or_(at < moment, (at == moment) & (number < last)))
    with read_scope() as session:
        rows = list(session.exec(query.order_by(at.desc(), number.desc()).limit(PAGE + 1)))
        more, rows = len(rows) > PAGE, rows[:PAGE]
        following = None
        if more:
            place = [rows[-1].created_at.isoformat(), str(rows[-1].id)]
            following = encode_cursor("statements", place)
        return StatementPage(
            items=[statement_view(session, row, viewer, now) for row in rows],
            next_cursor=following,
        )


def my_statement(viewer: Viewer, statement_id: UUID) -> StatementView:
    """One statement.

    Raises:
        StatementNotFound: There is none, or it concerns somebody else.
    """
    account_id = viewer.require_account()
    with read_scope() as session:
        row = session.get(StatementOfReasons, statement_id)
        if row is None or row.account_id != account_id:
            raise StatementNotFound()
        return statement_view(session, row, viewer, utc_now())


def appeal(viewer: Viewer, statement_id: UUID, words: str) -> StatementView:
    """Appeals a decision; see `appeals.appeal` for what is refused."""
    account_id, now = viewer.require_account(), utc_now()
    check_rate("appeal", account_id, "20/hour")
    with session_scope() as session:
        appeals.appeal(session, account_id, statement_id, words, now)
        return statement_view(
            session, session.get_one(StatementOfReasons, statement_id), viewer, now
        )


def my_reports(viewer: Viewer) -> MyReports:
    """What the caller reported and what came of it; guests have theirs, too."""
    now = utc_now()
    with read_scope() as session:
        rows = reports_of(session, viewer.id)
        return MyReports(items=[report_view(session, row, viewer, now) for row in rows])


def complain(
    viewer: Viewer, form: GrievanceForm, *, came_from: str, now: datetime | None = None
) -> GrievanceReceived:
    """Receives a grievance and acknowledges it at once.

    Args:
        came_from: The caller's network address; counted, never kept.

    Raises:
        TooManyRequests: Too many from there, or from this viewer.
    """
    now = now or utc_now()
    check_rate("grievance-from", came_from or "nowhere", "10/hour")
    check_rate("grievance", viewer.id, "5/hour")
    with session_scope() as session:
        row, secret = grievances.receive(session, viewer, form, now)
        return GrievanceReceived(
            number=row.number, secret=secret, received_at=row.received_at, due_at=row.due_at
        )


def grievance_status(key: GrievanceKey, *, came_from: str) -> GrievanceStatus:
    """Where a grievance stands, for whoever has its number and secret.

    Raises:
        GrievanceNotFound: They open none.
        TooManyRequests: Too many tries from there.
    """
    check_rate("grievance-status", came_from or "nowhere", "60/hour")
    with read_scope() as session:
        row = grievances.opened_by(session, key.number, key.secret)
        return GrievanceStatus.model_validate(_status(row))


def my_grievances(viewer: Viewer) -> MyGrievances:
    """The caller's own grievances, with their answers.

    Raises:
        NotSignedIn: A guest's are opened by number and secret.
    """
    account_id = viewer.require_account()
    with read_scope() as session:
        rows = session.exec(
            select(Grievance)
            .where(Grievance.account_id == account_id)
            .order_by(col(Grievance.received_at).desc(), col(Grievance.id).desc())
            .limit(MOST_OWN)
        )
        return MyGrievances(items=[GrievanceStatus.model_validate(_status(row)) for row in rows])


def list_grievances(viewer: Viewer, state: GrievanceState | None = None) -> GrievanceList:
    """Grievances, the nearest deadline first. For moderators."""
    viewer.require_moderator()
    with read_scope() as session:
        rows = grievances.waiting(session, state, MOST_GRIEVANCES)
        return GrievanceList(items=[_row(row, utc_now()) for row in rows])


def answer_grievance(viewer: Viewer, grievance_id: UUID, form: GrievanceAnswer) -> GrievanceRow:
    """Answers a grievance. For moderators."""
    moderator_id, now = viewer.require_moderator(), utc_now()
    with session_scope() as session:
        return _row(grievances.answer(session, grievance_id, moderator_id, form.text, now), now)


def close_grievance(viewer: Viewer, grievance_id: UUID) -> GrievanceRow:
    """Closes an answered grievance. For moderators."""
    moderator_id, now = viewer.require_moderator(), utc_now()
    with session_scope() as session:
        return _row(grievances.close(session, grievance_id, moderator_id, now), now)


def officer() -> OfficerView:
    """The grievance officer of this installation; empty where its settings name none."""
    settings = get_settings()
    return OfficerView(
        name=settings.grievance_officer,
        email=settings.grievance_email,
        address=settings.grievance_address,
    )


def _status(row: Grievance) -> dict[str, object]:
    return {name: getattr(row, name) for name in GrievanceStatus.model_fields}


def _row(row: Grievance, now: datetime) -> GrievanceRow:
    slack = row.due_at - (row.answered_at or row.closed_at or now)
    return GrievanceRow.model_validate(
        {
            **_status(row),
            "id": row.id,
            "name": row.name,
            "email": row.email,
            "video_id": row.video_id,
            "case_id": row.case_id,
            "slack_s": int(slack.total_seconds()),
        }
    )
