"""Opening second and third looks, and keeping what each person said."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, select

from core.settings import get_settings
from moderation.cases import bar, open_case_about, reasons_of
from moderation.cases.models import Barred
from moderation.decision import Reason
from moderation.models import Decision, Origin, ReviewCase, Ruling, Subject
from moderation.queue.queues import ESCALATED, TAKE_DOWN
from moderation.second.choosing import is_looked_at_again
from moderation.second.models import GoldenItem, ReviewOpinion

OK = "ok"
FIRST, SECOND, THIRD = 1, 2, 3
TELLING = (TAKE_DOWN, ESCALATED)  # Grounds that say what a colleague thought.
# Where no other ground is left; its weight is the same whatever was decided.
NEUTRAL = Reason("another_look", "Another look", "Judge it by what it shows.", 50)


def maybe_look_again(session: Session, case: ReviewCase, decision: Decision, severity: int) -> None:
    """Opens a blind second look at a person's decision, if it is to have one."""
    is_golden = session.get(GoldenItem, (case.subject, case.subject_id)) is not None
    seed = get_settings().signing_key().encode()
    ends_account = case.subject is Subject.ACCOUNT and decision.ruling is Ruling.REJECT
    if is_looked_at_again(
        decision.id, seed, severity=severity, is_golden=is_golden, ends_account=ends_account
    ):
        look_again(session, case, decision)


def look_again(session: Session, case: ReviewCase, decision: Decision) -> ReviewCase:
    """Opens the blind second look at a decision; whoever made it cannot take it."""
    if decision.actor_id is None:
        raise ValueError("a machine's decision has no first look")
    said = decision.reason_code or OK
    keep_opinion(session, case.policy, decision.id, FIRST, decision.actor_id, said)
    is_take_down = case.origin is Origin.TAKE_DOWN
    return open_case_about(
        session,
        decision,
        case.author_id,
        origin=Origin.SAMPLE if is_take_down else case.origin,  # A take-down tells the answer.
        look=SECOND,
        reasons=_untold(case) or [NEUTRAL],
        barred=[decision.actor_id],
        report_count=case.report_count,
    )


def keep_opinion(
    session: Session, policy: str, decision_id: UUID, look: int, who: UUID, answer: str
) -> None:
    """Keeps what one person said; all opinions on a decision are of the first one's policy."""
    session.add(
        ReviewOpinion(
            decision_id=decision_id, look=look, reviewer_id=who, policy=policy, answer=answer
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
    policy, first = session.exec(
        select(ReviewOpinion.policy, ReviewOpinion.answer).where(
            ReviewOpinion.decision_id == decision.id, ReviewOpinion.look == FIRST
        )
    ).one()
    keep_opinion(session, policy, decision.id, case.look, who, answer)
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


def _untold(case: ReviewCase) -> list[Reason]:
    """The grounds of a case that do not tell what somebody decided or thought."""
    return [reason for reason in reasons_of(case) if reason.code not in TELLING]
