"""The hour at which a clip comes out: a row, which its creator moves, calls off or fills in.

The row alone counts. What stands in a broker can be lost; `due` reads the rows.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlmodel import Session

from catalog.agreements import agreement_of, not_before
from catalog.lifecycle import Step, VideoState
from catalog.models import PublishSchedule, Video
from catalog.videos import advance, touch
from catalog.viewer import Viewer
from core.clock import utc_now
from core.db import session_scope
from core.errors import Conflict, InvalidInput
from core.moments import moment_text
from studio.publishing.zones import zone_of
from studio.repository import own_video

log = structlog.get_logger(__name__)
FARTHEST = timedelta(days=365)
# Nothing is on its way: an hour that was called off is forgotten.
IN_HAND = frozenset({VideoState.DRAFT, VideoState.REJECTED, VideoState.FAILED})


class BadHour(InvalidInput):
    """The hour cannot be used."""

    code = "bad_hour"
    title = "Choose another hour"
    title_hi = "दूसरा समय चुनें"


class NothingToSchedule(Conflict):
    """The clip's state does not allow it."""

    code = "not_schedulable"


def set_schedule(
    viewer: Viewer,
    video_id: UUID,
    publish_at: datetime,
    time_zone: str,
    now: datetime | None = None,
) -> None:
    """The clip comes out at `publish_at`, or as soon after it as it may.

    Args:
        publish_at: With a time zone.
        time_zone: IANA name; how the creator reads the hour.

    Raises:
        BadHour: Past, more than a year away, or outside the days that were agreed with a brand.
        BadTimeZone: There is no such zone.
        NothingToSchedule: The clip was live already.
    """
    zone_of(time_zone)
    now = now or utc_now()
    if publish_at.tzinfo is None:
        raise BadHour(
            "The hour needs a time zone, as in 2026-12-04T18:30:00+05:30.",
            "समय के साथ टाइम ज़ोन भी दें, जैसे 2026-12-04T18:30:00+05:30।",
        )
    if publish_at <= now:
        raise BadHour("That hour has passed. Choose a later one.", "वह समय निकल गया। आगे का समय चुनें।")
    if publish_at > now + FARTHEST:
        raise BadHour("An hour may be a year away at most.", "ज़्यादा से ज़्यादा एक साल आगे का समय चुनें।")
    _write(viewer, video_id, publish_at, time_zone, now)


def call_off(viewer: Viewer, video_id: UUID) -> None:
    """Nothing comes out by itself: a handed-in clip waits for another hour, a draft forgets it.

    Raises:
        NothingToSchedule: The clip was live already.
    """
    with session_scope() as session:
        video = _open_video(session, viewer, video_id)
        row = session.get(PublishSchedule, video_id)
        if row is not None and video.state in IN_HAND:
            session.delete(row)
        elif row is not None:
            row.publish_at, row.set_at = None, utc_now()
            session.add(row)
        touch(session, video)


def come_out_now(viewer: Viewer, video_id: UUID, now: datetime | None = None) -> None:
    """The clip comes out as soon as it may; the sweep, which asks the verdict, carries it out.

    Raises:
        NothingToSchedule: It was live already, or was not handed in.
    """
    now = now or utc_now()
    _write(viewer, video_id, now, None, now)


def recall(viewer: Viewer, video_id: UUID, now: datetime | None = None) -> None:
    """A waiting clip becomes a draft again; it is checked anew when it is handed in.

    Raises:
        StepRefused: It does not wait for its hour.
    """
    with session_scope() as session:
        take_back(session, own_video(session, viewer, video_id, for_update=True), now or utc_now())


def take_back(
    session: Session, video: Video, now: datetime, *, code: str = "", reason: str = ""
) -> None:
    """Makes a waiting clip a draft; an hour that is past or was called off is forgotten.

    Args:
        code, reason: As of `catalog.videos.advance`.

    Raises:
        StepRefused: It does not wait.
    """
    advance(session, video.id, Step.RECALL, code=code, reason=reason)
    row = session.get(PublishSchedule, video.id)
    if row is not None and (row.publish_at is None or row.publish_at <= now):
        session.delete(row)


def _write(
    viewer: Viewer, video_id: UUID, publish_at: datetime, time_zone: str | None, now: datetime
) -> None:
    with session_scope() as session:
        video = _open_video(session, viewer, video_id)
        if time_zone is None and video.state in IN_HAND:
            raise NothingToSchedule("Hand the clip in first.", "पहले क्लिप भेजें।")
        first = not_before(session, video_id)
        if first is not None and publish_at < first:
            raise BadHour(
                f"Its brand lets it out from {moment_text(first)} in India.",
                f"ब्रांड के हिसाब से यह भारत के समय {moment_text(first, 'hi')} से आ सकती है।",
                code="before_agreed",
            )
        check_last_day(session, video, publish_at, now)
        row = session.get(PublishSchedule, video_id) or PublishSchedule(video_id=video_id)
        row.publish_at, row.set_at = publish_at, now
        row.time_zone = time_zone or row.time_zone
        session.add(row)
        touch(session, video)
    log.info("video_hour_set", video_id=str(video_id), publish_at=publish_at.isoformat())


def check_last_day(session: Session, video: Video, publish_at: datetime, now: datetime) -> None:
    """Whether a clip that comes out at that hour is out by the last day of its agreement.

    Once that day has passed, it may come out at once if its brand approves it, and no later.

    Raises:
        BadHour: It would be late.
    """
    agreement = agreement_of(session, video.id)
    last = agreement.out_by if agreement else None
    if last is not None and publish_at > max(last, now):
        raise BadHour(
            f"It was agreed that this clip is out by {moment_text(last)} in India. "
            "Choose an earlier hour.",
            f"समझौते के हिसाब से यह क्लिप भारत के समय {moment_text(last, 'hi')} तक आनी है। "
            "पहले का समय चुनें।",
            code="after_agreed",
        )


def _open_video(session: Session, viewer: Viewer, video_id: UUID) -> Video:
    video = own_video(session, viewer, video_id, for_update=True)
    if video.state is VideoState.PUBLISHED:
        raise NothingToSchedule("This clip is live already.", "यह क्लिप पहले से लाइव है।")
    if video.published_at is not None:
        raise NothingToSchedule(
            "This clip was live before; it comes back as soon as it may.",
            "यह क्लिप पहले लाइव थी; जैसे ही हो सकेगा, फिर आ जाएगी।",
        )
    return video
