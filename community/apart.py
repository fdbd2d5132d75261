"""Two people of whom one has blocked the other: neither speaks to the other, nor reads them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, and_, col, not_, select

from catalog.viewer import Viewer
from community.models import Block, Comment, CommentState
from core.errors import Forbidden, NotFound


class BlockedByYou(Forbidden):
    """Whoever asks has blocked the other."""

    code = "blocked_by_you"

    def __init__(self) -> None:
        super().__init__(
            "You have blocked this account. Unblock it first.",
            "आपने इस खाते को ब्लॉक किया है। पहले इसे अनब्लॉक करें।",
        )


class NotWithThem(Forbidden):
    """The other has blocked whoever asks, which is not said in so many words."""

    code = "not_with_them"

    def __init__(self) -> None:
        super().__init__("You cannot do this with this account.", "इस खाते के साथ आप ऐसा नहीं कर सकते।")


def has_blocked(session: Session, who: UUID, whom: UUID) -> bool:
    """Whether `who`, an account or a guest, has blocked the account `whom`."""
    return session.get(Block, (who, whom)) is not None


def blocked_of(session: Session, viewer: Viewer) -> frozenset[UUID]:
    """Whom the viewer has blocked."""
    return frozenset(session.exec(select(Block.creator_id).where(Block.viewer_id == viewer.id)))


def are_apart(session: Session, viewer: Viewer, other_id: UUID) -> bool:
    """Whether the viewer or the account has blocked the other."""
    return has_blocked(session, viewer.id, other_id) or has_blocked(session, other_id, viewer.id)


def check_together(session: Session, viewer: Viewer, other_id: UUID) -> None:
    """Lets the viewer turn to an account.

    Raises:
        BlockedByYou, NotWithThem: One of the two has blocked the other.
    """
    if has_blocked(session, viewer.id, other_id):
        raise BlockedByYou()
    if has_blocked(session, other_id, viewer.id):
        raise NotWithThem()


def thread_of(session: Session, viewer: Viewer, video_id: UUID, replied_to: UUID) -> UUID:
    """The top comment that the viewer's reply hangs on: there is one level of replies.

    Raises:
        NotFound: The comment, or its top one, is not there for this viewer.
    """
    parent = session.get(Comment, replied_to)
    top = session.get(Comment, parent.parent_id) if parent and parent.parent_id else parent
    if (
        parent is None
        or top is None
        or parent.video_id != video_id
        or parent.state is CommentState.REMOVED
        or any(are_apart(session, viewer, author) for author in {parent.author_id, top.author_id})
    ):
        raise NotFound(
            "The comment you reply to is gone.",
            "जिस कमेंट का आप जवाब दे रहे हैं, वह अब नहीं है।",
            code="comment_not_found",
        )
    return top.id


def readable(viewer: Viewer) -> ColumnElement[bool]:
    """Comments of nobody from whom a block parts the viewer.

    No block of others hides anything from a moderator.
    """
    mine = exists().where(
        and_(col(Block.viewer_id) == viewer.id, col(Block.creator_id) == col(Comment.author_id))
    )
    if viewer.account_id is None or viewer.may_moderate:
        return not_(mine)
    theirs = exists().where(
        and_(
            col(Block.viewer_id) == col(Comment.author_id),
            col(Block.creator_id) == viewer.account_id,
        )
    )
    return and_(not_(mine), not_(theirs))
