"""The audience promised to every approved clip, and whether one has had it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import case, func
from sqlmodel import Session, col, select

from catalog.lifecycle import VideoState
from catalog.models import Account, Video, VideoStats
from catalog.viewer import Viewer
from core.errors import NotFound
from feed.params.places import EXPOSURE_HOURS, EXPOSURE_IMPRESSIONS
from feed.schemas import Exposure, ExposureState, LateClip, LateClips


class NoExposure(NotFound):
    """No such clip, or it was never published, or it is not this viewer's to ask about."""

    code = "exposure_not_found"

    def __init__(self) -> None:
        super().__init__(
            "There is no published clip of yours with that id.",
            "इस आईडी की आपकी कोई पब्लिश हुई क्लिप नहीं है।",
        )


def late_clips(session: Session, viewer: Viewer, now: datetime, limit: int) -> list[Exposure]:
    """Published clips whose time is over before they had the audience promised, latest first.

    Raises:
        NotSignedIn, Forbidden: Only moderators may ask.
    """
    return [late.exposure for late in late_of(session, viewer, now, limit).clips]


def late_of(session: Session, viewer: Viewer, now: datetime, limit: int) -> LateClips:
    """How many clips are late or owed, and the `limit` that have been late for longest.

    Raises:
        NotSignedIn, Forbidden: Only moderators may ask.
    """
    viewer.require_moderator()
    impressions = func.coalesce(col(VideoStats.impressions), 0)
    lacks = (Video.state == VideoState.PUBLISHED, impressions < EXPOSURE_IMPRESSIONS.default)
    late = col(Video.published_at) <= now - timedelta(hours=EXPOSURE_HOURS.default)
    stats = col(VideoStats.video_id) == col(Video.id)
    lacking, too_late = session.exec(
        select(func.count(col(Video.published_at)), func.count(case((late, 1))))
        .select_from(Video)
        .join(VideoStats, stats, isouter=True)
        .where(*lacks)
    ).one()
    rows = session.exec(
        select(Video, Account.handle, impressions)
        .join(Account, col(Account.id) == col(Video.creator_id))
        .join(VideoStats, stats, isouter=True)
        .where(*lacks, late)
        .order_by(col(Video.published_at), col(Video.id))
        .limit(limit)
    ).all()
    clips = [
        LateClip(
            exposure=_exposure(video.id, video.published_at, count, now),
            caption=video.caption,
            creator_handle=handle or "",
        )
        for video, handle, count in rows
        if video.published_at is not None
    ]
    return LateClips(late=too_late, owed=lacking - too_late, clips=clips)


def exposure_of(session: Session, video_id: UUID, viewer: Viewer, now: datetime) -> Exposure:
    """How a clip stands, for its creator and for moderators.

    Raises:
        NoExposure: There is nothing this viewer may see.
    """
    video = session.get(Video, video_id)
    if video is None or video.published_at is None or video.state is not VideoState.PUBLISHED:
        raise NoExposure()
    if video.creator_id != viewer.account_id and not viewer.may_moderate:
        raise NoExposure()
    stats = session.get(VideoStats, video_id)
    impressions = stats.impressions if stats else 0
    return _exposure(video_id, video.published_at, impressions, now)


def _exposure(video_id: UUID, published_at: datetime, impressions: int, now: datetime) -> Exposure:
    due_at = published_at + timedelta(hours=EXPOSURE_HOURS.default)
    if impressions >= EXPOSURE_IMPRESSIONS.default:
        state = ExposureState.MET
    else:
        state = ExposureState.OWED if now < due_at else ExposureState.LATE
    return Exposure(
        video_id=video_id,
        state=state,
        impressions=impressions,
        promised=EXPOSURE_IMPRESSIONS.default,
        published_at=published_at,
        due_at=due_at,
    )
