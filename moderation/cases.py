"""Cases: opened once, claimed by lease, closed with a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, or_

from core.clock import utc_now
from core.errors import Conflict, Forbidden
from moderation.decision import Reason
from moderation.models import CaseState, Origin, ReviewCase, Subject
from moderation.queue import merged, priority_of
from moderation.repository import get_case, open_case_of

LEASE = timedelta(minutes=10)


class CaseClaimed(Conflict):
    """Another moderator has it."""

    code = "case_claimed"

    def __init__(self) -> None:
        super().__init__("Another moderator is looking at this case.")


class CaseClosed(Conflict):
    """It has been decided."""

    code = "case_closed"

    def __init__(self) -> None:
        super().__init__("This case has been decided already.")


class ClaimLost(Conflict):
    """The caller does not hold the case, or no longer."""

    code = "claim_lost"

    def __init__(self) -> None:
        super().__init__("You no longer hold this case; claim it again.")


class OwnClip(Forbidden):
    """Nobody judges their own."""

    code = "own_clip"

    def __init__(self) -> None:
        super().__init__("This is your own; another moderator has to decide.")


def reasons_of(case: ReviewCase) -> list[Reason]:
    """The grounds of a case."""
    return [Reason(**stored) for stored in case.reasons]


def open_case(
    session: Session,
    *,
    subject: Subject,
    subject_id: UUID,
    video_id: UUID,
    author_id: UUID,
    origin: Origin,
    reasons: Sequence[Reason],
    report_count: int | None = None,
) -> ReviewCase:
    """The one open case of a clip or comment: a new one, or the old one with more grounds."""
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
    grounds = merged(reasons_of(case), reasons)
    case.reasons = [asdict(reason) for reason in grounds]
    case.priority = priority_of(grounds)
    if report_count is not None:
        case.report_count = report_count
    session.flush()
    return case


def claim_case(session: Session, case_id: UUID, moderator_id: UUID, now: datetime) -> ReviewCase:
    """Takes the case for `LEASE`; claiming one's own again renews it under a new fence.

    Raises:
        CaseNotFound, CaseClosed, CaseClaimed, OwnClip: It cannot be taken.
    """
    if get_case(session, case_id).author_id == moderator_id:
        raise OwnClip()
    taken = session.execute(
        update(ReviewCase)
        .where(
            col(ReviewCase.id) == case_id,
            col(ReviewCase.state) == CaseState.OPEN,
            or_(
                col(ReviewCase.claimed_by).is_(None),
                col(ReviewCase.claimed_by) == moderator_id,
                col(ReviewCase.claimed_until) < now,
            ),
        )
        .values(claimed_by=moderator_id, claimed_until=now + LEASE, fence=ReviewCase.fence + 1)
    )
    case = _fresh(session, case_id)
    if taken.rowcount == 0:  # type: ignore[attr-defined]  # CursorResult
        raise CaseClosed() if case.state is CaseState.CLOSED else CaseClaimed()
    return case


def release_case(
    session: Session, case_id: UUID, moderator_id: UUID, fence: int | None
) -> ReviewCase:
    """Gives the case back to the queue.

    Raises:
        ClaimLost: The caller does not hold it.
    """
    return _with_claim(session, case_id, moderator_id, fence, claimed_by=None, claimed_until=None)


def close_case(
    session: Session, case_id: UUID, moderator_id: UUID, fence: int | None
) -> ReviewCase:
    """Closes the case for whoever holds it; the caller's decision goes into the same transaction.

    Raises:
        CaseNotFound, CaseClosed, ClaimLost, OwnClip: The caller may not decide.
    """
    if get_case(session, case_id).author_id == moderator_id:
        raise OwnClip()
    return _with_claim(
        session, case_id, moderator_id, fence, state=CaseState.CLOSED, closed_at=utc_now()
    )


def close_without_decision(session: Session, case: ReviewCase) -> None:
    """Closes a case whose subject is gone."""
    case.state, case.closed_at = CaseState.CLOSED, utc_now()
    session.add(case)


def _with_claim(
    session: Session, case_id: UUID, moderator_id: UUID, fence: int | None, **values: object
) -> ReviewCase:
    conditions = [
        col(ReviewCase.id) == case_id,
        col(ReviewCase.state) == CaseState.OPEN,
        col(ReviewCase.claimed_by) == moderator_id,
        col(ReviewCase.claimed_until) >= utc_now(),
    ]
    if fence is not None:
        conditions.append(col(ReviewCase.fence) == fence)
    done = session.execute(update(ReviewCase).where(*conditions).values(**values))
    case = _fresh(session, case_id)
    if done.rowcount == 0:  # type: ignore[attr-defined]  # CursorResult
        raise CaseClosed() if case.state is CaseState.CLOSED else ClaimLost()
    return case


def _fresh(session: Session, case_id: UUID) -> ReviewCase:
    case = get_case(session, case_id)
    session.refresh(case)
    return case
