"""Cases are opened here, whatever they come from; each gets its queue and its place in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from core.clock import utc_now
from moderation.cases.claims import LEASE
from moderation.cases.models import Barred, CaseBar, CaseNote, LegalClock, SampledClip
from moderation.decision import Reason
from moderation.grounds import merged
from moderation.models import CaseState, Decision, Origin, ReviewCase, Subject
from moderation.queue.ranking import rank
from moderation.repository import open_case_of


def reasons_of(case: ReviewCase) -> list[Reason]:
    """The grounds of a case."""
    return [Reason(**stored) for stored in case.reasons]


def open_case(
    session: Session,
    *,
    subject: Subject,
    subject_id: UUID,
    video_id: UUID | None,
    author_id: UUID | None,
    origin: Origin,
    reasons: Sequence[Reason],
    report_count: int | None = None,
    due_at: datetime | None = None,
) -> ReviewCase:
    """The one open case of a subject: a new one, or the old one with more grounds.

    Args:
        video_id: The clip; of an account, the one that it was met at, if any; of a product, none.
        due_at: A legal deadline; the earliest counts.
    """
    case = open_case_of(session, subject, subject_id)
    if case is None:
        case = ReviewCase(
            subject=subject,
            subject_id=subject_id,
            video_id=video_id,
            author_id=author_id,
            origin=origin,
        )
        session.add(case)
    _add_grounds(case, reasons)
    if report_count is not None:
        case.report_count = report_count
    if due_at is not None:
        case.due_at = min(due_at, case.due_at) if case.due_at else due_at
    rank(session, case, utc_now())
    session.flush()
    return case


def open_case_about(
    session: Session,
    decision: Decision,
    author_id: UUID | None,
    *,
    origin: Origin,
    look: int,
    reasons: Sequence[Reason],
    barred: Sequence[UUID],
    report_count: int = 0,
    due_at: datetime | None = None,
) -> ReviewCase:
    """A case about a decision, beside whatever else is open on its clip or comment.

    Args:
        author_id: Whose clip or comment it is.
        barred: Who may never take it.

    Raises:
        sqlalchemy.exc.IntegrityError: There was one of that look already.
    """
    made = ReviewCase(
        subject=decision.subject,
        subject_id=decision.subject_id,
        video_id=decision.video_id,
        author_id=author_id,
        origin=origin,
        look=look,
        about_decision_id=decision.id,
        due_at=due_at,
        report_count=report_count,
    )
    session.add(made)
    _add_grounds(made, reasons)
    rank(session, made, utc_now())
    session.flush()
    for account_id in dict.fromkeys(barred):
        bar(session, made.id, account_id, Barred.DECIDED)
    return made


def reopen_case(
    session: Session, case: ReviewCase, moderator_id: UUID, now: datetime
) -> ReviewCase:
    """A decided case is open again, in the hands of whoever had decided it.

    Where a new one was opened meanwhile, that one takes all that hung on it and stands for it.
    """
    other = open_case_of(session, case.subject, case.subject_id)
    if other is not None and case.about_decision_id is None:
        _stand_for(session, other, case)
        case = other
        if case.claimed_by not in (None, moderator_id):
            rank(session, case, now)
            session.flush()
            return case
    case.state, case.closed_at = CaseState.OPEN, None
    case.claimed_by, case.claimed_until = moderator_id, now + LEASE
    case.fence += 1
    rank(session, case, now)
    session.flush()
    return case


def bar(session: Session, case_id: UUID, account_id: UUID, why: Barred, reason: str = "") -> None:
    """Keeps a case from somebody; a stronger ground replaces a weaker one."""
    row = session.get(CaseBar, (case_id, account_id))
    if row is None:
        session.add(CaseBar(case_id=case_id, account_id=account_id, why=why, reason=reason))
    elif why is Barred.DECIDED:
        row.why = why
    session.flush()


def close_without_decision(session: Session, case: ReviewCase) -> None:
    """Closes a case whose subject is gone."""
    case.state, case.closed_at = CaseState.CLOSED, utc_now()
    session.add(case)


def close_about(session: Session, decision_id: UUID) -> None:
    """Nobody has to look at a decision again that no longer stands."""
    for case in session.exec(
        select(ReviewCase).where(
            ReviewCase.about_decision_id == decision_id, ReviewCase.state == CaseState.OPEN
        )
    ):
        close_without_decision(session, case)


def _stand_for(session: Session, case: ReviewCase, earlier: ReviewCase) -> None:
    """Gives a case all that hung on an earlier one, its deadline and legal clocks among it."""
    _add_grounds(case, reasons_of(earlier))
    case.report_count += earlier.report_count  # The later ones were counted from the decision on.
    case.due_at = min((d for d in (case.due_at, earlier.due_at) if d is not None), default=None)
    for clock in session.exec(select(LegalClock).where(LegalClock.case_id == earlier.id)).all():
        same = session.exec(
            select(LegalClock).where(
                LegalClock.case_id == case.id,
                LegalClock.kind == clock.kind,
                LegalClock.reference == clock.reference,
            )
        ).first()
        if same is None or clock.received_at < same.received_at:  # Only the first counts.
            if same is not None:
                session.delete(same)
            clock.case_id = case.id
            session.add(clock)
    for hung in (CaseNote, SampledClip):
        of_earlier = col(hung.case_id) == earlier.id
        session.execute(update(hung).where(of_earlier).values(case_id=case.id))
    session.flush()


def _add_grounds(case: ReviewCase, reasons: Sequence[Reason]) -> None:
    case.reasons = [asdict(reason) for reason in merged(reasons_of(case), reasons)]
