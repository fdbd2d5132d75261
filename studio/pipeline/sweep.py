"""Runs that a crash, a lost broker or another version of the program left half begun."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, select

from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.videos import get_video
from core.db import read_scope, session_scope
from core.jobs import JobState, jobs_of
from core.repairs import repaired
from studio.models import ClipRun, RunState
from studio.pipeline.runs import end_run, live_runs, start_run
from studio.pipeline.steps import STEPS
from studio.pipeline.work import is_wanted

BATCH = 200


def mend_runs() -> None:
    """Every clip that waits for its processing has one whole run, and nothing else has any."""
    with read_scope() as session:
        running = select(ClipRun.video_id).where(ClipRun.state == RunState.RUNNING)
        waiting = session.exec(
            select(Video.id)
            .where(Video.state == VideoState.PROCESSING, col(Video.id).not_in(running))
            .limit(BATCH)
        ).all()
        begun = session.exec(running.distinct().limit(BATCH)).all()
    for video_id in waiting:
        _begin(video_id)
    for video_id in begun:
        _mend(video_id)


def unpurged() -> list[UUID]:
    """Clips that are gone and whose files are not: the event of their end was lost."""
    with read_scope() as session:
        return list(
            session.exec(
                select(Video.id)
                .where(Video.state == VideoState.REMOVED, col(Video.original_key).is_not(None))
                .limit(BATCH)
            )
        )


def _begin(video_id: UUID) -> None:
    with session_scope() as session:
        video = get_video(session, video_id, for_update=True)
        if not live_runs(session, video_id) and start_run(session, video):
            repaired(session, "clip_without_run", video_id=str(video_id))


def _mend(video_id: UUID) -> None:
    if (found := _problem(video_id)) is None:
        return
    with session_scope() as session:
        video = get_video(session, video_id, for_update=True)
        for run in live_runs(session, video_id):
            if not is_wanted(run, video) or _is_dead(session, run):
                end_run(session, run, RunState.CANCELLED)
        start_run(session, video)
        repaired(session, found, video_id=str(video_id))


def _problem(video_id: UUID) -> str | None:
    with read_scope() as session:
        video, runs = session.get(Video, video_id), live_runs(session, video_id)
        if video is None or not runs:
            return None
        if len(runs) > 1:
            return "clip_with_two_runs"
        if not is_wanted(runs[0], video):
            return "run_without_clip"
        if _is_dead(session, runs[0]):
            return "run_without_end"
        if {step.name for step in STEPS} - {job.step for job in jobs_of(session, runs[0].id)}:
            return "run_without_step"
        return None


def _is_dead(session: Session, run: ClipRun) -> bool:
    """Whether a step that the others need will never come: the run cannot end by itself."""
    return any(
        job.state is JobState.CANCELLED or (job.state is JobState.FAILED and not job.is_optional)
        for job in jobs_of(session, run.id)
    )
