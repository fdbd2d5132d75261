"""A clip's processing as rows: begun once for each edit, counted, ended, given up."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy import case, update
from sqlmodel import Session, col, func, select

from catalog.lifecycle import Step as LifeStep
from catalog.lifecycle import VideoState
from catalog.models import Video, VideoStats
from catalog.videos import advance, get_video
from community.models import Follow
from core.clock import utc_now
from core.jobs import Claim, Job, JobState, Node, cancel_graph, create_graph, jobs_of, renew_job
from core.settings import get_settings
from studio.describe import words_of
from studio.models import ClipRun, RunState
from studio.pipeline.priority import LAST, ClipPromise, priority_of
from studio.pipeline.progress import StepNow, overall
from studio.pipeline.steps import STEPS, Step
from studio.pipeline.work import recipe_of
from studio.repository import TRANSCODE

log = structlog.get_logger(__name__)
QUEUE = "media"


def start_run(session: Session, video: Video) -> ClipRun | None:
    """The processing of a clip that waits for it: begun, or gone on with; `None` if it does not.

    Args:
        video: Locked by the caller, so that two never begin at once.
    """
    if video.state is not VideoState.PROCESSING:
        return None
    recipe = recipe_of(video)
    run = None
    for known in live_runs(session, video.id):
        if known.recipe == recipe and run is None:
            run = known
        else:
            end_run(session, known, RunState.CANCELLED)
    if run is None:
        run = ClipRun(video_id=video.id, recipe=recipe)
        session.add(run)
        session.flush()
    create_graph(session, run.id, TRANSCODE, video.id, _nodes(session, video, run), queue=QUEUE)
    return run


def _nodes(session: Session, video: Video, run: ClipRun) -> list[Node]:
    level = priority_of(promise_of(session, video, utc_now()))
    words = hashlib.sha256(words_of(session, video).encode()).hexdigest()[:16]

    def node(step: Step) -> Node:
        return Node(
            step=step.name,
            needs=step.needs,
            key=f"{run.recipe}.{words}" if step.by_words else run.recipe,
            priority=level - 1 if step.is_lead and level < LAST else level,
            max_attempts=step.attempts,
            is_optional=step.is_optional,
        )

    return [node(step) for step in STEPS]


def promise_of(session: Session, video: Video, now: datetime) -> ClipPromise:
    """What is known of the clip and its maker now."""
    followers = session.exec(
        select(func.count()).select_from(Follow).where(Follow.creator_id == video.creator_id)
    ).one()
    plays, watch_ms, length_ms = session.exec(
        select(
            func.coalesce(func.sum(VideoStats.plays), 0),
            func.coalesce(func.sum(VideoStats.watch_ms), 0),
            func.coalesce(func.sum(VideoStats.plays * Video.duration_ms), 0),
        )
        .join(Video, col(Video.id) == col(VideoStats.video_id))
        .where(Video.creator_id == video.creator_id)
    ).one()
    began = video.submitted_at or now
    earlier = session.exec(
        select(func.count()).select_from(ClipRun).where(ClipRun.video_id == video.id)
    ).one()
    return ClipPromise(
        is_imported=video.source_key is not None,
        followers=int(followers),
        views=int(plays),
        watched=float(watch_ms) / float(length_ms) if length_ms else 0.0,
        length_s=video.duration_ms / 1000,
        waited_h=max((now - began).total_seconds(), 0.0) / 3600,
        retries=max(int(earlier) - 1, 0),
    )


def live_runs(session: Session, video_id: UUID) -> list[ClipRun]:
    """Runs of the clip that nobody has ended, the newest first; more than one is a leftover."""
    return list(
        session.exec(
            select(ClipRun)
            .where(ClipRun.video_id == video_id, ClipRun.state == RunState.RUNNING)
            .order_by(col(ClipRun.id).desc())
        )
    )


def end_run(session: Session, run: ClipRun, state: RunState) -> None:
    """Ends a run and all its steps that are not finished."""
    if run.state is not RunState.RUNNING:
        return
    run.state, run.finished_at = state, utc_now()
    session.add(run)
    cancel_graph(session, run.id)
    log.info("clip_run_ended", run_id=str(run.id), video_id=str(run.video_id), state=state.value)


def refuse(session: Session, video_id: UUID, code: str, reason: str) -> None:
    """Lets the creator know that the clip cannot be processed, if it is still waiting for that."""
    for run in live_runs(session, video_id):
        end_run(session, run, RunState.FAILED)
    if get_video(session, video_id, for_update=True).state is VideoState.PROCESSING:
        advance(session, video_id, LifeStep.REFUSE, code=code, reason=reason)


def report(session: Session, claim: Claim, fraction: float) -> bool:
    """Stores a step's progress, and the whole clip's; `False` when the lease was lost."""
    if not renew_job(session, claim, lease_s=get_settings().job_lease_s, fraction=fraction):
        return False
    count_progress(session, claim)
    return True


def count_progress(session: Session, claim: Claim) -> None:
    """Brings the clip's progress up to its steps'; it never falls."""
    assert claim.graph_id is not None
    reached = overall(STEPS, steps_now(jobs_of(session, claim.graph_id)))
    session.execute(
        update(ClipRun)
        .where(col(ClipRun.id) == claim.graph_id)
        .values(progress=case((col(ClipRun.progress) > reached, ClipRun.progress), else_=reached))
    )


def steps_now(jobs: list[Job]) -> dict[str, StepNow]:
    """Where each step of a graph stands."""
    return {
        job.step: StepNow(
            fraction=job.progress,
            is_settled=job.state in (JobState.DONE, JobState.FAILED),
            is_done=job.state is JobState.DONE,
        )
        for job in jobs
    }
