"""The audience promised to every approved clip, and whether one has had it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session

from catalog.lifecycle import VideoState
from catalog.models import Video, VideoStats
from catalog.viewer import Viewer
from core.errors import NotFound
from feed.params import EXPOSURE_HOURS, EXPOSURE_IMPRESSIONS
from feed.schemas import Exposure, ExposureState


class NoExposure(NotFound):
    """No such clip, or it was never published, or it is not this viewer's to ask about."""

    code = "exposure_not_found"

    def __init__(self) -> None:
        super().__init__("There is no published clip of yours with that id.")


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
    due_at = video.published_at + timedelta(hours=EXPOSURE_HOURS.default)
    if impressions >= EXPOSURE_IMPRESSIONS.default:
        state = ExposureState.MET
    else:
        state = ExposureState.OWED if now < due_at else ExposureState.LATE
    return Exposure(
        video_id=video_id,
        state=state,
        impressions=impressions,
        promised=EXPOSURE_IMPRESSIONS.default,
        published_at=video.published_at,
        due_at=due_at,
    )
