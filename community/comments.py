"""Comments: screened before they show; a held one is visible to its author alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlmodel import Session, col, func, or_, select

from catalog.allowances import Act, check_allowed
from catalog.cards import creator_brief
from catalog.models import Account
from catalog.videos import get_video
from catalog.viewer import Viewer
from community.apart import check_together, readable, thread_of
from community.comment_text import clean_text
from community.models import Comment, CommentState, Report
from community.schemas import CommentForm, CommentPage, CommentView, ReportForm
from community.service import count_up, published_video
from community.signals import VideoReported
from community.words import is_unwanted
from core.bus import emit
from core.cursors import decode_cursor, encode_cursor
from core.db import after_commit
from core.errors import Forbidden, NotFound
from events.schemas import EventType
from events.service import append

PAGE = 30


class CommentGone(NotFound):
    """It is not there, or not for this viewer."""

    code = "comment_not_found"

    def __init__(self) -> None:
        super().__init__("That comment is gone already.", "यह कमेंट अब नहीं है।")


def _nothing(session: Session, comment: Comment) -> None:
    """Nothing is kept."""


@dataclass(frozen=True, slots=True)
class Screened:
    """What a screen says about a comment.

    Args:
        keep: Stores what it was decided by, once the comment has its row, in its transaction.
    """

    state: CommentState
    keep: Callable[[Session, Comment], None] = _nothing


# Whether somebody's words may show at once; moderation's comes by `app.api`.
CommentScreen = Callable[[Session, UUID, str], Screened]


def hold_everything(session: Session, author_id: UUID, text: str) -> Screened:
    """The screen that is used when none is wired: fails closed."""
    return Screened(CommentState.HELD)


def shows(comment: Comment) -> bool:
    """Whether everybody sees a comment, who sees its clip."""
    return comment.state is CommentState.VISIBLE and not comment.is_unwanted


def add_comment(
    session: Session, viewer: Viewer, video_id: UUID, form: CommentForm, screen: CommentScreen
) -> CommentView:
    """Keeps a comment, visible or held as `screen` says.

    Raises:
        NotSignedIn: Guests cannot comment.
        NotFound: The clip, or the comment replied to, is not there for this viewer.
        BlockedByYou, NotWithThem: A block is between the viewer and the clip's creator.
    """
    author_id = viewer.require_account()
    check_allowed(session, viewer, Act.COMMENT)
    video = published_video(session, video_id, viewer)
    check_together(session, viewer, video.creator_id)
    parent_id = form.parent_id and thread_of(session, viewer, video_id, form.parent_id)
    text = clean_text(form.text)
    screened = screen(session, author_id, text)
    comment = Comment(
        video_id=video_id,
        parent_id=parent_id,
        author_id=author_id,
        text=text,
        state=screened.state,
        is_unwanted=is_unwanted(session, video.creator_id, author_id, text),
    )
    session.add(comment)
    session.flush()
    screened.keep(session, comment)
    if shows(comment):
        count_up(session, video_id, "comments", 1)
    after_commit(session, partial(append, EventType.COMMENT, viewer.id, video_id))
    return _views(session, viewer, [comment])[0]


def delete_comment(session: Session, viewer: Viewer, comment_id: UUID) -> None:
    """Takes a comment away: its author and the clip's creator may.

    A moderator who is neither decides about it by a case, with a rule that its author reads and can
    appeal (`moderation.service.take_down_comment`).

    Raises:
        NotFound: It is not there, or not for this viewer.
        Forbidden: It is somebody else's.
    """
    account_id = viewer.require_account()
    comment = session.get(Comment, comment_id)
    if comment is None or comment.state is CommentState.REMOVED:
        raise CommentGone()
    video = get_video(session, comment.video_id)
    if account_id not in (comment.author_id, video.creator_id):
        raise Forbidden("This comment belongs to somebody else.", "यह कमेंट किसी और का है।")
    if shows(comment):
        count_up(session, comment.video_id, "comments", -1)
    comment.state = CommentState.REMOVED


def report_comment(session: Session, viewer: Viewer, comment_id: UUID, form: ReportForm) -> None:
    """Keeps the report of a comment and tells moderation; the same person's second is the first.

    Raises:
        NotFound: It is not there for this viewer.
    """
    comment = session.get(Comment, comment_id)
    if comment is None or not (shows(comment) or comment.author_id == viewer.account_id):
        raise CommentGone()
    published_video(session, comment.video_id, viewer)
    check_allowed(session, viewer, Act.REPORT)
    known = session.exec(
        select(Report.id).where(Report.viewer_id == viewer.id, Report.comment_id == comment_id)
    ).first()
    if known is None:
        row = Report(
            viewer_id=viewer.id,
            video_id=comment.video_id,
            comment_id=comment_id,
            reason=form.reason,
            detail=form.detail,
        )
        session.add(row)
        session.flush()
        emit(session, VideoReported(report_id=row.id, video_id=comment.video_id))


def set_comment_state(session: Session, comment_id: UUID, state: CommentState) -> Comment:
    """Shows, holds or removes a comment, keeping the clip's total right. For moderation."""
    comment = session.get(Comment, comment_id)
    if comment is None:
        raise NotFound("That comment is gone.", "यह कमेंट अब नहीं है।", code="comment_not_found")
    before = shows(comment)
    comment.state = state
    change = int(shows(comment)) - int(before)
    if change:
        count_up(session, comment.video_id, "comments", change)
    return comment


def list_comments(
    session: Session,
    viewer: Viewer,
    video_id: UUID,
    *,
    parent_id: UUID | None = None,
    cursor: str | None = None,
) -> CommentPage:
    """Top comments newest first, or the replies to one, oldest first."""
    published_video(session, video_id, viewer)
    purpose = f"comments.{video_id}.{parent_id}"
    position = decode_cursor(purpose, cursor)
    mine = (Comment.author_id == viewer.account_id) if viewer.account_id else None
    visible = (col(Comment.state) == CommentState.VISIBLE) & col(Comment.is_unwanted).is_(False)
    held_mine = (col(Comment.state) != CommentState.REMOVED) & mine if mine is not None else None
    query = select(Comment).where(
        Comment.video_id == video_id,
        Comment.parent_id == parent_id if parent_id else col(Comment.parent_id).is_(None),
        or_(visible, held_mine) if held_mine is not None else visible,
        readable(viewer),
    )
    newest_first = parent_id is None
    if position:
        at, last = datetime.fromisoformat(position[0]), UUID(position[1])
        when, ident = col(Comment.created_at), col(Comment.id)
        query = query.where(
            or_(when < at, (when == at) & (ident < last))
            if newest_first
            else or_(when > at, (when == at) & (ident > last))
        )
    order = (
        (col(Comment.created_at).desc(), col(Comment.id).desc())
        if newest_first
        else (col(Comment.created_at), col(Comment.id))
    )
    rows = list(session.exec(query.order_by(*order).limit(PAGE + 1)))
    more, rows = len(rows) > PAGE, rows[:PAGE]
    following = (
        encode_cursor(purpose, [rows[-1].created_at.isoformat(), str(rows[-1].id)])
        if more
        else None
    )
    return CommentPage(items=_views(session, viewer, rows), next_cursor=following)


def _views(session: Session, viewer: Viewer, comments: list[Comment]) -> list[CommentView]:
    authors = {
        a.id: a
        for a in session.exec(
            select(Account).where(col(Account.id).in_({c.author_id for c in comments}))
        )
    }
    replies = dict(
        session.exec(
            select(Comment.parent_id, func.count())
            .where(
                col(Comment.parent_id).in_([c.id for c in comments]),
                Comment.state == CommentState.VISIBLE,
                col(Comment.is_unwanted).is_(False),
                readable(viewer),
            )
            .group_by(col(Comment.parent_id))
        ).all()
    )
    return [
        CommentView(
            id=c.id,
            video_id=c.video_id,
            parent_id=c.parent_id,
            author=creator_brief(authors[c.author_id]),
            text=c.text,
            created_at=c.created_at,
            reply_count=replies.get(c.id, 0),
            is_mine=c.author_id == viewer.account_id,
            state=c.state,
        )
        for c in comments
    ]
