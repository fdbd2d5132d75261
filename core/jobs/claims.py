"""Taking a job, keeping it, and ending it: each one conditional update, proven by the fence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CursorResult, case, update
from sqlmodel import Session, col, or_, select

from core.clock import utc_now
from core.db import read_scope, session_scope
from core.jobs.graph import cancel_graph, wake_followers
from core.jobs.rows import Claim, Job, JobState, wake
from core.settings import get_settings


def claim_job(job_id: UUID, *, lease_s: float) -> Claim | None:
    """Takes the job for `lease_s` seconds, or `None` when it is finished or somebody has it."""
    now = utc_now()
    with session_scope() as session:
        taken = session.execute(
            update(Job)
            .where(
                col(Job.id) == job_id,
                col(Job.attempts) < col(Job.max_attempts),
                or_(
                    col(Job.state) == JobState.QUEUED,
                    (col(Job.state) == JobState.RUNNING) & (col(Job.lease_until) < now),
                ),
            )
            .values(
                state=JobState.RUNNING,
                attempts=Job.attempts + 1,
                fence=Job.fence + 1,
                lease_until=now + timedelta(seconds=lease_s),
            )
        )
        assert isinstance(taken, CursorResult)
        if taken.rowcount == 0:
            return None
        job = session.exec(select(Job).where(Job.id == job_id)).one()
        return Claim(
            job_id=job.id,
            subject_id=job.subject_id,
            payload=job.payload,
            fence=job.fence,
            attempt=job.attempts,
            is_last_attempt=job.attempts >= job.max_attempts,
            graph_id=job.graph_id,
            step=job.step,
            key=job.key,
        )


def claim_next(task: str, job_id: UUID, *, lease_s: float) -> Claim | None:
    """Takes the job of `task` whose turn it is; `job_id`, whose message came, where none waits.

    Each waiting job has a message under way, so one taken early leaves its own message to another:
    the rows decide the order, whatever order the broker keeps.
    """
    with read_scope() as session:
        waiting = session.exec(
            select(Job.id)
            .where(Job.task == task, Job.state == JobState.QUEUED)
            .order_by(col(Job.turn_at), col(Job.id))
            .limit(4)
        ).all()
    for candidate in (*waiting, job_id):
        if claim := claim_job(candidate, lease_s=lease_s):
            return claim
    return None


def _update_fenced(session: Session, claim: Claim, **values: Any) -> bool:
    result = session.execute(
        update(Job)
        .where(
            col(Job.id) == claim.job_id,
            col(Job.fence) == claim.fence,
            col(Job.state) == JobState.RUNNING,
        )
        .values(**values)
    )
    assert isinstance(result, CursorResult)
    return bool(result.rowcount)


def renew_job(
    session: Session, claim: Claim, *, lease_s: float, fraction: float | None = None
) -> bool:
    """Renews the lease and stores progress in [0, 1]; `False` when the lease was lost.

    A fraction below what an earlier attempt had reached leaves that.
    """
    values: dict[str, Any] = {"lease_until": utc_now() + timedelta(seconds=lease_s)}
    if fraction is not None:
        values["progress"] = case((col(Job.progress) > fraction, Job.progress), else_=fraction)
    return _update_fenced(session, claim, **values)


def report_progress(claim: Claim, fraction: float, *, lease_s: float) -> bool:
    """As `renew_job`, in a transaction of its own."""
    with session_scope() as session:
        return renew_job(session, claim, lease_s=lease_s, fraction=fraction)


def finish_job(session: Session, claim: Claim, result: Mapping[str, object] | None = None) -> bool:
    """Marks the job done inside the caller's transaction and wakes what waited for it.

    Args:
        result: JSON-able facts for the steps that follow.

    Returns:
        `False` when the lease was lost, and then the caller must not store its result.
    """
    kept = _update_fenced(
        session,
        claim,
        state=JobState.DONE,
        progress=1.0,
        finished_at=utc_now(),
        lease_until=None,
        result=dict(result or {}),
    )
    if kept and claim.graph_id is not None:
        wake_followers(session, claim.graph_id)
    return kept


def fail_job(session: Session, claim: Claim, code: str, detail: str, *, retry: bool) -> bool:
    """Ends this attempt. With `retry` and attempts left the job is queued again.

    In a graph, those that need a failed job are cancelled, unless it was optional.

    Returns:
        Whether the job has failed for good; never for a lease that was lost.
    """
    again = retry and not claim.is_last_attempt
    kept = _update_fenced(
        session,
        claim,
        state=JobState.QUEUED if again else JobState.FAILED,
        error_code=code,
        error_detail=detail[:500],
        lease_until=utc_now() + timedelta(seconds=get_settings().job_forgotten_s)
        if again
        else None,
        finished_at=None if again else utc_now(),
    )
    if not kept:
        return False
    job = session.exec(select(Job).where(Job.id == claim.job_id)).one()
    if again:
        wake(session, job)
    elif job.graph_id is not None:
        settle_failure(session, job)
    return not again


def settle_failure(session: Session, job: Job) -> None:
    """What a step's end without a result means for the rest of its graph."""
    assert job.graph_id is not None
    if job.is_optional:
        wake_followers(session, job.graph_id)
    else:
        cancel_graph(session, job.graph_id)
