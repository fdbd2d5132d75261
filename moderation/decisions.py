"""Deciding cases: one transaction closes the case, acts on its clip or comment and keeps the row.

What is taken away goes at once; what is let through shows after ten seconds, within which it can
be taken back (`moderation.effects`).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from catalog.kinds import Restriction
from catalog.lifecycle import Step, VideoState
from catalog.videos import advance, get_video
from community.comments import set_comment_state
from community.models import CommentState
from core.clock import utc_now
from core.faults import fault
from moderation.cases import claim_case, close_case, open_case, reasons_of
from moderation.decision import Reason
from moderation.effects.accounts import require_endable, stop_by
from moderation.effects.answers import wait_to_answer
from moderation.effects.carry import plan
from moderation.effects.products import allow_by, refuse_by
from moderation.effects.subjects import NothingToDecide, hold_product, seen
from moderation.given import require_given
from moderation.models import Decision, Origin, ReviewCase, Ruling, Subject
from moderation.policy import PolicyReason
from moderation.products.models import WAITING
from moderation.queue.abilities import Abilities
from moderation.queue.chances import count
from moderation.queue.queues import TAKE_DOWN
from moderation.repository import SHOWN, standing_decision
from moderation.reversal import correct_tallies, reverse_rejection
from moderation.routing import require_level
from moderation.rulings import record_ruling, told_to_author
from moderation.second.looks import OK, maybe_look_again, settled_by

TAKEN = {
    Subject.VIDEO: "Taken down",
    Subject.COMMENT: "Taken down",
    Subject.ACCOUNT: "Account ended",
}
WAITS = (VideoState.HELD.value, CommentState.HELD.value, *(state.value for state in WAITING))
ALLOWS = (Ruling.PUBLISH, Ruling.KEEP, Ruling.REVERSE)


def approve_case(
    session: Session,
    case_id: UUID,
    moderator_id: UUID,
    *,
    note: str,
    fence: int | None,
    now: datetime | None = None,
) -> ReviewCase:
    """Lets what is held show, or what was reported stay; an appeal is granted."""
    now = now or utc_now()
    hold_product(session, case_id)
    case = close_case(session, case_id, moderator_id, fence)
    fault("decision.case_closed")
    if (about := _about(session, case)) is not None:
        _settle(session, case, about, moderator_id, None, note=note, now=now)
        return case
    before = seen(session, case.subject, case.subject_id, case.video_id)
    is_held = before.state in WAITS
    ruling = Ruling.PUBLISH if is_held else Ruling.KEEP
    opens = is_held or _is_restricted(session, case)
    decision = record_ruling(session, case, moderator_id, ruling, note=note, at=now)
    if case.subject is Subject.PRODUCT and not opens:  # It shows already, and stays.
        allow_by(session, decision, moderator_id, now)
    plan(
        session,
        decision,
        before=before.state,
        before_code=before.code,
        before_reason=before.told,
        waits=opens,
        now=now,
    )
    _after_first_look(session, case, decision, None)
    return case


def reject_case(
    session: Session,
    case_id: UUID,
    moderator_id: UUID,
    reason: PolicyReason,
    *,
    note: str,
    fence: int | None,
    now: datetime | None = None,
) -> ReviewCase:
    """Keeps what is held from showing, or takes down what shows; its maker reads why.

    Of an appeal: the decision stands. `require_given` refuses a reason that is for other things.
    """
    now = now or utc_now()
    hold_product(session, case_id)
    case = close_case(session, case_id, moderator_id, fence)
    require_given(reason, case.subject)
    fault("decision.case_closed")
    if (about := _about(session, case)) is not None:
        _settle(session, case, about, moderator_id, reason, note=note, now=now)
        return case
    _take_away(session, case, moderator_id, reason, note=note, now=now)
    return case


def take_down_at_once(
    session: Session,
    subject: Subject,
    subject_id: UUID,
    who: Abilities,
    reason: PolicyReason,
    *,
    video_id: UUID | None,
    note: str,
    grounds: Sequence[Reason] = (),
) -> ReviewCase:
    """Opens a case on a clip, a comment or an account, claims it and rejects it in one step.

    Args:
        video_id: The clip; of an account, the one that it was met at.
        grounds: What else speaks for it.

    Raises:
        NotFound, NothingToDecide: There is nothing to take away.
        LevelTooLow: Its case waits for somebody of more experience.
        CaseClaimed, NotForYou, OwnClip: The caller may not decide.
    """
    found = seen(session, subject, subject_id, video_id)
    case = open_case(
        session,
        subject=subject,
        subject_id=subject_id,
        video_id=found.video_id,
        author_id=found.author_id,
        origin=Origin.TAKE_DOWN,
        reasons=[Reason(TAKE_DOWN, TAKEN[subject], reason.title, reason.severity), *grounds],
    )
    require_level(case, who)
    claimed = claim_case(session, case.id, who.account_id, utc_now())
    return reject_case(session, case.id, who.account_id, reason, note=note, fence=claimed.fence)


def last_word_allows(session: Session, video_id: UUID) -> bool:
    """Whether the clip's latest standing decision lets it show. Fails closed without one."""
    last = standing_decision(session, Subject.VIDEO, video_id)
    return last is not None and last.ruling in ALLOWS


def _take_away(
    session: Session,
    case: ReviewCase,
    moderator_id: UUID,
    reason: PolicyReason,
    *,
    note: str,
    now: datetime,
    instead_of: Decision | None = None,
) -> None:
    if case.subject is Subject.ACCOUNT and instead_of is None:
        require_endable(session, case.subject_id)
    told = told_to_author(session, case.author_id, reason, note)
    before = seen(session, case.subject, case.subject_id, case.video_id)
    if case.subject is Subject.COMMENT:
        set_comment_state(session, case.subject_id, CommentState.REMOVED)
    elif case.subject is Subject.VIDEO:
        if before.state in SHOWN:
            advance(session, case.clip_id, Step.HOLD, code=reason.code, reason=told)
        advance(session, case.clip_id, Step.REJECT, code=reason.code, reason=told)
    fault("decision.acted")
    decision = record_ruling(
        session,
        case,
        moderator_id,
        Ruling.REJECT,
        code=reason.code,
        told=told,
        note=note,
        at=now,
        instead_of=instead_of,
    )
    if case.subject is Subject.ACCOUNT:
        stop_by(session, decision)
    elif case.subject is Subject.PRODUCT:
        refuse_by(session, decision)
    plan(
        session,
        decision,
        before=before.state,
        before_code=before.code,
        before_reason=before.told,
        waits=False,
        now=now,
    )
    if instead_of is None:
        _after_first_look(session, case, decision, reason)
    else:
        correct_tallies(session, instead_of, violating=True)


def _after_first_look(
    session: Session, case: ReviewCase, decision: Decision, reason: PolicyReason | None
) -> None:
    count(session, reasons_of(case), violating=reason is not None)
    maybe_look_again(session, case, decision, reason.severity if reason else 0)
    fault("decision.recorded")


def _is_restricted(session: Session, case: ReviewCase) -> bool:
    """Whether a yes shows the clip to more people than see it now."""
    if case.subject is not Subject.VIDEO:
        return False
    return get_video(session, case.clip_id).restriction is not Restriction.NONE


def _about(session: Session, case: ReviewCase) -> Decision | None:
    return session.get(Decision, case.about_decision_id) if case.about_decision_id else None


def _settle(
    session: Session,
    case: ReviewCase,
    about: Decision,
    moderator_id: UUID,
    reason: PolicyReason | None,
    *,
    note: str,
    now: datetime,
) -> None:
    """Decides a case about a decision: an appeal, or a blind second or third look."""
    if case.look == 1:
        told = told_to_author(session, case.author_id, reason, note) if reason else ""
        code = reason.code if reason else ""
        wait_to_answer(session, case, moderator_id, code=code, told=told, note=note, now=now)
        return
    answer = reason.code if reason else OK
    if not settled_by(session, case, about, moderator_id, answer):
        return
    if reason is None:
        reverse_rejection(session, about, moderator_id, case=case, note=note)
        return
    with suppress(NothingToDecide):  # It may have moved on; what the third look said is kept.
        _take_away(session, case, moderator_id, reason, note=note, now=now, instead_of=about)
