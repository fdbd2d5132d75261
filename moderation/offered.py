"""What is offered to somebody who has a case open."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from catalog.models import Account
from catalog.viewer import Viewer
from moderation.cases.standing import standing_on
from moderation.effects.accounts import ACTIVE, PROTECTED, STOPPED, state_of
from moderation.effects.answers import answer_of
from moderation.effects.carry import UNDO
from moderation.golden.agreeing import answered_at
from moderation.models import GOLDEN, CaseState, ReviewCase, Subject
from moderation.params import STOP_LEVEL
from moderation.queue.abilities import abilities_of
from moderation.queue.queues import Act, hidden_of


def undo_until(session: Session, case: ReviewCase, viewer: Viewer) -> datetime | None:
    """Until when somebody can take back what they decided about a case."""
    if case.state is CaseState.OPEN:
        return None
    if case.look == GOLDEN:
        answered = answered_at(session, case.id, viewer.account_id)
        return answered + UNDO if answered else None
    if case.about_decision_id is not None:
        answer = answer_of(session, case.id)
        is_theirs = answer is not None and answer.moderator_id == viewer.account_id
        return answer.decided_at + UNDO if answer is not None and is_theirs else None
    last = standing_on(session, case)
    is_theirs = last is not None and last.case_id == case.id and last.actor_id == viewer.account_id
    return last.created_at + UNDO if last is not None and is_theirs else None


def hidden_acts(session: Session, case: ReviewCase, viewer: Viewer) -> list[str]:
    """What of a case is neither offered to somebody nor accepted from them."""
    hidden = hidden_of(case)
    if Act.STOP not in hidden and not _may_end(session, case, viewer, from_state=ACTIVE):
        hidden |= {Act.STOP}
    return sorted(hidden)


def may_lift(session: Session, case: ReviewCase, viewer: Viewer) -> bool:
    """Whether somebody may let the account act again of whoever a case is about."""
    return case.look == 1 and _may_end(session, case, viewer, from_state=STOPPED)


def is_judged_by(session: Session, account_id: UUID, viewer: Viewer) -> bool:
    """Whether somebody holds a blind look at an account, and so must not see that it was ended."""
    return (
        session.exec(
            select(ReviewCase.id).where(
                ReviewCase.subject == Subject.ACCOUNT,
                ReviewCase.subject_id == account_id,
                ReviewCase.claimed_by == viewer.account_id,
                ReviewCase.state == CaseState.OPEN,
                ReviewCase.look > 1,
            )
        ).first()
        is not None
    )


def _may_end(session: Session, case: ReviewCase, viewer: Viewer, *, from_state: str) -> bool:
    """Whether somebody may end an account that is active, or lift what ended it."""
    author = session.get(Account, case.author_id) if case.author_id else None
    return (
        author is not None
        and author.id != viewer.account_id
        and author.role not in PROTECTED
        and abilities_of(session, viewer).level >= STOP_LEVEL.default
        and state_of(session, author.id) == from_state
        and not is_judged_by(session, author.id, viewer)
    )
