"""Tiers in the background: a clip's first one, and the next as it earns it."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, and_, col, or_, select

from catalog.lifecycle import VideoState
from catalog.models import ClipReach, Video, VideoStats
from catalog.reach import Reach
from catalog.videos import get_video
from core.celery import get_celery
from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation.models import Subject
from moderation.repository import last_decision_at
from moderation.reputation.reports import weight_about
from moderation.reputation.rules import reach_rule
from moderation.reputation.tiers import refresh_reach, start_reach

SWEEP = 200


def on_published(video_id: UUID) -> None:
    """Handler of `video_published`: the clip has its tier."""
    with session_scope() as session:
        video = get_video(session, video_id, for_update=True)
        if video.state is VideoState.PUBLISHED:
            start_reach(session, video)


@get_celery().task(name="moderation.sweep_reach")
def sweep_reach() -> None:
    """Beat: clips that have come far enough to go further, and those whose tier was forgotten."""
    with read_scope() as session:
        due = _due(session)
    for video_id in due:
        with session_scope() as session:
            since = last_decision_at(session, Subject.VIDEO, video_id)
            doubt = weight_about(session, video_id, None, since).sure
            refresh_reach(session, video_id, doubt).checked_at = utc_now()


def _due(session: Session) -> list[UUID]:
    rule, met = reach_rule(), col(VideoStats.impressions)
    far = [
        and_(ClipReach.reach == reach, met >= rule.early * rule.cap(reach))
        for reach in (Reach.FIRST, Reach.WIDER)
    ]
    climbing = session.exec(
        select(ClipReach.video_id)
        .join(VideoStats, col(VideoStats.video_id) == ClipReach.video_id)
        .join(Video, col(Video.id) == ClipReach.video_id)
        .where(col(ClipReach.is_frozen).is_(False), Video.state == VideoState.PUBLISHED, or_(*far))
        .order_by(col(ClipReach.checked_at))
        .limit(SWEEP)
    ).all()
    forgotten = session.exec(
        select(Video.id)
        .join(ClipReach, col(ClipReach.video_id) == Video.id, isouter=True)
        .where(Video.state == VideoState.PUBLISHED, col(ClipReach.video_id).is_(None))
        .limit(SWEEP)
    ).all()
    return [*climbing, *forgotten]
