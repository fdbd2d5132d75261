"""What a decision means for whom it concerns, in the deciding transaction: they are told why.

Whoever decides cannot forget it: a decision whose statement cannot be written does not stand.
"""

from __future__ import annotations

from sqlmodel import Session

from moderation.models import Decision, Ruling
from moderation.rights import appeals, statements
from moderation.rights.models import AppealOutcome, Ending, Measure

NEW_WORD = (Ruling.PUBLISH, Ruling.KEEP, Ruling.HOLD, Ruling.REJECT)


def after_decision(session: Session, decision: Decision) -> None:
    """Writes the statement, ends what it replaces, and answers the appeal. Twice is once."""
    if decision.ruling in NEW_WORD:
        statements.end_earlier(session, decision)
        appeals.overtake(session, decision)
    measure = statements.measure_of(session, decision)
    if measure is None:
        return
    appeal = appeals.appeal_of_case(session, decision.case_id)
    about = statements.statement_on(session, appeal.decision_id) if appeal else None
    statements.write(session, decision, measure, about=about)
    if appeal is not None and measure is Measure.UPHELD:
        appeals.answer(session, appeal, AppealOutcome.UPHELD, decision)


def after_reversal(session: Session, decision: Decision, reversed_decision: Decision) -> None:
    """Says that `reversed_decision` no longer stands, and lets what it had ended be again."""
    before = statements.statement_on(session, reversed_decision.id)
    how = {Ruling.UNDO: Ending.UNDONE, Ruling.REVERSE: Ending.REVERSED}.get(
        decision.ruling, Ending.REPLACED
    )
    if before is not None:
        statements.end(session, before, how, decision.id)
    if decision.ruling is Ruling.UNDO:
        statements.begin_again(session, reversed_decision)
        appeals.reopen_overtaken(session, reversed_decision)
        return
    appeal = appeals.appeal_of(session, reversed_decision.id)
    if decision.ruling is not Ruling.REVERSE or before is None:
        return
    statements.write(session, decision, Measure.RESTORED, about=before)
    if appeal is not None:
        appeals.answer(session, appeal, AppealOutcome.GRANTED, decision)
