"""Blocking and muting: whom a viewer does not want to meet."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from sqlmodel import Session

from catalog.service import get_creator
from catalog.viewer import Viewer
from community.models import Block, Follow, NegativeScope, NotInterested
from community.service import OwnAccount, record, remember_negative, toggle
from community.words import look_again
from core.db import after_commit
from events.mirror import forget_profile
from events.schemas import EventType
from events.service import append


def set_block(session: Session, viewer: Viewer, handle: str, on: bool) -> None:
    """Blocks or unblocks an account, with what follows from it for both.

    Raises:
        OwnAccount: One cannot block oneself.
    """
    other = get_creator(session, handle)
    if other.id == viewer.id:
        raise OwnAccount()
    toggle(session, Block(viewer_id=viewer.id, creator_id=other.id), (viewer.id, other.id), on)
    if on:
        follow = Follow(viewer_id=viewer.id, creator_id=other.id)
        toggle(session, follow, (viewer.id, other.id), False)
    part(session, viewer.id, other.id)
    record(session, EventType.BLOCK if on else EventType.UNBLOCK, viewer, creator_id=other.id)


def part(session: Session, who: UUID, whom: UUID) -> None:
    """Makes follows and comments agree with whether `who` has blocked `whom`.

    Blocked, they follow no longer, and what they wrote under the other's clips is for them alone.
    """
    if session.get(Block, (who, whom)) is not None:
        row = Follow(viewer_id=whom, creator_id=who)
        if toggle(session, row, (whom, who), False):
            after_commit(session, partial(append, EventType.UNFOLLOW, whom, creator_id=who))
    look_again(session, who, author_id=whom)


def set_mute(session: Session, viewer: Viewer, handle: str, on: bool) -> None:
    """Mutes or unmutes a creator: feeds leave them out, lists and search do not.

    A mute is a "not interested" in the creator, so either takes the other back.

    Raises:
        OwnAccount: One cannot mute oneself.
    """
    creator = get_creator(session, handle)
    if creator.id == viewer.id:
        raise OwnAccount()
    key = viewer.id, NegativeScope.CREATOR, str(creator.id)
    row = session.get(NotInterested, key)
    if on is (row is not None):
        return
    if on:
        remember_negative(session, *key)
    else:
        session.delete(row)
        session.flush()
    after_commit(session, partial(forget_profile, viewer.id))  # It says nothing of taste.
