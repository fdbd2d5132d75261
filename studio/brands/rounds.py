"""The rounds in which a brand looks at a clip, and the clips that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, and_, col, or_, select

from catalog.lifecycle import VideoState
from catalog.models import AgreedClip, Agreement, Approval, Video
from studio.brands.models import ReviewNote, ReviewRound
from studio.wording import REMOVED_BY_CREATOR


def clips_under(
    session: Session, agreement_ids: Iterable[UUID]
) -> Sequence[tuple[AgreedClip, Video]]:
    """Clips of agreements that are still there or were live until their creator deleted them.

    Oldest first.
    """
    return session.exec(
        select(AgreedClip, Video)
        .join(Video, col(Video.id) == col(AgreedClip.video_id))
        .where(
            col(AgreedClip.agreement_id).in_(list(agreement_ids)),
            or_(
                Video.state != VideoState.REMOVED,
                and_(
                    Video.decision_code == REMOVED_BY_CREATOR,
                    col(Video.published_at).is_not(None),
                ),
            ),
        )
        .order_by(col(Video.id))
    ).all()


def clips_to_answer(
    session: Session, brand_id: UUID | None, limit: int
) -> Sequence[tuple[AgreedClip, Video]]:
    """Clips that wait for the brand, longest first; of every brand where none is named."""
    query = (
        select(AgreedClip, Video)
        .join(Video, col(Video.id) == col(AgreedClip.video_id))
        .join(Agreement, col(Agreement.id) == col(AgreedClip.agreement_id))
        .where(AgreedClip.approval == Approval.WAITING, Video.state == VideoState.SCHEDULED)
    )
    if brand_id is not None:
        query = query.where(Agreement.brand_id == brand_id)
    return session.exec(query.order_by(col(Video.submitted_at), col(Video.id)).limit(limit)).all()


def rounds_of(session: Session, video_id: UUID) -> Sequence[ReviewRound]:
    """The rounds of a clip, first to last."""
    return session.exec(
        select(ReviewRound)
        .where(ReviewRound.video_id == video_id)
        .order_by(col(ReviewRound.number))
    ).all()


def last_rounds(session: Session, video_ids: Iterable[UUID]) -> dict[UUID, ReviewRound]:
    """The newest round of each clip that was handed in."""
    rows = session.exec(
        select(ReviewRound)
        .where(col(ReviewRound.video_id).in_(list(video_ids)))
        .order_by(col(ReviewRound.number))
    )
    return {row.video_id: row for row in rows}


def notes_of(session: Session, round_ids: Iterable[UUID]) -> dict[UUID, list[ReviewNote]]:
    """The notes of rounds, of the whole clip first, then by time."""
    found: dict[UUID, list[ReviewNote]] = defaultdict(list)
    rows = session.exec(select(ReviewNote).where(col(ReviewNote.round_id).in_(list(round_ids))))
    for row in sorted(rows, key=lambda n: (-1 if n.at_ms is None else n.at_ms, n.id)):
        found[row.round_id].append(row)
    return found


def current_round(session: Session, clip: AgreedClip, now: datetime) -> ReviewRound:
    """The round that waits for its answer; begun where the last one was answered."""
    last = session.exec(
        select(ReviewRound)
        .where(ReviewRound.video_id == clip.video_id)
        .order_by(col(ReviewRound.number).desc())
        .limit(1)
    ).first()
    if last is not None and last.answer is None and last.agreement_id == clip.agreement_id:
        return last
    made = ReviewRound(
        video_id=clip.video_id,
        agreement_id=clip.agreement_id,
        number=last.number + 1 if last else 1,
        handed_in_at=now,
    )
    session.add(made)
    session.flush()
    return made
