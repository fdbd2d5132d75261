"""Applying, inviting and answering. Accepting makes the agreement, in the same transaction.

The brief's row is locked first by everybody who takes a place, and the database itself refuses one
place too many.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import structlog
from sqlmodel import Session, select

from catalog.kinds import Role
from catalog.models import Account, Agreement
from community.apart import BlockedByYou, has_blocked
from core.errors import Conflict
from core.languages import Pair
from studio.brands.apart import check_letters
from studio.brands.models import Approach, Brief
from studio.brands.repository import ApproachNotFound, approach_of, get_brief, products_of
from studio.brands.rules import (
    ApproachState,
    ApproachStep,
    ApproachStepRefused,
    BriefState,
    Side,
    approach_after,
    steps_for,
)
from studio.brands.words import OBSTACLES

log = structlog.get_logger(__name__)
ANSWERS = {
    ApproachStep.ACCEPT: ApproachState.ACCEPTED,
    ApproachStep.DECLINE: ApproachState.DECLINED,
    ApproachStep.WITHDRAW: ApproachState.WITHDRAWN,
}


class NotJoinable(Conflict):
    """The brief takes nobody, or not this creator."""

    code = "brief_not_joinable"


class BriefFull(NotJoinable):
    """Every place is taken."""

    code = "brief_full"

    def __init__(self) -> None:
        super().__init__(*OBSTACLES["full"])


def why_not(session: Session, brief: Brief, creator: Account, now: datetime) -> Pair | None:
    """Why the creator cannot apply now; `None` where they can."""
    reason = _obstacle(brief, now)
    if reason is None and not _is_other(brief, creator):
        reason = OBSTACLES["no_creator"]
    elif reason is None and has_blocked(session, creator.id, brief.brand_id):
        reason = OBSTACLES["you_blocked"]
    elif reason is None and has_blocked(session, brief.brand_id, creator.id):
        reason = OBSTACLES["blocked"]
    return reason or (None if brief.is_open_to_all else OBSTACLES["invited_only"])


def _obstacle(brief: Brief, now: datetime) -> Pair | None:
    """Why nobody can join now; `None` where they can."""
    if brief.state is not BriefState.OPEN:
        return OBSTACLES["not_open"]
    if brief.apply_until <= now:
        return OBSTACLES["too_late"]
    if brief.taken >= brief.places:
        return OBSTACLES["full"]
    return None


def _is_other(brief: Brief, creator: Account) -> bool:
    return creator.role is Role.CREATOR and creator.id != brief.brand_id


def apply(
    session: Session, brief_id: UUID, creator: Account, pitch: str, now: datetime
) -> Approach:
    """The creator's application; applying twice changes nothing.

    Raises:
        BriefNotFound: There is none that creators may see.
        NotJoinable, ApproachStepRefused: The creator cannot apply.
    """
    brief = get_brief(session, brief_id, for_update=True)
    found = approach_of(session, brief.id, creator.id)
    if found is not None and found.state is ApproachState.APPLIED:
        return found
    state = approach_after(found.state if found else None, ApproachStep.APPLY)
    if reason := why_not(session, brief, creator, now):
        raise NotJoinable(*reason)
    made = found or Approach(brief_id=brief.id, creator_id=creator.id, state=state)
    made.state, made.words, made.shares_numbers = state, pitch.strip(), True
    made.began_at, made.answered_at = now, None
    session.add(made)
    session.flush()
    return made


def invite(session: Session, brief: Brief, creator: Account, words: str, now: datetime) -> Approach:
    """The brand's invitation; inviting twice changes nothing.

    Args:
        brief: Locked.

    Raises:
        BlockedByYou, NotJoinable, ApproachStepRefused: The creator cannot be invited.
    """
    found = approach_of(session, brief.id, creator.id)
    if found is not None and found.state is ApproachState.INVITED:
        return found
    state = approach_after(found.state if found else None, ApproachStep.INVITE)
    if has_blocked(session, brief.brand_id, creator.id):
        raise BlockedByYou()
    if has_blocked(session, creator.id, brief.brand_id):
        raise NotJoinable("This creator cannot be invited.", "इस क्रिएटर को निमंत्रण नहीं भेजा जा सकता।")
    if reason := _obstacle(brief, now):
        raise NotJoinable(*reason)
    if not _is_other(brief, creator):
        raise NotJoinable(*OBSTACLES["no_creator"])
    made = found or Approach(brief_id=brief.id, creator_id=creator.id, state=state)
    made.state, made.words = state, words.strip()
    made.began_at, made.answered_at = now, None
    session.add(made)
    session.flush()
    return made


def answer(
    session: Session, approach_id: UUID, side: Side, step: ApproachStep, now: datetime
) -> Approach:
    """Accepts, declines or withdraws; the same answer twice changes nothing.

    Raises:
        ApproachNotFound: There is none.
        ApproachStepRefused: It is not this side's to say, or was answered otherwise.
        NotJoinable: The brief takes nobody any more.
        BlockedByYou, NotWithThem: Who has blocked the other makes no agreement with them.
    """
    brief, approach = locked(session, approach_id)
    if approach.state is ANSWERS[step]:
        return approach
    state = approach_after(approach.state, step)
    if step not in steps_for(approach.state, side):
        raise ApproachStepRefused(approach.state, step)
    if step is ApproachStep.ACCEPT:
        sides = (approach.creator_id, brief.brand_id)
        check_letters(session, *(sides if side is Side.CREATOR else reversed(sides)))
        approach.agreement_id = _agree(session, brief, approach, side, now).id
    approach.state, approach.answered_at = state, now
    session.add(approach)
    session.flush()
    log.info("approach_answered", approach_id=str(approach.id), state=state.value)
    return approach


def locked(session: Session, approach_id: UUID) -> tuple[Brief, Approach]:
    """The brief and the approach, locked in this order.

    Raises:
        ApproachNotFound: There is none.
    """
    found = session.get(Approach, approach_id)
    if found is None:
        raise ApproachNotFound()
    brief = get_brief(session, found.brief_id, for_update=True)
    query = select(Approach).where(Approach.id == approach_id).with_for_update()
    fresh = session.exec(query.execution_options(populate_existing=True)).one()
    return brief, fresh


def _agree(
    session: Session, brief: Brief, approach: Approach, side: Side, now: datetime
) -> Agreement:
    # A creator accepts an invitation as long as one may apply; a brand chooses until clips are due.
    last = brief.apply_until if side is Side.CREATOR else brief.publish_until
    if brief.state is not BriefState.OPEN or last <= now:
        raise NotJoinable("This brief is over.", "यह ब्रीफ़ ख़त्म हो चुका है।")
    if brief.taken >= brief.places:
        raise BriefFull()
    brief.taken += 1
    session.add(brief)
    made = Agreement(
        brand_id=brief.brand_id,
        creator_id=approach.creator_id,
        brief_id=brief.id,
        product_ids=[str(one.id) for one in products_of(session, [brief.id])[brief.id]],
        commission_bp=brief.commission_bp,
        is_gifted=brief.is_gifted,
        out_by=brief.publish_until,
        starts_at=now,
        ends_at=brief.earn_until,
    )
    session.add(made)
    session.flush()
    return made
