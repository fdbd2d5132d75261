"""Carrying decisions out, and taking them back.

What takes something away acts at once. What lets something show waits `UNDO`, so that a slip of the
finger is taken back before anybody has seen it. Either is taken back exactly, unless its clip or
comment has moved on since.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from catalog.kinds import Restriction
from catalog.lifecycle import Step, VideoState
from catalog.videos import VideoNotFound, advance, get_video, let_through, restrict, touch
from community.comments import set_comment_state
from community.models import Comment, CommentState
from moderation.cases import open_case, reasons_of
from moderation.effects.accounts import lift_from, state_of
from moderation.effects.due import do_due
from moderation.effects.models import DecisionEffect, EffectState
from moderation.effects.products import allow_by, state_of_decided, unsay
from moderation.models import Decision, Subject
from moderation.repository import SHOWN, get_case

log = structlog.get_logger(__name__)
UNDO = timedelta(seconds=10)
APPROVED = "approved"


def plan(
    session: Session,
    decision: Decision,
    *,
    before: str,
    before_code: str = "",
    before_reason: str = "",
    waits: bool,
    now: datetime,
) -> None:
    """Writes down what a decision does and what was before it.

    Args:
        waits: It lets something show that is not shown yet.
    """
    session.add(
        DecisionEffect(
            decision_id=decision.id,
            subject=decision.subject,
            subject_id=decision.subject_id,
            state=EffectState.WAITING if waits else EffectState.DONE,
            due_at=now + UNDO if waits else now,
            before=before,
            before_code=before_code,
            before_reason=before_reason,
            revision=_revision(session, decision),
        )
    )
    session.flush()


def carry_out_due(now: datetime) -> int:
    """Lets show whatever is due; each in a transaction of its own. How many were due."""
    due = (
        select(DecisionEffect.decision_id)
        .where(DecisionEffect.state == EffectState.WAITING, col(DecisionEffect.due_at) <= now)
        .order_by(col(DecisionEffect.due_at))
    )
    return do_due(due, _carry_out, "decision.carried_out")


def take_back(
    session: Session, effect: DecisionEffect, decided_at: datetime, *, by_id: UUID | None = None
) -> bool:
    """Undoes a decision's effect; `False` when its subject has moved on and nothing was done."""
    if _settled(session, effect, EffectState.WAITING, EffectState.UNDONE):
        return True
    if effect.state is EffectState.DONE and effect.due_at > decided_at:
        return False  # It had waited, and shows by now.
    if effect.before == _state(session, effect):
        return True  # It had changed nothing.
    return restore(session, effect, by_id=by_id) and _settled(
        session, effect, EffectState.DONE, EffectState.UNDONE
    )


def restore(session: Session, effect: DecisionEffect, *, by_id: UUID | None = None) -> bool:
    """Puts what was taken away back as it was before: a clip, comment, account or product.

    Args:
        by_id: Who takes the decision back.

    Returns:
        Whether it was there and unchanged; otherwise nothing is done.
    """
    if effect.subject is Subject.ACCOUNT:
        return lift_from(session, effect.subject_id, effect.decision_id, by_id)
    if effect.subject is Subject.PRODUCT:
        return unsay(session, session.get_one(Decision, effect.decision_id), effect.before)
    if effect.subject is Subject.COMMENT:
        comment = session.get(Comment, effect.subject_id)
        if comment is None or comment.state is not CommentState.REMOVED:
            return False
        set_comment_state(session, effect.subject_id, CommentState(effect.before))
        return True
    video = get_video(session, effect.subject_id, for_update=True)
    if video.state is not VideoState.REJECTED or video.revision != effect.revision:
        return False
    advance(session, video.id, Step.RESTORE, code=effect.before_code, reason=effect.before_reason)
    if effect.before in SHOWN:
        let_through(session, video.id)
        video.decision_code, video.decision_reason = effect.before_code, effect.before_reason
        touch(session, video)
    return True


def effect_of(session: Session, decision_id: UUID) -> DecisionEffect | None:
    """What a decision does, locked until the transaction ends."""
    return session.get(DecisionEffect, decision_id, with_for_update=True)


def is_waiting(session: Session, subject: Subject, subject_id: UUID) -> bool:
    """Whether a decision is about to let it show."""
    query = waiting_subjects(subject).where(DecisionEffect.subject_id == subject_id)
    return session.exec(query).first() is not None


def waiting_subjects(subject: Subject) -> SelectOfScalar[UUID]:
    """What is about to be let through, and so waits for nobody."""
    return select(DecisionEffect.subject_id).where(
        DecisionEffect.subject == subject, DecisionEffect.state == EffectState.WAITING
    )


def _carry_out(session: Session, decision_id: UUID) -> None:
    effect = effect_of(session, decision_id)
    if effect is None or not _settled(session, effect, EffectState.WAITING, EffectState.DONE):
        return  # It was taken back, or somebody else carries it out.
    if effect.subject is Subject.PRODUCT:
        decision = session.get_one(Decision, decision_id)
        assert decision.actor_id is not None  # Only a person's yes waits.
        if allow_by(session, decision, decision.actor_id, decision.created_at):
            return
    elif effect.subject is Subject.COMMENT:
        comment = session.get(Comment, effect.subject_id, with_for_update=True)
        if comment is not None and comment.state is CommentState.HELD:
            set_comment_state(session, effect.subject_id, CommentState.VISIBLE)
            return
    else:
        try:
            video = get_video(session, effect.subject_id, for_update=True)
        except VideoNotFound:
            video = None
        # What was changed since is not what was looked at; the sweep gives it to a person again.
        if (
            video is not None
            and video.state in (VideoState.HELD, *SHOWN)
            and video.revision == effect.revision
        ):
            if video.state is VideoState.HELD:
                let_through(session, video.id, code=APPROVED)
            restrict(session, video, Restriction.NONE)  # A person's yes is a yes to all of it.
            effect.revision = video.revision
            return
        if video is not None and video.state in SHOWN and video.restriction is not Restriction.NONE:
            _ask_again(session, decision_id)
    effect.state = EffectState.VOID
    log.info("decision_void", decision_id=str(decision_id))


def _ask_again(session: Session, decision_id: UUID) -> None:
    """What is shown with a limit is not swept, so that its case is opened again here."""
    decision = session.get_one(Decision, decision_id)
    if decision.case_id is None:
        return
    case = get_case(session, decision.case_id)
    open_case(
        session,
        subject=case.subject,
        subject_id=case.subject_id,
        video_id=case.video_id,
        author_id=case.author_id,
        origin=case.origin,
        reasons=reasons_of(case),
        report_count=case.report_count,
        due_at=case.due_at,
    )


def _settled(
    session: Session, effect: DecisionEffect, before: EffectState, after: EffectState
) -> bool:
    """Moves the effect on, for one of those who try at the same time."""
    moved = session.execute(
        update(DecisionEffect)
        .where(
            col(DecisionEffect.decision_id) == effect.decision_id,
            col(DecisionEffect.state) == before,
        )
        .values(state=after)
    )
    session.refresh(effect)
    return bool(moved.rowcount)  # type: ignore[attr-defined]  # CursorResult


def _state(session: Session, effect: DecisionEffect) -> str:
    if effect.subject is Subject.ACCOUNT:
        return state_of(session, effect.subject_id)
    if effect.subject is Subject.PRODUCT:
        return state_of_decided(session, session.get_one(Decision, effect.decision_id))
    if effect.subject is Subject.COMMENT:
        comment = session.get(Comment, effect.subject_id)
        return comment.state.value if comment else ""
    return get_video(session, effect.subject_id).state.value


def _revision(session: Session, decision: Decision) -> int:
    if decision.subject is not Subject.VIDEO:
        return 0
    return get_video(session, decision.clip_id).revision
