"""Videos: finding them with visibility checked, and moving them through their life."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from catalog.agreements import is_cleared, not_before, partner_of, revise
from catalog.followers import follows
from catalog.kinds import Audience, Restriction
from catalog.lifecycle import EVENT_OF, Step, VideoRestricted, VideoState, after
from catalog.models import PublishSchedule, Video, VideoStats
from catalog.viewer import Viewer
from catalog.visibility import Visibility, visibility_of
from core.bus import emit
from core.clock import utc_now
from core.errors import NotFound


class VideoNotFound(NotFound):
    """No such clip, or not for this viewer; the two look alike on purpose."""

    code = "video_not_found"

    def __init__(self) -> None:
        super().__init__("This clip is not available.", "यह क्लिप उपलब्ध नहीं है।")


def get_video(session: Session, video_id: UUID, *, for_update: bool = False) -> Video:
    """The video, whatever its state.

    Raises:
        VideoNotFound: There is none.
    """
    query = select(Video).where(Video.id == video_id)
    video = session.exec(query.with_for_update() if for_update else query).first()
    if video is None:
        raise VideoNotFound()
    return video


def get_visible_video(session: Session, video_id: UUID, viewer: Viewer) -> Video:
    """The video, if `viewer` may open it by its address.

    Raises:
        VideoNotFound: There is none, or it is not for this viewer.
    """
    video = get_video(session, video_id)
    if ruling_on(session, video, viewer) is Visibility.DROP:
        raise VideoNotFound()
    return video


def ruling_on(session: Session, video: Video, viewer: Viewer) -> Visibility:
    """What `viewer` may have of the clip."""
    knows = video.audience is Audience.FOLLOWERS and follows(session, viewer, video.creator_id)
    is_open = (
        video.state is VideoState.PUBLISHED
        and video.audience is Audience.EVERYONE
        and video.restriction is Restriction.NONE
    )
    return visibility_of(
        video.state,
        video.audience,
        video.creator_id,
        viewer,
        follows=knows,
        partner_id=None if is_open else partner_of(session, video.id, viewer),
        restriction=video.restriction,
    ).visibility


def advance(
    session: Session, video_id: UUID, step: Step, *, code: str = "", reason: str = ""
) -> Video:
    """Performs one lifecycle step and emits its event in the same transaction.

    Args:
        code: Why, for machines; kept on the video as its last decision.
        reason: Why, for the creator.

    Raises:
        VideoNotFound: There is no such video.
        StepRefused: The step does not lead on from its state.
    """
    video = get_video(session, video_id, for_update=True)
    video.state = after(video.state, step)
    touch(session, video)
    now = video.changed_at
    if step is Step.SUBMIT:
        video.submitted_at = now
        video.decision_code = video.decision_reason = ""
    else:
        video.decision_code, video.decision_reason = code, reason
    if step is Step.PUBLISH and video.published_at is None:
        video.published_at = now
    stats_of(session, video_id)
    emit(session, EVENT_OF[step](video_id=video_id))  # type: ignore[call-arg]
    return video


def let_through(
    session: Session, video_id: UUID, *, code: str = "", now: datetime | None = None
) -> Video:
    """The verdict lets the clip show: at once, or at the hour that its creator chose.

    A clip that was live before goes live again; its hour is past. One made under an agreement
    waits until its brand has approved what it is now.

    Args:
        code: As of `advance`.
    """
    video = get_video(session, video_id, for_update=True)
    chosen = session.get(PublishSchedule, video_id)
    revise(session, video)
    now = now or utc_now()
    first = not_before(session, video_id) if video.published_at is None else None
    if first is not None and first > now and chosen is None:
        chosen = PublishSchedule(video_id=video_id, publish_at=first)
        session.add(chosen)
    waits = not is_cleared(session, video) or (
        chosen is not None
        and video.published_at is None
        and (chosen.publish_at is None or max(chosen.publish_at, first or now) > now)
    )
    return advance(session, video_id, Step.SCHEDULE if waits else Step.PUBLISH, code=code)


def restrict(session: Session, video: Video, restriction: Restriction) -> bool:
    """Sets what moderation keeps the clip from, or lifts it; whether that was a change."""
    if video.restriction is restriction:
        return False
    video.restriction = restriction
    touch(session, video)
    emit(session, VideoRestricted(video_id=video.id))
    return True


def touch(session: Session, video: Video) -> None:
    """Marks a change that snapshots elsewhere must pick up."""
    video.revision += 1
    video.changed_at = utc_now()
    session.add(video)


def stats_of(session: Session, video_id: UUID) -> VideoStats:
    """The clip's totals, made when missing."""
    stats = session.get(VideoStats, video_id)
    if stats is None:
        stats = VideoStats(video_id=video_id)
        session.add(stats)
        session.flush()
    return stats
