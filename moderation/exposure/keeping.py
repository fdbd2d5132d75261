"""Keeping what each reviewer was shown, and keeping more of it from them when it is enough."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, not_, or_, select

from core.errors import Conflict
from moderation.cases import LEASE, ClaimLost
from moderation.exposure.budget import ORDER, budget_of, credited, day_of, spent
from moderation.exposure.models import MediaExposure
from moderation.models import ReviewCase, Subject
from moderation.queue.queues import LEGAL

IN_WORDS = (Subject.COMMENT, Subject.PRODUCT)  # Nothing hard to look at.


class ExposureSpent(Conflict):
    """Enough for today."""

    code = "exposure_spent"

    def __init__(self) -> None:
        super().__init__(
            "You have seen enough of this today; cases in words are still there.",
            "आज के लिए आप यह काफ़ी देख चुके हैं; शब्दों वाले केस अब भी हैं।",
        )


def shown_on(session: Session, account_id: UUID, now: datetime) -> dict[str, float]:
    """Seconds of each policy that a person was shown on this day."""
    rows = session.exec(
        select(MediaExposure).where(
            MediaExposure.account_id == account_id, MediaExposure.day == day_of(now)
        )
    )
    return {row.policy: row.seconds for row in rows}


def note_shown(
    session: Session, case: ReviewCase, account_id: UUID, seconds: float, now: datetime
) -> float:
    """Adds what the player says it showed of a case; how many seconds counted.

    Raises:
        ClaimLost: The caller does not hold the case.
    """
    if case.claimed_by != account_id or case.claimed_until is None or case.claimed_until < now:
        raise ClaimLost()
    reports = session.exec(
        select(MediaExposure).where(
            MediaExposure.account_id == account_id, MediaExposure.day == day_of(now)
        )
    ).all()
    since = max([case.claimed_until - LEASE, *(row.reported_at for row in reports)])
    counted = credited(seconds, since, now)
    policy = _policy_of(case)
    row = next((r for r in reports if r.policy == policy), None)
    if row is None:
        row = MediaExposure(account_id=account_id, day=day_of(now), policy=policy, reported_at=now)
    row.seconds += counted
    row.reported_at = now
    session.add(row)
    session.flush()
    return counted


def require_budget(session: Session, case: ReviewCase, account_id: UUID, now: datetime) -> None:
    """Raises `ExposureSpent` where a case would show somebody more than is good for them."""
    if case.subject in IN_WORDS:
        return
    is_spent, over = spent(shown_on(session, account_id, now))
    if is_spent or _policy_of(case) in over:
        raise ExposureSpent()


def within_budget(session: Session, account_id: UUID, now: datetime) -> list[ColumnElement[bool]]:
    """The conditions under which a case may still be offered to somebody today."""
    is_spent, over = spent(shown_on(session, account_id, now))
    is_text = col(ReviewCase.subject).in_(IN_WORDS)
    if is_spent:
        return [is_text]
    if not over:
        return []
    asked: list[ColumnElement[bool]] = [not_(col(ReviewCase.policy).in_(over))]
    if ORDER in over:
        is_order = and_(col(ReviewCase.queue) == LEGAL.name, col(ReviewCase.policy) == "")
        asked.append(not_(is_order))
    return [or_(is_text, and_(*asked))]


def budgets(shown: dict[str, float]) -> list[tuple[str, float, float]]:
    """Policy, seconds shown and seconds allowed, the most shown first."""
    return sorted(((p, used, budget_of(p)) for p, used in shown.items()), key=lambda row: -row[1])


def _policy_of(case: ReviewCase) -> str:
    """What a case's seconds count towards."""
    return case.policy or (ORDER if case.queue == LEGAL.name else "")
