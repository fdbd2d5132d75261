"""What stands of the decisions on a case."""

from __future__ import annotations

from sqlmodel import Session, col, select

from moderation.models import Decision, ReviewCase, Subject
from moderation.repository import standing_decision, stands


def standing_on(session: Session, case: ReviewCase) -> Decision | None:
    """The latest decision about what a case is about that was not taken back. Of a product, that of
    this case alone: those of other cases are about other words.
    """
    if case.subject is not Subject.PRODUCT:
        return standing_decision(session, case.subject, case.subject_id)
    return session.exec(
        select(Decision)
        .where(Decision.case_id == case.id, stands())
        .order_by(col(Decision.created_at).desc(), col(Decision.id).desc())
        .limit(1)
    ).first()
