"""Closing cases that nobody can decide any more, as their clip or comment is gone."""

from __future__ import annotations

from sqlmodel import Session, and_, col, or_, select

from catalog.models import Video
from community.models import Comment, CommentState
from moderation.cases.opening import close_without_decision
from moderation.models import GOLDEN, CaseState, ReviewCase, Subject
from moderation.repository import GONE


def close_gone(session: Session, limit: int) -> int:
    """Closes open cases on what nobody can see any more; how many.

    Cases about decisions stay: a rejected clip is what an appeal is about.
    """
    clips = select(Video.id).where(col(Video.state).in_(GONE))
    comments = select(Comment.id).where(Comment.state == CommentState.REMOVED)
    found = session.exec(
        select(ReviewCase)
        .where(
            ReviewCase.state == CaseState.OPEN,
            col(ReviewCase.about_decision_id).is_(None),
            ReviewCase.look > GOLDEN,  # What was rejected can still be asked about.
            or_(
                and_(
                    col(ReviewCase.subject) == Subject.VIDEO,
                    col(ReviewCase.subject_id).in_(clips),
                ),
                and_(
                    col(ReviewCase.subject) == Subject.COMMENT,
                    col(ReviewCase.subject_id).in_(comments),
                ),
            ),
        )
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for case in found:
        close_without_decision(session, case)
    return len(found)
