"""What the clock does: briefs end, unanswered approaches expire, a brand's late answer is told.

Nothing is approved by time. Rows say what is to be done, so a crash only delays it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlmodel import Session, col, or_, select

from catalog.agreements import is_running
from catalog.lifecycle import VideoState
from catalog.models import AgreedClip, Agreement, Approval, Video
from catalog.videos import get_video
from core.db import read_scope, session_scope
from studio.brands.approval import ended_reason
from studio.brands.briefs import end_brief, expire
from studio.brands.joining import locked
from studio.brands.models import Approach, Brief, ReviewRound
from studio.brands.repository import get_brief
from studio.brands.rounds import current_round
from studio.brands.rules import ApproachState, BriefState, BriefStep
from studio.publishing.schedule import take_back
from studio.wording import AGREEMENT_ENDED

log = structlog.get_logger(__name__)
SWEEP = 200
# A brand has so long to answer from when the clip waits for it. Both sides see it pass.
ANSWER_TIME = timedelta(hours=72)


def sweep_brands(now: datetime) -> dict[str, int]:
    """Does all of it once.

    Returns:
        How many briefs closed, invitations expired, and clips turned overdue.
    """
    done = {
        "closed": sum(_close(one, now) for one in _briefs_over(now)),
        "expired": sum(_expire(one, now) for one in _invitations_over(now)),
        "overdue": sum(_note_waiting(one, now) for one in _clips_waiting(now)),
    }
    if any(done.values()):
        log.info("brands_swept", **done)
    return done


def _briefs_over(now: datetime) -> list[UUID]:
    with read_scope() as session:
        query = select(Brief.id).where(Brief.state == BriefState.OPEN, Brief.publish_until <= now)
        return list(session.exec(query.limit(SWEEP)))


def _close(brief_id: UUID, now: datetime) -> bool:
    with session_scope() as session:
        brief = get_brief(session, brief_id, for_update=True)
        if brief.state is not BriefState.OPEN or brief.publish_until > now:
            return False
        end_brief(session, brief, BriefStep.CLOSE, now)
        return True


def _invitations_over(now: datetime) -> list[UUID]:
    with read_scope() as session:
        return list(
            session.exec(
                select(Approach.id)
                .join(Brief, col(Brief.id) == col(Approach.brief_id))
                .where(Approach.state == ApproachState.INVITED, Brief.apply_until <= now)
                .limit(SWEEP)
            )
        )


def _expire(approach_id: UUID, now: datetime) -> bool:
    with session_scope() as session:
        brief, approach = locked(session, approach_id)
        if approach.state is not ApproachState.INVITED or brief.apply_until > now:
            return False
        expire(session, approach, now)
        return True


def _clips_waiting(now: datetime) -> list[UUID]:
    """Clips that wait for their brand and whose round says nothing of it yet, or is late."""
    with read_scope() as session:
        noted = (
            select(ReviewRound.id)
            .where(
                ReviewRound.video_id == AgreedClip.video_id,
                ReviewRound.agreement_id == AgreedClip.agreement_id,
                col(ReviewRound.answer).is_(None),
                or_(
                    col(ReviewRound.overdue_at).is_not(None),
                    col(ReviewRound.answer_by) > now,
                ),
            )
            .correlate(AgreedClip)
            .exists()
        )
        return list(
            session.exec(
                select(Video.id)
                .join(AgreedClip, col(AgreedClip.video_id) == col(Video.id))
                .where(
                    Video.state == VideoState.SCHEDULED,
                    AgreedClip.approval == Approval.WAITING,
                    ~noted,
                )
                .limit(SWEEP)
            )
        )


def _note_waiting(video_id: UUID, now: datetime) -> bool:
    """Begins the brand's time, or tells that it is over; `True` for the latter."""
    with session_scope() as session:
        video = get_video(session, video_id, for_update=True)
        clip = session.get(AgreedClip, video_id)
        waits = clip is not None and clip.approval is Approval.WAITING
        if clip is None or not waits or video.state is not VideoState.SCHEDULED:
            return False
        agreement = session.get_one(Agreement, clip.agreement_id)
        if video.published_at is None and not is_running(agreement, now):
            reason = ended_reason(session, video)
            take_back(session, video, now, code=AGREEMENT_ENDED, reason=reason)
            return False
        return _mark(session, current_round(session, clip, now), now)


def _mark(session: Session, asked: ReviewRound, now: datetime) -> bool:
    session.add(asked)
    if asked.answer_by is None:
        asked.answer_by = now + ANSWER_TIME
        return False
    if asked.overdue_at is not None or asked.answer_by > now:
        return False
    asked.overdue_at = now
    return True
