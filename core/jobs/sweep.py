"""What a crash left of jobs: asleep without a message, running without a worker, never woken."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import Session, col, or_, select

from core.clock import utc_now
from core.jobs.claims import settle_failure
from core.jobs.graph import wake_followers
from core.jobs.rows import Job, JobState, wake
from core.settings import get_settings

BATCH = 200


def sweep_jobs(session: Session) -> tuple[int, list[Job]]:
    """Wakes jobs whose worker vanished, and waiting ones whose message a broker may have lost.

    The most urgent first.

    Returns:
        How many were woken, and those that have used up their attempts and are now failed.
    """
    now = utc_now()
    forgotten_after = timedelta(seconds=get_settings().job_forgotten_s)
    forgotten = session.exec(
        select(Job)
        .where(
            Job.state == JobState.QUEUED,
            or_(
                col(Job.lease_until) < now,
                col(Job.lease_until).is_(None) & (col(Job.created_at) < now - forgotten_after),
            ),
        )
        .order_by(col(Job.turn_at))
        .limit(BATCH)
    ).all()
    for job in forgotten:
        job.lease_until = now + forgotten_after  # Asked for again no sooner than that.
        wake(session, job)
    stale = session.exec(
        select(Job)
        .where(Job.state == JobState.RUNNING, col(Job.lease_until) < now)
        .order_by(col(Job.turn_at))
        .limit(BATCH)
    ).all()
    lost: list[Job] = []
    for job in stale:
        if job.attempts >= job.max_attempts:
            job.state, job.finished_at = JobState.FAILED, now
            job.error_code = job.error_code or "worker_lost"
            job.error_detail = job.error_detail or "Processing stopped several times."
            session.flush()
            if job.graph_id is not None:
                settle_failure(session, job)
            lost.append(job)
        else:
            # Among those that wait, in its turn: its message may be spent on a more urgent one.
            job.state, job.lease_until = JobState.QUEUED, now + forgotten_after
            wake(session, job)
    return len(forgotten) + len(stale) - len(lost), lost


def mend_graphs(session: Session) -> int:
    """Wakes steps that wait although all they need are settled; returns how many.

    Ending a step and waking the next is one transaction, so there should be none: rows that were
    changed by hand, or by a program of another version, can leave one.
    """
    graphs = session.exec(
        select(Job.graph_id).where(Job.state == JobState.WAITING).distinct().limit(BATCH)
    ).all()
    return sum(wake_followers(session, graph_id) for graph_id in graphs if graph_id is not None)
