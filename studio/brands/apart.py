"""A block between a brand and a creator: neither writes to the other, nor agrees with them."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session

from community.apart import BlockedByYou, NotWithThem, has_blocked


def check_letters(session: Session, sender_id: UUID, receiver_id: UUID) -> None:
    """Lets one account write to another, whoever acts for it.

    Raises:
        BlockedByYou, NotWithThem: One of the two has blocked the other.
    """
    if has_blocked(session, sender_id, receiver_id):
        raise BlockedByYou()
    if has_blocked(session, receiver_id, sender_id):
        raise NotWithThem()
