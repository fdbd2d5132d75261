"""Judging live clips again when the rules change: by their stored scores, some at a time.

Each part is a job; its changes, its place in the walk and the next job are one transaction, so a
part that runs twice does nothing twice. It waits while reviewers or the screening are behind.
"""

from __future__ import annotations

from uuid import UUID

import structlog
from sqlmodel import Session, col, func, select

from catalog.lifecycle import VideoState
from catalog.models import Video
from core.clock import utc_now
from core.db import session_scope
from core.jobs import Claim, Job, JobState, ensure_job, finish_job
from moderation.models import CaseState, ReviewCase
from moderation.policies.live import policy_by_sha, read_standing
from moderation.rollout.again import judge_again
from moderation.rollout.models import Rescreening

log = structlog.get_logger(__name__)
RESCREEN = "moderation.rescreen"
SCREEN = "moderation.screen"
PART = 100  # Clips in one transaction: about a second.
PAUSE_AT_CASES = 500  # Open cases: more than a day of one reviewer.
PAUSE_AT_SCREENINGS = 50  # New clips that wait; theirs is the turn.
LAST = 9  # Priority: nobody waits for it before a screen.


def start_rescreening(session: Session, policy_sha256: str) -> Rescreening:
    """Begins a walk over the live clips; one that was under way ends."""
    for old in session.exec(select(Rescreening).where(col(Rescreening.finished_at).is_(None))):
        old.finished_at = utc_now()
    walk = Rescreening(policy_sha256=policy_sha256)
    session.add(walk)
    session.flush()
    _next_part(session, walk)
    return walk


def resume_rescreening() -> None:
    """Beat: a walk that waited, or whose job was lost, goes on."""
    with session_scope() as session:
        walk = session.exec(
            select(Rescreening).where(col(Rescreening.finished_at).is_(None)).with_for_update()
        ).first()
        if walk is None or must_wait(session):
            return
        _next_part(session, walk)


def must_wait(session: Session) -> bool:
    """Whether reviewers or the screening are behind."""
    cases = session.exec(
        select(func.count()).select_from(ReviewCase).where(ReviewCase.state == CaseState.OPEN)
    ).one()
    waiting = session.exec(
        select(func.count())
        .select_from(Job)
        .where(Job.task == SCREEN, col(Job.state).in_([JobState.QUEUED, JobState.RUNNING]))
    ).one()
    return cases >= PAUSE_AT_CASES or waiting >= PAUSE_AT_SCREENINGS


def _next_part(session: Session, walk: Rescreening) -> None:
    ensure_job(session, RESCREEN, walk.id, queue="media", priority=LAST)


def rescreen_part(claim: Claim) -> int:
    """Judges the next clips of a walk; how many something followed for."""
    with session_scope() as session:
        if not finish_job(session, claim):
            return 0
        walk = session.exec(
            select(Rescreening).where(Rescreening.id == claim.subject_id).with_for_update()
        ).one()
        live = read_standing(session).live
        if walk.finished_at is not None or live.sha256 != walk.policy_sha256:
            walk.finished_at = walk.finished_at or utc_now()  # Other rules came into force.
            return 0
        if must_wait(session):
            return 0
        policy = policy_by_sha(session, walk.policy_sha256)
        ids = _live_clips(session, walk.done_to)
        changed = sum(judge_again(session, video_id, policy) for video_id in ids)
        walk.looked_at, walk.changed = walk.looked_at + len(ids), walk.changed + changed
        if ids:
            walk.done_to = ids[-1]
        if len(ids) < PART:
            walk.finished_at = utc_now()
            log.info("rescreened", looked_at=walk.looked_at, changed=walk.changed)
        else:
            session.flush()
            _next_part(session, walk)
        session.add(walk)
        return changed


def _live_clips(session: Session, after: UUID | None) -> list[UUID]:
    query = select(Video.id).where(
        col(Video.state).in_([VideoState.PUBLISHED, VideoState.SCHEDULED])
    )
    if after is not None:
        query = query.where(col(Video.id) > after)
    return list(session.exec(query.order_by(col(Video.id)).limit(PART)))
