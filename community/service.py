"""Likes, saves, follows, shares, not-interested and reports, each in one transaction."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from sqlmodel import Session, SQLModel, col, select, update

from catalog.allowances import Act, check_allowed
from catalog.hashtags import fold_tag
from catalog.ids import ViewerId
from catalog.lifecycle import VideoState
from catalog.models import Category, Video, VideoStats
from catalog.service import get_creator
from catalog.videos import VideoNotFound, get_visible_video, stats_of
from catalog.viewer import Viewer
from community.apart import check_together
from community.models import (
    Follow,
    Like,
    NegativeScope,
    NotInterested,
    Report,
    Save,
)
from community.relations import (
    blocked_creators_of,
    count_rows,
    flags_of,
    followed_creators_of,
    liked_videos_of,
    negatives_of,
    saved_videos_of,
)
from community.schemas import (
    NotInterestedForm,
    ReportForm,
    Shared,
    Toggle,
)
from community.signals import VideoReported
from core.bus import emit
from core.db import after_commit
from core.errors import InvalidInput
from core.settings import get_settings
from events.schemas import EventType
from events.service import append

__all__ = [
    "OwnAccount",
    "blocked_creators_of",
    "count_up",
    "flags_of",
    "followed_creators_of",
    "liked_videos_of",
    "negatives_of",
    "not_interested",
    "published_video",
    "record",
    "remember_negative",
    "report",
    "saved_videos_of",
    "set_follow",
    "set_like",
    "set_save",
    "share",
    "toggle",
]


class OwnAccount(InvalidInput):
    """One can neither follow, mute nor block oneself."""

    code = "own_account"

    def __init__(self) -> None:
        super().__init__("That is you.", "यह आप ही हैं।")


def published_video(session: Session, video_id: UUID, viewer: Viewer) -> Video:
    """A clip that people may act upon.

    Raises:
        VideoNotFound: It is not published.
    """
    video = get_visible_video(session, video_id, viewer)
    if video.state is not VideoState.PUBLISHED:
        raise VideoNotFound()
    return video


def count_up(session: Session, video_id: UUID, column: str, by: int) -> int:
    """Adds to one total of a clip without a lost update; returns the new total."""
    stats_of(session, video_id)
    field = getattr(VideoStats, column)
    session.execute(
        update(VideoStats).where(col(VideoStats.video_id) == video_id).values({column: field + by})
    )
    return int(session.exec(select(field).where(VideoStats.video_id == video_id)).one())


def record(
    session: Session,
    kind: EventType,
    viewer: Viewer,
    video_id: UUID | None = None,
    creator_id: UUID | None = None,
    value: str | None = None,
) -> None:
    """Appends the behavioural event once the promise is durable."""
    after_commit(
        session,
        partial(append, kind, viewer.id, video_id, creator_id=creator_id, value=value),
    )


def toggle(session: Session, row: SQLModel, key: tuple[UUID, UUID], on: bool) -> int:
    """Makes the row be there or not; returns the change: 1, 0 or −1."""
    present = session.get(type(row), key)
    if on and present is None:
        session.add(row)
        session.flush()
        return 1
    if not on and present is not None:
        session.delete(present)
        session.flush()
        return -1
    return 0


def set_like(session: Session, viewer: Viewer, video_id: UUID, on: bool) -> Toggle:
    """Likes or unlikes; doing it twice changes nothing.

    Raises:
        BlockedByYou, NotWithThem: A block is between the viewer and the clip's creator.
    """
    video = published_video(session, video_id, viewer)
    if on:
        check_together(session, viewer, video.creator_id)
    row = Like(viewer_id=viewer.id, video_id=video_id)
    change = toggle(session, row, (viewer.id, video_id), on)
    count = count_up(session, video_id, "likes", change)
    if change:
        record(session, EventType.LIKE if on else EventType.UNLIKE, viewer, video_id)
    return Toggle(active=on, count=count)


def set_save(session: Session, viewer: Viewer, video_id: UUID, on: bool) -> Toggle:
    """Keeps or forgets a clip; doing it twice changes nothing."""
    published_video(session, video_id, viewer)
    row = Save(viewer_id=viewer.id, video_id=video_id)
    change = toggle(session, row, (viewer.id, video_id), on)
    count = count_up(session, video_id, "saves", change)
    if change:
        record(session, EventType.SAVE if on else EventType.UNSAVE, viewer, video_id)
    return Toggle(active=on, count=count)


def set_follow(session: Session, viewer: Viewer, handle: str, on: bool) -> Toggle:
    """Follows or unfollows a creator.

    Raises:
        OwnAccount: One cannot follow oneself.
        BlockedByYou, NotWithThem: A block is between the two.
    """
    creator = get_creator(session, handle)
    if creator.id == viewer.id:
        raise OwnAccount()
    if on:
        check_together(session, viewer, creator.id)
    row = Follow(viewer_id=viewer.id, creator_id=creator.id)
    if toggle(session, row, (viewer.id, creator.id), on):
        kind = EventType.FOLLOW if on else EventType.UNFOLLOW
        record(session, kind, viewer, creator_id=creator.id)
    return Toggle(active=on, count=count_rows(session, Follow, Follow.creator_id == creator.id))


def share(session: Session, viewer: Viewer, video_id: UUID) -> Shared:
    """Counts a share and gives the link."""
    published_video(session, video_id, viewer)
    url = f"{get_settings().resolved_public_url}/v/{video_id}"
    record(session, EventType.SHARE, viewer, video_id)
    return Shared(url=url, count=count_up(session, video_id, "shares", 1))


def report(session: Session, viewer: Viewer, video_id: UUID, form: ReportForm) -> None:
    """Keeps the report, hides the clip from its reporter, and tells moderation."""
    published_video(session, video_id, viewer)
    check_allowed(session, viewer, Act.REPORT)
    known = session.exec(
        select(Report.id).where(
            Report.viewer_id == viewer.id,
            Report.video_id == video_id,
            col(Report.comment_id).is_(None),
        )
    ).first()
    remember_negative(session, viewer.id, NegativeScope.VIDEO, str(video_id))
    record(session, EventType.REPORT, viewer, video_id)
    if known is None:
        row = Report(viewer_id=viewer.id, video_id=video_id, reason=form.reason, detail=form.detail)
        session.add(row)
        session.flush()
        emit(session, VideoReported(report_id=row.id, video_id=video_id))


def remember_negative(
    session: Session, viewer_id: ViewerId, scope: NegativeScope, value: str
) -> None:
    """Keeps that a viewer wants less of something; again changes nothing."""
    if session.get(NotInterested, (viewer_id, scope, value)) is None:
        session.add(NotInterested(viewer_id=viewer_id, scope=scope, value=value))
        session.flush()


def not_interested(
    session: Session, viewer: Viewer, video_id: UUID, form: NotInterestedForm
) -> str:
    """Shows less of a clip, its creator, a hashtag or a category from the next page on.

    Returns:
        The negative as `scope:value`.

    Raises:
        InvalidInput: The hashtag or category is missing or unknown.
    """
    video = get_visible_video(session, video_id, viewer)
    value = form.value.strip()
    if form.scope is NegativeScope.VIDEO:
        value = str(video.id)
    elif form.scope is NegativeScope.CREATOR:
        value = str(video.creator_id)
    elif form.scope is NegativeScope.TAG:
        value = fold_tag(value)
    elif session.get(Category, value) is None:
        raise InvalidInput("There is no such category.", "ऐसी कोई श्रेणी नहीं है।", code="bad_category")
    if not value:
        raise InvalidInput("Say which hashtag.", "बताएँ कि कौन सा हैशटैग।", code="bad_tag")
    remember_negative(session, viewer.id, form.scope, value)
    negative = f"{form.scope}:{value}"
    record(session, EventType.NOT_INTERESTED, viewer, video_id, value=negative)
    return negative
