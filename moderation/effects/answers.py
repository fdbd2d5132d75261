"""Answers to appeals wait like all that lets something show: taken back within the seconds for it,
nothing of them has happened. `moderation.appealed` gives those that are due.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from moderation.effects.carry import UNDO
from moderation.effects.models import WaitingAnswer
from moderation.log import record
from moderation.models import ReviewCase


def wait_to_answer(
    session: Session,
    case: ReviewCase,
    moderator_id: UUID,
    *,
    code: str,
    told: str,
    note: str,
    now: datetime,
) -> None:
    """Keeps what somebody answered to an appeal whose case they have closed.

    Args:
        code: Of the reason for which the decision stands; empty grants the appeal.
        told: That reason in the words of whom it concerns.
    """
    session.add(
        WaitingAnswer(
            case_id=case.id,
            moderator_id=moderator_id,
            reason_code=code,
            told=told,
            note=note[:500],
            decided_at=now,
            due_at=now + UNDO,
        )
    )
    session.flush()
    log_answer(session, "appeal_answer", case, moderator_id, code)


def answer_of(session: Session, case_id: UUID, *, for_update: bool = False) -> WaitingAnswer | None:
    """The answer of a case that has not been given yet.

    Args:
        for_update: Locked until the transaction ends; whoever holds it may give it or take it back.
    """
    return session.get(WaitingAnswer, case_id, with_for_update=for_update or None)


def log_answer(
    session: Session, kind: str, case: ReviewCase, actor_id: UUID | None, code: str
) -> None:
    """Keeps in the log what was answered to an appeal, and what became of that."""
    record(
        session,
        kind,
        subject=case.subject.value,
        subject_id=case.subject_id,
        actor_id=actor_id,
        facts={
            "case_id": str(case.id),
            "about": str(case.about_decision_id),
            "is_granted": code == "",
            "reason_code": code,
        },
    )
