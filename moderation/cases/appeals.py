"""Appeals as cases: one for a decision, taken by somebody else than whoever decided."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, select

from core.errors import Conflict, NotFound
from moderation.cases.opening import open_case_about, reasons_of
from moderation.decision import Reason
from moderation.models import Decision, Origin, ReviewCase, Ruling
from moderation.repository import get_case, stands

APPEAL, APPEAL_SEVERITY = "appeal", 50


class NotAppealable(Conflict):
    """It took nothing away, or was taken back already."""

    code = "not_appealable"

    def __init__(self) -> None:
        super().__init__("Only a standing decision that took something away can be appealed.")


class AppealedBefore(Conflict):
    """There is one appeal for each decision."""

    code = "appealed_before"

    def __init__(self) -> None:
        super().__init__("This decision has been appealed; there is one appeal for each.")


def open_appeal(session: Session, decision_id: UUID) -> ReviewCase:
    """Opens the appeal against a rejection, in the caller's transaction.

    Approving that case reverses the decision; rejecting it lets the decision stand. The caller
    checks that whoever appeals is concerned, and keeps their words.

    Raises:
        NotFound: There is no such decision.
        NotAppealable: It took nothing away, was taken back, or was the machine's.
        AppealedBefore: It was appealed before.
    """
    decision = session.exec(select(Decision).where(Decision.id == decision_id)).first()
    if decision is None:
        raise NotFound("There is no such decision.", code="decision_not_found")
    is_standing = session.exec(select(Decision.id).where(Decision.id == decision_id, stands()))
    if decision.ruling is not Ruling.REJECT or decision.case_id is None or not is_standing.first():
        raise NotAppealable()
    before = session.exec(
        select(ReviewCase.id).where(
            ReviewCase.about_decision_id == decision_id, ReviewCase.origin == Origin.APPEAL
        )
    ).first()
    if before is not None:
        raise AppealedBefore()
    case = get_case(session, decision.case_id)
    looked = session.exec(
        select(ReviewCase.claimed_by).where(ReviewCase.about_decision_id == decision_id)
    )
    return open_case_about(
        session,
        decision,
        case,
        origin=Origin.APPEAL,
        look=1,
        reasons=[
            *reasons_of(case),
            Reason(APPEAL, "Appeal", "Its maker asks for another look.", APPEAL_SEVERITY),
        ],
        barred=[who for who in (decision.actor_id, *looked) if who is not None],
    )
