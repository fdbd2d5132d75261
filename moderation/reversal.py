"""Taking decisions back: one's own within seconds, or another's after an appeal or a third look."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from catalog.kinds import Restriction
from catalog.lifecycle import Step, VideoState
from catalog.videos import advance, get_video, let_through, restrict
from community.comments import set_comment_state
from community.models import CommentState
from core.clock import utc_now
from core.errors import Conflict, Forbidden
from core.faults import fault
from moderation.cases import (
    close_about,
    close_without_decision,
    open_case,
    reasons_of,
    reopen_case,
)
from moderation.cases.standing import standing_on
from moderation.decision import Reason
from moderation.effects.answers import answer_of, log_answer
from moderation.effects.carry import APPROVED, UNDO, effect_of, restore, take_back
from moderation.effects.models import DecisionEffect
from moderation.effects.products import allow_by, state_of_decided
from moderation.effects.subjects import hold_product
from moderation.models import CaseState, Decision, ReviewCase, Ruling, Subject
from moderation.policy import get_policy
from moderation.products.asking import is_asked
from moderation.products.models import WAITING
from moderation.queue.chances import count
from moderation.repository import get_case, stands
from moderation.rights.statements import end_waiting
from moderation.rulings import add_decision

CHANGED, CHANGED_SEVERITY = "changed", 45


class UndoTooLate(Conflict):
    """Its ten seconds are over, or something came after it."""

    code = "undo_too_late"

    def __init__(self) -> None:
        super().__init__(
            "This decision can no longer be taken back here; it can be appealed.",
            "यह फ़ैसला अब यहाँ वापस नहीं हो सकता; इस पर अपील हो सकती है।",
        )


class NotYourDecision(Forbidden):
    """Somebody else made it."""

    code = "not_your_decision"

    def __init__(self) -> None:
        super().__init__(
            "Only whoever decided can take it back.", "जिसने फ़ैसला किया, वही इसे वापस ले सकता है।"
        )


def undo(session: Session, case_id: UUID, moderator_id: UUID, now: datetime) -> ReviewCase:
    """Takes the caller's decision on a case back, with all it led to; the case is theirs again.

    Raises:
        CaseNotFound: There is no such case.
        NotYourDecision: Somebody else decided it.
        UndoTooLate: More than ten seconds ago, or the clip or comment has moved on since.
    """
    hold_product(session, case_id)
    case = get_case(session, case_id)
    if _take_answer_back(session, case, moderator_id, now):
        return reopen_case(session, case, moderator_id, now)
    decision = standing_on(session, case)
    if decision is None or decision.case_id != case.id or decision.reverses_id is not None:
        raise UndoTooLate()
    if decision.actor_id != moderator_id:
        raise NotYourDecision()
    effect = effect_of(session, decision.id)
    if effect is None or now - decision.created_at > UNDO:
        raise UndoTooLate()
    if not take_back(session, effect, decision.created_at, by_id=moderator_id):
        raise UndoTooLate()
    fault("undo.taken_back")
    close_about(session, decision.id)
    count(session, reasons_of(case), violating=decision.ruling is Ruling.REJECT, by=-1)
    _record(session, decision, Ruling.UNDO, moderator_id, case_id=case.id)
    if case.subject is Subject.ACCOUNT and not case.report_count:  # Nobody had asked about it.
        close_without_decision(session, case)
        return case
    if (
        case.subject is Subject.PRODUCT
        and not is_asked(case)
        and state_of_decided(session, decision) not in WAITING
    ):
        end_waiting(session, case.id)  # Other words came meanwhile: nobody is asked about these.
        return case
    return reopen_case(session, case, moderator_id, now)


def reverse_rejection(
    session: Session,
    decision: Decision,
    moderator_id: UUID,
    *,
    case: ReviewCase,
    note: str = "",
    at: datetime | None = None,
) -> Decision:
    """Takes a rejection back for good: what it took away shows again. Of a machine's restriction:
    it is lifted, and nobody has to look at its grounds again.

    A clip that was changed since goes to a person first; one that was handed in anew or removed
    goes its own way, and only what else followed from the rejection is undone. A product shows if
    its words are still those; otherwise it will with them.

    Args:
        case: The appeal or third look that found it wrong.
        at: When somebody did; now, when omitted.
    """
    effect = effect_of(session, decision.id)
    if decision.subject is Subject.PRODUCT:
        allow_by(session, decision, moderator_id, at or utc_now())
    elif decision.ruling is Ruling.PUBLISH:
        _lift(session, decision)
    elif effect is not None and restore(session, effect, by_id=moderator_id):
        _show(session, effect)
    elif decision.subject is Subject.VIDEO:
        video = get_video(session, decision.clip_id, for_update=True)
        if video.state is VideoState.REJECTED:
            advance(session, video.id, Step.RESTORE, code=CHANGED)
            open_case(
                session,
                subject=Subject.VIDEO,
                subject_id=video.id,
                video_id=video.id,
                author_id=video.creator_id,
                origin=case.origin,
                reasons=[
                    Reason(
                        CHANGED,
                        "Changed since it was rejected",
                        "The rejection was wrong, but the clip is no longer what was looked at.",
                        CHANGED_SEVERITY,
                    )
                ],
            )
    close_about(session, decision.id)
    correct_tallies(session, decision, violating=False)
    return _record(
        session, decision, Ruling.REVERSE, moderator_id, case_id=case.id, note=note, at=at
    )


def correct_tallies(session: Session, wrong: Decision, *, violating: bool) -> None:
    """Counts what a person found wrongly as what it was; a machine's word was never counted."""
    if wrong.actor_id is None or wrong.case_id is None:
        return
    case = get_case(session, wrong.case_id)
    first = session.get(Decision, case.about_decision_id) if case.about_decision_id else None
    if first is not None and first.case_id is not None:  # A third look's case counts nothing.
        case = get_case(session, first.case_id)
    count(session, reasons_of(case), violating=not violating, by=-1)
    count(session, reasons_of(case), violating=violating)


def _take_answer_back(
    session: Session, case: ReviewCase, moderator_id: UUID, now: datetime
) -> bool:
    """Takes back what the caller answered to an appeal; `False` where no answer waits."""
    answer = answer_of(session, case.id, for_update=True)
    if answer is None:
        return False
    if answer.moderator_id != moderator_id:
        raise NotYourDecision()
    about = select(Decision.id).where(Decision.id == case.about_decision_id, stands())
    if now - answer.decided_at > UNDO or session.exec(about).first() is None:
        raise UndoTooLate()
    session.delete(answer)
    session.flush()
    fault("undo.taken_back")
    log_answer(session, "appeal_answer_undone", case, moderator_id, answer.reason_code)
    return True


def _show(session: Session, effect: DecisionEffect) -> None:
    """What was held before it was rejected may show now, too."""
    if effect.subject is not Subject.VIDEO:
        if effect.before == CommentState.HELD:
            set_comment_state(session, effect.subject_id, CommentState.VISIBLE)
    elif get_video(session, effect.subject_id).state is VideoState.HELD:
        let_through(session, effect.subject_id, code=APPROVED)


def _lift(session: Session, decision: Decision) -> None:
    restrict(session, get_video(session, decision.clip_id, for_update=True), Restriction.NONE)
    case = get_case(session, decision.case_id) if decision.case_id else None
    if case is not None and case.state is CaseState.OPEN and not (case.report_count or case.due_at):
        close_without_decision(session, case)


def _record(
    session: Session,
    taken_back: Decision,
    ruling: Ruling,
    moderator_id: UUID,
    *,
    case_id: UUID,
    note: str = "",
    at: datetime | None = None,
) -> Decision:
    return add_decision(
        session,
        Decision(
            case_id=case_id,
            subject=taken_back.subject,
            subject_id=taken_back.subject_id,
            video_id=taken_back.video_id,
            actor_id=moderator_id,
            ruling=ruling,
            note=note[:500],
            policy_version=get_policy().version,
            reverses_id=taken_back.id,
            created_at=at or utc_now(),
        ),
        reversed_decision=taken_back,
    )
