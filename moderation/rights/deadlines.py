"""The law's clocks: those that run, and how many were kept; grievances among them, clip or none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, and_, col, func, not_, or_, select

from moderation.cases.models import LegalClock
from moderation.figures.intervals import Share, share_of
from moderation.models import CaseState, ReviewCase
from moderation.rights.models import Grievance, GrievanceState


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A deadline that somebody has to keep.

    Args:
        number: Of a grievance that waits for its answer.
    """

    case_id: UUID | None
    number: str
    kind: str
    rule_version: str
    due_at: datetime
    is_claimed: bool


def running(session: Session, now: datetime, limit: int = 50) -> list[RunningClock]:
    """Clocks that run, the nearest deadline first."""
    is_open = col(ReviewCase.state) == CaseState.OPEN
    of_cases = session.exec(
        select(LegalClock, ReviewCase)
        .join(ReviewCase, col(ReviewCase.id) == col(LegalClock.case_id))
        .where(is_open)
        .order_by(col(LegalClock.due_at))
        .limit(limit)
    )
    found = [
        RunningClock(
            case_id=case.id,
            number="",
            kind=clock.kind,
            rule_version=clock.rule_version,
            due_at=clock.due_at,
            is_claimed=case.claimed_until is not None and case.claimed_until >= now,
        )
        for clock, case in of_cases
    ]
    in_a_case = (
        select(LegalClock.id)
        .join(ReviewCase, col(ReviewCase.id) == col(LegalClock.case_id))
        .where(LegalClock.reference == Grievance.number, is_open)
    )
    unanswered = session.exec(
        select(Grievance)
        .where(Grievance.state == GrievanceState.OPEN, not_(in_a_case.exists()))
        .order_by(col(Grievance.due_at))
        .limit(limit)
    )
    found += [
        RunningClock(
            case_id=row.case_id,
            number=row.number,
            kind=row.rule_version.partition("@")[0],  # The clock of what it is about.
            rule_version=row.rule_version,
            due_at=row.due_at,
            is_claimed=False,
        )
        for row in unanswered
    ]
    return sorted(found, key=lambda clock: clock.due_at)[:limit]


def met(session: Session, since: datetime, now: datetime) -> Share | None:
    """Of the deadlines that fell due since then: those that were kept.

    A case keeps its own when it is closed in time. A grievance is kept when it was answered in
    time, and where it names a clip, the clip's case was closed in time, too; or when its maker took
    it back before.
    """
    closed_in_time = and_(
        col(ReviewCase.state) == CaseState.CLOSED,
        col(ReviewCase.closed_at) <= col(LegalClock.due_at),
    )
    is_grievance = select(Grievance.id).where(Grievance.number == LegalClock.reference).exists()
    n, k = session.exec(
        select(func.count(), func.count().filter(closed_in_time))
        .select_from(LegalClock)
        .join(ReviewCase, col(ReviewCase.id) == col(LegalClock.case_id))
        .where(col(LegalClock.due_at) > since, col(LegalClock.due_at) <= now, not_(is_grievance))
    ).one()
    answered, due = col(Grievance.answered_at), col(Grievance.due_at)
    taken_back = and_(
        col(Grievance.state) == GrievanceState.CLOSED,
        answered.is_(None),
        col(Grievance.closed_at) <= due,
    )
    case_is_done = or_(col(LegalClock.id).is_(None), closed_in_time)
    kept = or_(taken_back, and_(answered <= due, case_is_done))
    more, kept_more = session.exec(
        select(func.count(), func.count().filter(kept))
        .select_from(Grievance)
        .outerjoin(LegalClock, col(LegalClock.reference) == col(Grievance.number))
        .outerjoin(ReviewCase, col(ReviewCase.id) == col(LegalClock.case_id))
        .where(due > since, due <= now)
    ).one()
    return share_of(k + kept_more, n + more)
