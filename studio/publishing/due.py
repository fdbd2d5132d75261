"""The sweep that publishes what is due. It keeps nothing in mind: rows say what is to be done.

A clip comes out only while all of this holds in one transaction: it waits, its hour has come by
this clock, the brand that it was made for has approved what it is now, and the latest decision lets
it show. A crash before the commit leaves it waiting, and a
broker that lost every message only delays the next sweep.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import structlog
from sqlmodel import Session, col, or_, select

from catalog.agreements import is_cleared, not_before, revise
from catalog.lifecycle import Step, VideoState
from catalog.models import AgreedClip, Approval, PublishSchedule, Video
from catalog.videos import advance, get_video
from core.db import read_scope, session_scope

log = structlog.get_logger(__name__)
SWEEP = 200
# Whether the latest decision on a clip lets it show, asked in the transaction that publishes.
LastWord = Callable[[Session, UUID], bool]
HELD_BACK = "review"
TOLD = "A person has to look at this clip again before it can go live; it is in the queue."


def publish_due(now: datetime, last_word: LastWord) -> list[UUID]:
    """Publishes what is due; whatever the last word speaks against is given to a person.

    Returns:
        The clips that came out.
    """
    with read_scope() as session:
        due = session.exec(
            select(Video.id)
            .join(PublishSchedule, col(PublishSchedule.video_id) == col(Video.id))
            .outerjoin(AgreedClip, col(AgreedClip.video_id) == col(Video.id))
            .where(
                Video.state == VideoState.SCHEDULED,
                col(PublishSchedule.publish_at) <= now,
                # However many wait for their brands, they keep no other clip from its turn.
                or_(col(AgreedClip.video_id).is_(None), AgreedClip.approval == Approval.APPROVED),
                or_(col(AgreedClip.not_before).is_(None), col(AgreedClip.not_before) <= now),
            )
            .order_by(col(PublishSchedule.publish_at), col(Video.id))
            .limit(SWEEP)
        ).all()
    return [video_id for video_id in due if _publish(video_id, now, last_word)]


def _publish(video_id: UUID, now: datetime, last_word: LastWord) -> bool:
    """Publishes one clip if everything still holds."""
    with session_scope() as session:
        video = get_video(session, video_id, for_update=True)
        row = session.get(PublishSchedule, video_id)
        hour = row.publish_at if row else None
        if video.state is not VideoState.SCHEDULED or hour is None or hour > now:
            return False
        if (not_before(session, video_id) or now) > now:
            return False
        if not is_cleared(session, video):
            revise(session, video)
            log.warning("scheduled_video_not_cleared", video_id=str(video_id))
            return False
        if not last_word(session, video_id):
            advance(session, video_id, Step.HOLD, code=HELD_BACK, reason=TOLD)
            log.warning("scheduled_video_held", video_id=str(video_id))
            return False
        advance(session, video_id, Step.PUBLISH)
    late_ms = round((now - hour).total_seconds() * 1000)
    log.info("scheduled_video_published", video_id=str(video_id), late_ms=late_ms)
    return True
