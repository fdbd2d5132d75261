"""A block between a brand and a creator: neither writes to the other, nor agrees with them, nor has
before their eyes what the other wrote before. What both agreed on stays: work and money hang on it.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, exists, true
from sqlalchemy.orm import Mapped
from sqlmodel import Session, and_, col, not_, or_

from community.apart import BlockedByYou, NotWithThem, has_blocked
from community.models import Block
from studio.brands.models import Approach, Brief
from studio.brands.rules import ApproachState, Side

# What a side wrote itself and may still withdraw.
_OWN = {Side.CREATOR: ApproachState.APPLIED, Side.BRAND: ApproachState.INVITED}


def check_letters(session: Session, sender_id: UUID, receiver_id: UUID) -> None:
    """Lets one account write to another, whoever acts for it.

    Raises:
        BlockedByYou, NotWithThem: One of the two has blocked the other.
    """
    if has_blocked(session, sender_id, receiver_id):
        raise BlockedByYou()
    if has_blocked(session, receiver_id, sender_id):
        raise NotWithThem()


def in_sight(side: Side | None) -> ColumnElement[bool]:
    """Approaches that `side` has before its eyes; `None` stands above both and sees all.

    Over a block, whoever made it, these are what led to an agreement and what `side` may still
    withdraw.
    """
    if side is None:
        return true()
    block = _between(col(Brief.brand_id), col(Approach.creator_id))
    parted = exists().where(col(Brief.id) == col(Approach.brief_id), block).correlate(Approach)
    return or_(col(Approach.agreement_id).is_not(None), Approach.state == _OWN[side], not_(parted))


def takes(creator_id: UUID) -> ColumnElement[bool]:
    """Briefs of brands from whom no block parts the creator."""
    block = _between(col(Brief.brand_id), creator_id)
    return not_(exists().where(block).correlate(Brief))


def _between(one: Mapped[UUID], other: Mapped[UUID] | UUID) -> ColumnElement[bool]:
    by, whom = col(Block.viewer_id), col(Block.creator_id)
    return or_(and_(by == one, whom == other), and_(by == other, whom == one))
