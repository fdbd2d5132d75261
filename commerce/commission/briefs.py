"""Names for ids: who is on either side, and which clip it was."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.media import media_url
from catalog.models import Account, Video
from commerce.commission.schemas import ClipBrief, Party


def parties(session: Session, ids: Iterable[UUID]) -> dict[UUID, Party]:
    """The accounts behind `ids`, by id."""
    rows = session.exec(select(Account).where(col(Account.id).in_(set(ids))))
    return {
        row.id: Party(id=row.id, handle=row.handle, display_name=row.display_name) for row in rows
    }


def clip_briefs(session: Session, ids: Iterable[UUID]) -> dict[UUID, ClipBrief]:
    """The clips behind `ids`, by id."""
    rows = session.exec(
        select(Video.id, Video.caption, Video.recipe).where(col(Video.id).in_(set(ids)))
    )
    return {
        video_id: ClipBrief(
            video_id=video_id,
            caption=caption,
            poster_url=media_url(video_id, recipe, "poster.webp") if recipe else None,
        )
        for video_id, caption, recipe in rows
    }
