"""What was heard in a clip, kept with its verdict."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select, update

from moderation.captions import Cue
from moderation.hearing import Hearing, Listened
from moderation.models import Scope, Screening


def kept(hearing: Hearing) -> dict[str, Any]:
    """What was heard, as a verdict's row keeps it: the lines exactly as they were judged."""
    lines = [[cue.at_ms, cue.text] for cue in hearing.cues]
    return {"how": hearing.how.value, "language": hearing.language, "lines": lines}


def restored(heard: dict[str, Any]) -> Hearing:
    """What was heard, from the row; what was said of it is among the row's scores."""
    cues = tuple(Cue(at_ms, text) for at_ms, text in heard["lines"])
    return Hearing(cues, heard["language"], how=Listened(heard["how"]))


def forget_heard(session: Session, video_id: UUID) -> None:
    """The words of a clip that its maker deleted go; what was made of them stays, as numbers."""
    has_words = (col(Screening.video_id) == video_id, col(Screening.heard).is_not(None))
    session.execute(update(Screening).where(*has_words).values(heard=None))


def last_heard(session: Session, video_id: UUID) -> Hearing | None:
    """Of the last whole screening; an earlier one may have been of another edit."""
    last = session.exec(
        select(Screening)
        .where(
            Screening.video_id == video_id,
            col(Screening.comment_id).is_(None),
            Screening.scope == Scope.CLIP,
        )
        .order_by(col(Screening.created_at).desc(), col(Screening.id).desc())
        .limit(1)
    ).first()
    return restored(last.heard) if last is not None and last.heard else None
