"""Appeals as cases: one for a decision, taken by somebody else than whoever decided."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, select

from catalog.kinds import Restriction
from catalog.videos import get_video
from core.errors import Conflict, NotFound
from moderation.cases.opening import open_case_about, reasons_of
from moderation.decision import Reason
from moderation.models import Decision, Origin, ReviewCase, Ruling
from moderation.queue.queues import ESCALATED
from moderation.repository import get_case, stands

APPEAL, APPEAL_SEVERITY = "appeal", 50


class NotAppealable(Conflict):
    """It took nothing away, or was taken back already."""

    code = "not_appealable"

    def __init__(self) -> None:
        super().__init__(
            "Only a standing decision that took something away can be appealed.",
            "अपील सिर्फ़ उस फ़ैसले पर हो सकती है जो लागू है और जिससे कुछ हटा या रुका हो।",
        )


class AppealedBefore(Conflict):
    """There is one appeal for each decision."""

    code = "appealed_before"

    def __init__(self) -> None:
        super().__init__(
            "This decision has been appealed; there is one appeal for each.",
            "इस फ़ैसले पर अपील हो चुकी है; हर फ़ैसले पर एक ही अपील होती है।",
        )


def open_appeal(session: Session, decision_id: UUID, *, words: str = "") -> ReviewCase:
    """Opens the appeal against a rejection or a machine's restriction, in the caller's transaction.

    Approving that case reverses the decision; rejecting it lets the decision stand. The caller
    checks that whoever appeals is concerned, and keeps their words.

    Args:
        words: What they say, for whoever looks.

    Raises:
        NotFound: There is no such decision.
        NotAppealable: It took nothing away, or was taken back.
        AppealedBefore: It was appealed before.
    """
    decision = session.exec(select(Decision).where(Decision.id == decision_id)).first()
    if decision is None:
        raise NotFound(
            "There is no such decision.", "ऐसा कोई फ़ैसला नहीं है।", code="decision_not_found"
        )
    is_standing = session.exec(select(Decision.id).where(Decision.id == decision_id, stands()))
    if not takes_away(session, decision) or not is_standing.first():
        raise NotAppealable()
    before = session.exec(
        select(ReviewCase.id).where(
            ReviewCase.about_decision_id == decision_id, ReviewCase.origin == Origin.APPEAL
        )
    ).first()
    if before is not None:
        raise AppealedBefore()
    case = get_case(session, decision.case_id) if decision.case_id else None
    looked = session.exec(
        select(ReviewCase.claimed_by).where(ReviewCase.about_decision_id == decision_id)
    )
    said = words or "Its maker asks for another look."
    return open_case_about(
        session,
        decision,
        case.author_id if case else get_video(session, decision.clip_id).creator_id,
        origin=Origin.APPEAL,
        look=1,
        reasons=[
            *(r for r in (reasons_of(case) if case else ()) if r.code != ESCALATED),
            Reason(APPEAL, "Appeal", said, APPEAL_SEVERITY),
        ],
        barred=[who for who in (decision.actor_id, *looked) if who is not None],
        report_count=case.report_count if case else 0,
    )


def takes_away(session: Session, decision: Decision) -> bool:
    """Whether a decision keeps something from people: a rejection, or a machine's restriction."""
    if decision.ruling is not Ruling.PUBLISH:
        return decision.ruling is Ruling.REJECT
    restricts = decision.actor_id is None and decision.reason_code != ""
    video = get_video(session, decision.clip_id) if restricts else None
    return video is not None and video.restriction is not Restriction.NONE
