"""The screen of the comment sheet: a comment that it holds is a decision, told to its author."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from sqlmodel import Session

from community.comments import Screened
from community.models import Comment, CommentState
from moderation.comments import CommentVerdict, keep_verdict, screen_comment
from moderation.models import Ruling
from moderation.reputation.models import Part
from moderation.reputation.record import caution_of
from moderation.rulings import record_automatic

TOLD_HELD = "A person has to look at this comment before it shows; it is in the queue."


def screen_for_author(session: Session, author_id: UUID, text: str) -> Screened:
    """Whether a comment shows at once: its limits know the author's record, all of it is kept."""
    said = screen_comment(text, caution=caution_of(session, author_id, Part.COMMENTER))
    return Screened(CommentState(said.state), partial(_keep, said))


def _keep(said: CommentVerdict, session: Session, comment: Comment) -> None:
    """The verdict; and where it holds, the decision with its statement of reasons."""
    screening_id = keep_verdict(said, session, comment)
    if comment.state is CommentState.HELD:
        record_automatic(
            session,
            video_id=comment.video_id,
            comment_id=comment.id,
            ruling=Ruling.HOLD,
            reason_code=said.verdict.reasons[0].code if said.verdict.reasons else "",
            reason_text=TOLD_HELD,
            screening_id=screening_id,
            policy_version=said.policy.version,
        )
