"""Giving the answers to appeals, once nobody took them back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import structlog
from sqlmodel import Session, col, select

from moderation.effects.answers import answer_of, log_answer
from moderation.effects.due import do_due
from moderation.effects.models import WaitingAnswer
from moderation.models import CaseState, Decision, ReviewCase, Ruling
from moderation.repository import get_case, stands
from moderation.reversal import reverse_rejection
from moderation.rights.appeals import appeal_of_case
from moderation.rights.models import AppealOutcome
from moderation.rulings import record_ruling

log = structlog.get_logger(__name__)


def give_due(now: datetime) -> int:
    """Gives the answers that are due, each in a transaction of its own. How many were due."""
    due = (
        select(WaitingAnswer.case_id)
        .where(col(WaitingAnswer.due_at) <= now)
        .order_by(col(WaitingAnswer.due_at))
    )
    return do_due(due, _give, "answer.given")


def _give(session: Session, case_id: UUID) -> None:
    answer = answer_of(session, case_id, for_update=True)
    if answer is None:
        return  # It was taken back, or somebody else gives it.
    case = get_case(session, case_id)
    session.delete(answer)
    session.flush()
    about = _still_asked(session, case)
    if about is None:
        log_answer(session, "appeal_answer_void", case, None, answer.reason_code)
        log.info("appeal_answer_void", case_id=str(case_id))
    elif answer.reason_code:
        record_ruling(
            session,
            case,
            answer.moderator_id,
            Ruling.UPHOLD,
            code=answer.reason_code,
            told=answer.told,
            note=answer.note,
            at=answer.decided_at,
        )
    else:
        reverse_rejection(
            session,
            about,
            answer.moderator_id,
            case=case,
            note=answer.note,
            at=answer.decided_at,
        )


def _still_asked(session: Session, case: ReviewCase) -> Decision | None:
    """What the appeal is about; None where a look or a later decision was faster."""
    made = appeal_of_case(session, case.id)
    if case.state is not CaseState.CLOSED or (made and made.outcome is not AppealOutcome.WAITING):
        return None
    return session.exec(
        select(Decision).where(Decision.id == case.about_decision_id, stands())
    ).first()
