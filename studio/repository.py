"""Queries of the studio. Whatever belongs to somebody else looks as if it were not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy.orm import object_session
from sqlmodel import Session, col, func, select

from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Caption, Product, ProductPin, Video, VideoHashtag, VideoStats
from catalog.videos import VideoNotFound, get_video
from catalog.viewer import Viewer
from studio.edl import Edl, SourceFacts, parse_edl, resolve_edl
from studio.media_info import MediaInfo
from studio.models import ClipRun, ClipSource, Upload

TRANSCODE = "studio.transcode"  # The task of every step of a clip's processing.


def own_video(
    session: Session, viewer: Viewer, video_id: UUID, *, for_update: bool = False
) -> Video:
    """The viewer's own clip; an admin owns every clip.

    Raises:
        NotSignedIn, Forbidden: The viewer may not make clips.
        VideoNotFound: There is none, it is somebody else's, or it was removed.
    """
    account_id = viewer.require_creator()
    video = get_video(session, video_id, for_update=for_update)
    if video.creator_id != account_id and viewer.role is not Role.ADMIN:
        raise VideoNotFound()
    if video.state is VideoState.REMOVED:
        raise VideoNotFound()
    return video


def edit_of(video: Video) -> Edl:
    """The edit as the creator left it."""
    return parse_edl(video.edl) if video.edl else Edl()


def resolved_edit(video: Video, edit: Edl | None = None) -> Edl:
    """The clip's edit, or another for it, with its ends filled in.

    Raises:
        EdlRefused: It does not fit its sources.
    """
    edit = edit or edit_of(video)
    session = object_session(video) if edit.sources else None
    # A clip that no session knows has no further sources either.
    facts = source_facts(session, video.id) if isinstance(session, Session) else {}
    return resolve_edl(edit, video.source_duration_ms, facts)


def source_facts(session: Session, video_id: UUID) -> dict[str, SourceFacts]:
    """What an edit list has to know of the clip's further sources, by upload id."""
    found = {}
    for upload in further_uploads(session, video_id):
        info = MediaInfo.from_json(upload.media_info)
        found[str(upload.id)] = SourceFacts(info.duration_ms, info.has_picture, info.has_audio)
    return found


def upload_of(session: Session, video_id: UUID) -> Upload | None:
    """The original's row."""
    return session.exec(select(Upload).where(Upload.video_id == video_id)).first()


def source_of(session: Session, video_id: UUID, source: UUID | None) -> Upload | None:
    """The upload behind a source of the clip: a further one by its id, the original for `None`."""
    if source is None:
        return upload_of(session, video_id)
    row = session.get(ClipSource, source)
    return session.get(Upload, source) if row is not None and row.video_id == video_id else None


def further_uploads(session: Session, video_id: UUID) -> list[Upload]:
    """The rows of the clip's other sources, oldest first."""
    return list(
        session.exec(
            select(Upload)
            .join(ClipSource, col(ClipSource.upload_id) == col(Upload.id))
            .where(ClipSource.video_id == video_id)
            .order_by(col(ClipSource.created_at), col(Upload.id))
        )
    )


def pins_of(session: Session, video_id: UUID) -> list[ProductPin]:
    """Pins by time."""
    return list(
        session.exec(
            select(ProductPin)
            .where(ProductPin.video_id == video_id)
            .order_by(col(ProductPin.start_ms), col(ProductPin.id))
        )
    )


def products_by_id(session: Session, ids: Iterable[UUID]) -> dict[UUID, Product]:
    """Products, also those no longer sold."""
    wanted = list(ids)
    return {p.id: p for p in session.exec(select(Product).where(col(Product.id).in_(wanted)))}


def captions_of(session: Session, video_id: UUID) -> list[Caption]:
    """Caption tracks by language, each in the time of its source; the main source's first."""
    found = session.exec(select(Caption).where(Caption.video_id == video_id))
    return sorted(found, key=lambda c: (c.language, str(c.source or "")))


def hashtags_of(session: Session, video_id: UUID) -> list[str]:
    """Slugs of the clip's hashtags."""
    return list(
        session.exec(
            select(VideoHashtag.slug)
            .where(VideoHashtag.video_id == video_id)
            .order_by(col(VideoHashtag.slug))
        )
    )


def latest_runs(session: Session, video_ids: Sequence[UUID]) -> dict[UUID, ClipRun]:
    """The newest processing of each clip."""
    runs = session.exec(
        select(ClipRun).where(col(ClipRun.video_id).in_(video_ids)).order_by(col(ClipRun.id))
    )
    return {run.video_id: run for run in runs}


def stats_by_video(session: Session, video_ids: Sequence[UUID]) -> dict[UUID, VideoStats]:
    """Totals of those clips that have any."""
    rows = session.exec(select(VideoStats).where(col(VideoStats.video_id).in_(video_ids)))
    return {row.video_id: row for row in rows}


def list_own(
    session: Session,
    creator_id: UUID,
    *,
    before: UUID | None,
    limit: int,
    state: VideoState | None,
) -> list[Video]:
    """The creator's clips, newest first; ids sort by the time they were made."""
    query = select(Video).where(Video.creator_id == creator_id, Video.state != VideoState.REMOVED)
    if state is not None:
        query = query.where(Video.state == state)
    if before is not None:
        query = query.where(col(Video.id) < before)
    return list(session.exec(query.order_by(col(Video.id).desc()).limit(limit)))


def counts_by_state(session: Session, creator_id: UUID) -> dict[VideoState, int]:
    """How many clips stand where."""
    rows = session.exec(
        select(Video.state, func.count())
        .where(Video.creator_id == creator_id, Video.state != VideoState.REMOVED)
        .group_by(Video.state)
    )
    counts: dict[VideoState, int] = defaultdict(int)
    for state, number in rows:
        counts[VideoState(state)] = number
    return dict(counts)
