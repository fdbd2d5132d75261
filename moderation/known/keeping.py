"""What was found in a clip as rows, in the transaction that decides about it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete, func, select

from catalog.models import Video
from moderation.known.looking import Sightings
from moderation.known.models import ClipPrint, KnownMatch, NearDuplicate
from moderation.known.prints import VERSION, Prints
from moderation.models import Screening


def keep_sightings(session: Session, video_id: UUID, sightings: Sightings) -> None:
    """Stores the clip's hashes, the originals of what it copies, and its matches with banks. What
    a person said about a match stays. May run twice.
    """
    if sightings.prints is None:
        return
    keep_prints(session, video_id, sightings.prints)
    session.execute(delete(NearDuplicate).where(col(NearDuplicate.video_id) == video_id))
    session.add_all(
        NearDuplicate(
            video_id=video_id,
            original_id=copied.original_id,
            share=copied.share,
            is_same_sound=copied.is_same_sound,
        )
        for copied in sightings.copied
    )
    known = {
        match.item_id: match
        for match in session.exec(select(KnownMatch).where(KnownMatch.video_id == video_id))
    }
    for seen in sightings.seen:
        match = known.get(seen.item_id) or KnownMatch(
            video_id=video_id,
            item_id=seen.item_id,
            bank_version=seen.bank_version,
            closeness=seen.closeness,
            location=seen.where,
        )
        match.bank_version, match.closeness = seen.bank_version, seen.closeness
        match.location = seen.where
        session.add(match)
    session.flush()


def first_seen(session: Session, video: Video) -> datetime:
    """When the clip was first screened, or else published or made: of two that are alike the
    earlier is the original, whenever their hashes were taken.
    """
    screened = session.exec(
        select(func.min(Screening.created_at)).where(
            Screening.video_id == video.id, col(Screening.comment_id).is_(None)
        )
    ).one()
    return screened or video.published_at or video.created_at


def keep_prints(
    session: Session, video_id: UUID, prints: Prints, *, first_at: datetime | None = None
) -> ClipPrint:
    """The clip's row; one of an older screening gives way and leaves its day.

    Args:
        first_at: When the clip was first seen, if that was not now.
    """
    old = session.exec(select(ClipPrint).where(ClipPrint.video_id == video_id)).first()
    row = ClipPrint(
        video_id=video_id,
        version=VERSION,
        pictures=prints.pictures.astype("<u8").tobytes(),
        times_ms=list(prints.times_ms),
        sound=prints.sound.astype("<u4").tobytes(),
    )
    if first_at is not None:
        row.first_at = first_at
    if old is not None:
        row.first_at = old.first_at
        session.delete(old)
        session.flush()
    session.add(row)
    session.flush()
    return row
