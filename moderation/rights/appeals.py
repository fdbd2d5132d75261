"""Appeals of the persons concerned: one for each decision, in their own words, in time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from core.errors import Conflict, NotFound
from core.moments import long_date_text
from moderation.cases import close_without_decision
from moderation.cases.appeals import AppealedBefore, NotAppealable, open_appeal
from moderation.comments import screen_comment
from moderation.models import CaseState, Decision, ReviewCase
from moderation.rights.models import Appeal, AppealOutcome, StatementOfReasons
from moderation.rights.words import APPEAL, kept_words

MOST_WORDS = 1000


class StatementNotFound(NotFound):
    """There is none, or it concerns somebody else."""

    code = "statement_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such decision about you.", "आपके बारे में ऐसा कोई फ़ैसला नहीं है।")


class AppealTooLate(Conflict):
    """Its days are over."""

    code = "appeal_too_late"

    def __init__(self, until: datetime) -> None:
        super().__init__(
            f"This decision could be appealed until {long_date_text(until)}.",
            f"इस फ़ैसले पर {long_date_text(until, 'hi')} तक ही अपील हो सकती थी।",
        )


def appeal(
    session: Session, account_id: UUID, statement_id: UUID, words: str, now: datetime
) -> Appeal:
    """Appeals the decision behind a statement; somebody else than who decided looks at it.

    Raises:
        StatementNotFound: There is none that concerns this person.
        NotAppealable: It took nothing away, or stands no longer.
        AppealTooLate: Its days are over.
        AppealedBefore: It was appealed before.
        InvalidInput, TooLarge: The words are none, or too many.
    """
    statement = session.get(StatementOfReasons, statement_id)
    if statement is None or statement.account_id != account_id:
        raise StatementNotFound()
    if appeal_of(session, statement.decision_id) is not None:
        raise AppealedBefore()
    if statement.appeal_until is None or statement.ending is not None:
        raise NotAppealable()
    if now > statement.appeal_until:
        raise AppealTooLate(statement.appeal_until)
    kept = kept_words(words, MOST_WORDS, what=APPEAL)
    case = open_appeal(session, statement.decision_id, words=kept)
    made = Appeal(
        decision_id=statement.decision_id,
        statement_id=statement.id,
        account_id=account_id,
        case_id=case.id,
        subject_id=statement.subject_id,
        words=kept,
        labels=list(screen_comment(kept).labels),
        created_at=now,
    )
    session.add(made)
    session.flush()
    return made


def appeal_of(session: Session, decision_id: UUID) -> Appeal | None:
    """The appeal against a decision."""
    return session.exec(select(Appeal).where(Appeal.decision_id == decision_id)).first()


def appeal_of_case(session: Session, case_id: UUID | None) -> Appeal | None:
    """The appeal that a case is."""
    if case_id is None:
        return None
    return session.exec(select(Appeal).where(Appeal.case_id == case_id)).first()


def answer(session: Session, made: Appeal, outcome: AppealOutcome, decision: Decision) -> None:
    """Keeps what came of an appeal."""
    made.outcome, made.outcome_decision_id = outcome, decision.id
    made.decided_at = decision.created_at
    session.add(made)
    session.flush()


def overtake(session: Session, decision: Decision) -> None:
    """Appeals against what a new decision has replaced wait for nobody any more."""
    for made in session.exec(
        select(Appeal)
        .join(StatementOfReasons, col(StatementOfReasons.id) == col(Appeal.statement_id))
        .where(
            Appeal.subject_id == decision.subject_id,
            Appeal.outcome == AppealOutcome.WAITING,
            StatementOfReasons.ended_by_id == decision.id,
        )
    ).all():
        answer(session, made, AppealOutcome.REPLACED, decision)
        case = session.get(ReviewCase, made.case_id)
        if case is not None and case.state is CaseState.OPEN:
            close_without_decision(session, case)


def reopen_overtaken(session: Session, undone: Decision) -> None:
    """Appeals that an undone decision had overtaken wait again."""
    for made in session.exec(
        select(Appeal).where(
            Appeal.outcome == AppealOutcome.REPLACED, Appeal.outcome_decision_id == undone.id
        )
    ).all():
        made.outcome, made.outcome_decision_id, made.decided_at = AppealOutcome.WAITING, None, None
        session.add(made)
        case = session.get(ReviewCase, made.case_id)
        if case is not None:
            case.state, case.closed_at = CaseState.OPEN, None
            session.add(case)
    session.flush()
