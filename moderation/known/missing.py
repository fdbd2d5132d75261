"""Prints that published clips lack: of those screened before clips were known by anything, or by
hashes of an older version. Each is made once; nothing is left to do once all have theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, func, or_, select

from catalog.lifecycle import VideoState
from catalog.media import media_key
from catalog.models import Video
from catalog.videos import get_video
from core.db import read_scope, session_scope
from core.jobs import Claim, Job, JobState, ensure_job, finish_job
from core.jobs.rows import LAST_PRIORITY, OPEN
from core.storage import get_store
from moderation.evidence import VIDEO_MP4
from moderation.known.keeping import first_seen, keep_prints
from moderation.known.models import ClipPrint
from moderation.known.prints import VERSION, Prints, take_prints

PRINT = "moderation.print_clip"
QUEUE = "media"
WAITING_MOST = 100
"""Jobs at a time. A clip takes about two seconds, so the next look finds them done."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a published clip is known by, and of which rendition."""

    prints: Prints
    recipe: str


def lacking(
    session: Session, most: int, *, after: UUID | None = None, untried: bool = False
) -> list[UUID]:
    """Published clips without prints of this version, oldest first.

    Args:
        after: Only those made later than this clip.
        untried: Leaves out those with a job under way, and those whose job failed for good.
    """
    has_prints = select(ClipPrint.id).where(
        ClipPrint.video_id == Video.id, ClipPrint.version == VERSION
    )
    query = select(Video.id).where(Video.state == VideoState.PUBLISHED, ~has_prints.exists())
    if untried:
        tried = select(Job.id).where(
            Job.task == PRINT,
            Job.subject_id == Video.id,
            or_(col(Job.state).in_(OPEN), Job.state == JobState.FAILED),
        )
        query = query.where(~tried.exists())
    if after is not None:
        query = query.where(col(Video.id) > after)
    return list(session.exec(query.order_by(col(Video.id)).limit(most)))


def start_missing(most: int = WAITING_MOST) -> int:
    """Begins jobs for clips that lack prints, until `most` are under way.

    They are last in their queue. What cannot be read is not tried again by itself.

    Returns:
        How many have begun.
    """
    under_way = (
        select(func.count()).select_from(Job).where(Job.task == PRINT, col(Job.state).in_(OPEN))
    )
    with read_scope() as session:
        room = most - session.exec(under_way).one()
        found = lacking(session, room, untried=True) if room > 0 else []
    if not found:
        return 0
    with session_scope() as session:
        for video_id in found:
            ensure_job(session, PRINT, video_id, queue=QUEUE, priority=LAST_PRIORITY)
    return len(found)


def print_claimed(claim: Claim) -> None:
    """Makes the prints of the claimed clip, if it lacks them still.

    Raises:
        NotFound, NoPictures, av.error.FFmpegError: Its file is gone or cannot be read.
    """
    taken = _take(claim.subject_id)
    with session_scope() as session:
        if finish_job(session, claim) and taken is not None:
            _store(session, claim.subject_id, taken)


def print_now(video_id: UUID) -> bool:
    """Makes the prints of a clip at once; False where it lacks none.

    Raises:
        NotFound, NoPictures, av.error.FFmpegError: Its file is gone or cannot be read.
    """
    taken = _take(video_id)
    if taken is None:
        return False
    with session_scope() as session:
        return _store(session, video_id, taken)


def _take(video_id: UUID) -> Taken | None:
    with read_scope() as session:
        video = get_video(session, video_id)
        if not _lacks(session, video):
            return None
    key = f"{media_key(video.id, video.recipe)}/{VIDEO_MP4}"
    return Taken(take_prints(get_store().local_path(key), video.duration_ms), video.recipe)


def _store(session: Session, video_id: UUID, taken: Taken) -> bool:
    """Keeps them unless the clip went, was rendered anew or was screened meanwhile."""
    video = get_video(session, video_id, for_update=True)
    if video.recipe != taken.recipe or not _lacks(session, video):
        return False
    keep_prints(session, video_id, taken.prints, first_at=first_seen(session, video))
    return True


def _lacks(session: Session, video: Video) -> bool:
    kept = select(ClipPrint.id).where(ClipPrint.video_id == video.id, ClipPrint.version == VERSION)
    return video.state is VideoState.PUBLISHED and session.exec(kept).first() is None
