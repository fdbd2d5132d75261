"""What a case is about as it is now: a clip, a comment, an account or a product's words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, select

from catalog.videos import get_video
from community.models import Comment, CommentState
from core.errors import Conflict, NotFound
from moderation.effects.accounts import state_of, whose
from moderation.effects.products import product_of, state_now
from moderation.models import Subject
from moderation.products.models import WordState
from moderation.repository import DECIDABLE, get_case


class NothingToDecide(Conflict):
    """It has moved on by itself, as when a creator edits their clip."""

    code = "nothing_to_decide"

    def __init__(self) -> None:
        super().__init__(
            "This clip is no longer waiting; look at the queue again.",
            "यह क्लिप अब इंतज़ार में नहीं है; क़तार फिर से देखें।",
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """What is decided about, as it is before the decision.

    Args:
        video_id: The clip that it is, or is under, or was met at.
        author_id: None of a product that nobody's account sells.
        state: Of the clip, comment or account, or of the words that count.
        code: Why a clip is in that state, with `told`, what its creator was last told.
    """

    video_id: UUID | None
    author_id: UUID | None
    state: str
    code: str = ""
    told: str = ""


def hold_product(session: Session, case_id: UUID) -> None:
    """Locks the product that a case is about before the case itself, as what comes in does."""
    case = get_case(session, case_id)
    if case.subject is Subject.PRODUCT:
        product_of(session, case.subject_id)


def seen(session: Session, subject: Subject, subject_id: UUID, video_id: UUID | None) -> Seen:
    """A case's subject as it is, locked until the transaction ends.

    Raises:
        NotFound: There is no such clip, comment, account or product.
        NothingToDecide: It is neither shown nor held.
    """
    if subject is Subject.ACCOUNT:
        return Seen(video_id, whose(session, subject_id), state_of(session, subject_id))
    if subject is Subject.PRODUCT:
        product = product_of(session, subject_id)
        state = state_now(session, subject_id)
        if state in (None, WordState.REFUSED):
            raise NothingToDecide()
        return Seen(None, product.brand_id, str(state))
    if subject is Subject.COMMENT:
        comment = session.exec(
            select(Comment).where(Comment.id == subject_id).with_for_update()
        ).first()
        if comment is None:
            raise NotFound(
                "There is no such comment.", "ऐसा कोई कमेंट नहीं है।", code="comment_not_found"
            )
        if comment.state is CommentState.REMOVED:
            raise NothingToDecide()
        return Seen(comment.video_id, comment.author_id, comment.state.value)
    video = get_video(session, subject_id, for_update=True)
    if video.state not in DECIDABLE:
        raise NothingToDecide()
    return Seen(
        video.id,
        video.creator_id,
        video.state.value,
        video.decision_code,
        video.decision_reason,
    )
