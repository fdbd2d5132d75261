"""Opening second and third looks, and keeping what each person said."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, select

from core.settings import get_settings
from moderation.cases import bar, open_case_about, reasons_of
from moderation.cases.models import Barred
from moderation.models import Decision, ReviewCase
from moderation.second.choosing import is_looked_at_again
from moderation.second.models import GoldenItem, ReviewOpinion

OK = "ok"
FIRST, SECOND, THIRD = 1, 2, 3


def maybe_look_again(session: Session, case: ReviewCase, decision: Decision, severity: int) -> None:
    """Opens a blind second look at a person's decision, if it is to have one."""
    is_golden = session.get(GoldenItem, (case.subject, case.subject_id)) is not None
    seed = get_settings().signing_key().encode()
    if is_looked_at_again(decision.id, seed, severity=severity, is_golden=is_golden):
        look_again(session, case, decision)


def look_again(session: Session, case: ReviewCase, decision: Decision) -> ReviewCase:
    """Opens the blind second look at a decision; whoever made it cannot take it."""
    if decision.actor_id is None:
        raise ValueError("a machine's decision has no first look")
    keep_opinion(session, case, decision.id, FIRST, decision.actor_id, decision.reason_code or OK)
    return open_case_about(
        session,
        decision,
        case.author_id,
        origin=case.origin,
        look=SECOND,
        reasons=reasons_of(case),
        barred=[decision.actor_id],
        report_count=case.report_count,
    )


def keep_opinion(
    session: Session, case: ReviewCase, decision_id: UUID, look: int, who: UUID, answer: str
) -> None:
    """Keeps what one person said."""
    session.add(
        ReviewOpinion(
            decision_id=decision_id, look=look, reviewer_id=who, policy=case.policy, answer=answer
        )
    )
    session.flush()


def settled_by(
    session: Session, case: ReviewCase, decision: Decision, who: UUID, answer: str
) -> bool:
    """Keeps a second or third opinion; a second one that differs calls for a third.

    Returns:
        Whether the third look took back what the first had done: shown or not.
    """
    keep_opinion(session, case, decision.id, case.look, who, answer)
    first = session.exec(
        select(ReviewOpinion.answer).where(
            ReviewOpinion.decision_id == decision.id, ReviewOpinion.look == FIRST
        )
    ).one()
    if case.look == SECOND:
        if answer != first:
            third = open_case_about(
                session,
                decision,
                case.author_id,
                origin=case.origin,
                look=THIRD,
                reasons=reasons_of(case),
                barred=[who],
                report_count=case.report_count,
            )
            if decision.actor_id:
                bar(session, third.id, decision.actor_id, Barred.DECIDED)
        return False
    return (answer == OK) != (first == OK)
