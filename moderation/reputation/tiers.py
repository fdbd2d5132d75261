"""A clip's tier in the database: where it starts, when it goes further, freezing and thawing."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

import redis
import structlog
from sqlmodel import Session, col, select

from catalog.lifecycle import VideoState
from catalog.models import Account, ClipReach, Video, VideoStats
from catalog.reach import Reach
from catalog.videos import get_video, touch
from core.clock import utc_now
from core.db import after_commit
from core.redis import LIFECYCLE_STREAM, get_redis
from moderation.models import CaseState, Origin, ReviewCase, Subject
from moderation.reputation.clearing import ReachFacts, Why, cleared
from moderation.reputation.models import Part, ReputationMark
from moderation.reputation.record import is_trusted
from moderation.reputation.rules import reach_rule

log = structlog.get_logger(__name__)
STREAM_KEPT = 10_000


def start_reach(session: Session, video: Video) -> ClipReach:
    """The clip's tier, given when it has none: by its creator's trust."""
    row = session.get(ClipReach, video.id, with_for_update=True)
    if row is not None:
        return row
    reach, why = _start(session, video)
    row = ClipReach(video_id=video.id, reach=reach, cap=reach_rule().cap(reach), reason=why)
    session.add(row)
    _say(session, video)
    return row


def refresh_reach(session: Session, video_id: UUID, doubt: float) -> ClipReach:
    """The clip's tier after another look at what is known of it.

    Args:
        doubt: How surely the reports that nobody has looked at are right; `Weight.sure`.
    """
    video = get_video(session, video_id, for_update=True)
    row = start_reach(session, video)
    stats = session.get(VideoStats, video_id) or VideoStats(video_id=video_id)
    facts = ReachFacts(
        reach=row.reach,
        is_frozen=row.is_frozen,
        impressions=stats.impressions,
        plays=stats.plays,
        skips=stats.skips,
        doubt=doubt,
        waits=_waits(session, video_id),
        is_kept=_was_kept(session, video_id, row.since),
    )
    reach, why = cleared(facts, reach_rule())
    return _set(session, video, row, reach, why, is_frozen=row.is_frozen)


def freeze(session: Session, video_id: UUID) -> None:
    """Not one impression more until a person has looked. Twice changes nothing."""
    video = get_video(session, video_id, for_update=True)
    row = start_reach(session, video)
    if not row.is_frozen:
        log.info("clip_frozen", video_id=str(video_id))
    _set(session, video, row, row.reach, Why.FROZEN, is_frozen=True)


def thaw(session: Session, video_id: UUID) -> None:
    """A person has looked: the tier counts again as it was before."""
    row = session.get(ClipReach, video_id, with_for_update=True)
    if row is not None and row.is_frozen:
        video = get_video(session, video_id, for_update=True)
        _set(session, video, row, row.reach, Why.REVIEWED, is_frozen=False)


def start_again(session: Session, video_id: UUID, since: datetime) -> None:
    """What a decision at `since` let go further goes back to where it would start now."""
    row = session.get(ClipReach, video_id, with_for_update=True)
    if row is not None and row.since >= since:
        video = get_video(session, video_id, for_update=True)
        reach, why = _start(session, video)
        _set(session, video, row, reach, why, is_frozen=row.is_frozen)


def _start(session: Session, video: Video) -> tuple[Reach, Why]:
    if is_trusted(session, session.get(Account, video.creator_id)):
        return Reach.OPEN, Why.RECORD
    return Reach.FIRST, Why.START


def _set(
    session: Session, video: Video, row: ClipReach, reach: Reach, why: Why, *, is_frozen: bool
) -> ClipReach:
    cap = reach_rule().cap(reach)
    if is_frozen:
        stats = session.get(VideoStats, video.id)
        met = stats.impressions if stats else 0
        cap = min(met, row.cap if row.is_frozen else cap)
    if (cap, is_frozen) != (row.cap, row.is_frozen):
        _say(session, video)
    if reach is not row.reach:
        row.since = utc_now()
    row.reach, row.is_frozen, row.cap, row.reason = reach, is_frozen, cap, why
    row.checked_at = utc_now()
    session.add(row)
    session.flush()
    return row


def _say(session: Session, video: Video) -> None:
    """Feeds see it at their next look, and at once where Redis carries the word."""
    touch(session, video)
    if video.state is VideoState.PUBLISHED:
        after_commit(session, partial(_tell, video.id))


def _tell(video_id: UUID) -> None:
    try:
        get_redis().xadd(
            LIFECYCLE_STREAM(), {"video_id": str(video_id)}, maxlen=STREAM_KEPT, approximate=True
        )
    except redis.RedisError as error:
        log.warning("reach_not_told", video_id=str(video_id), error=str(error)[:200])


def _waits(session: Session, video_id: UUID) -> bool:
    query = select(ReviewCase.id).where(
        ReviewCase.subject == Subject.VIDEO,
        ReviewCase.subject_id == video_id,
        ReviewCase.state == CaseState.OPEN,
        ReviewCase.origin != Origin.REPORT,
        col(ReviewCase.about_decision_id).is_(None),  # What was decided is not asked again.
        ReviewCase.look == 1,
    )
    return session.exec(query.limit(1)).first() is not None


def _was_kept(session: Session, video_id: UUID, since: datetime) -> bool:
    query = select(ReputationMark.id).where(
        ReputationMark.subject_id == video_id,
        ReputationMark.part == Part.CREATOR,
        col(ReputationMark.is_good),
        col(ReputationMark.undone_by).is_(None),
        col(ReputationMark.at) > since,
    )
    return session.exec(query.limit(1)).first() is not None
