"""Job rows: the truth about background work. The Celery message is only a wake-up.

A worker claims a job by lease and gets a fencing token; whoever lost the lease can no longer
write. Attempts are capped, so a job that kills its worker does not do so for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, CursorResult, update
from sqlmodel import Field, Session, SQLModel, col, or_, select

from core.clock import utc_now
from core.db import UtcDateTime, session_scope
from core.ids import new_id
from core.outbox import enqueue

# A job that waits this long is sent to the workers again; twice is harmless.
FORGOTTEN = timedelta(minutes=5)


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(SQLModel, table=True):
    """One piece of background work."""

    __tablename__ = "job"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    task: str
    queue: str
    subject_id: UUID = Field(index=True)
    payload: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: JobState = Field(default=JobState.QUEUED, index=True)
    attempts: int = 0
    max_attempts: int = 3
    fence: int = 0
    lease_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    progress: float = 0.0
    error_code: str | None = None
    error_detail: str | None = None
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to work on a job until `lease_until`, proven by `fence`."""

    job_id: UUID
    subject_id: UUID
    payload: dict[str, Any]
    fence: int
    attempt: int
    is_last_attempt: bool


def create_job(
    session: Session,
    task: str,
    subject_id: UUID,
    *,
    queue: str = "default",
    max_attempts: int = 3,
    **payload: Any,
) -> Job:
    """A queued job whose Celery `task(job_id=…)` is woken when `session` commits."""
    job = Job(
        task=task, queue=queue, subject_id=subject_id, payload=payload, max_attempts=max_attempts
    )
    session.add(job)
    enqueue(session, task, queue=queue, job_id=str(job.id))
    return job


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
            job.id,
            job.subject_id,
            job.payload,
            job.fence,
            job.attempts,
            job.attempts >= job.max_attempts,
        )


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


def report_progress(claim: Claim, fraction: float, *, lease_s: float) -> bool:
    """Stores progress in [0, 1] and renews the lease; `False` when the lease was lost."""
    with session_scope() as session:
        return _update_fenced(
            session,
            claim,
            progress=fraction,
            lease_until=utc_now() + timedelta(seconds=lease_s),
        )


def finish_job(session: Session, claim: Claim) -> bool:
    """Marks the job done inside the caller's transaction; `False` when the lease was lost,
    and then the caller must not store its result.
    """
    return _update_fenced(
        session, claim, state=JobState.DONE, progress=1.0, finished_at=utc_now(), lease_until=None
    )


def fail_job(session: Session, claim: Claim, code: str, detail: str, *, retry: bool) -> bool:
    """Ends this attempt. With `retry` and attempts left the job is queued again.

    Returns:
        Whether the job has failed for good.
    """
    again = retry and not claim.is_last_attempt
    _update_fenced(
        session,
        claim,
        state=JobState.QUEUED if again else JobState.FAILED,
        error_code=code,
        error_detail=detail[:500],
        lease_until=utc_now() + FORGOTTEN if again else None,
        finished_at=None if again else utc_now(),
    )
    if again:
        job = session.exec(select(Job).where(Job.id == claim.job_id)).one()
        enqueue(session, job.task, queue=job.queue, job_id=str(job.id))
    return not again


def sweep_jobs(session: Session) -> tuple[int, list[Job]]:
    """Wakes jobs whose worker vanished, and waiting ones whose message a broker may have lost.

    Returns:
        How many were woken, and those that have used up their attempts and are now failed.
    """
    now = utc_now()
    forgotten = session.exec(
        select(Job)
        .where(
            Job.state == JobState.QUEUED,
            or_(
                col(Job.lease_until) < now,
                col(Job.lease_until).is_(None) & (col(Job.created_at) < now - FORGOTTEN),
            ),
        )
        .limit(200)
    ).all()
    for job in forgotten:
        job.lease_until = now + FORGOTTEN  # Asked for again no sooner than that.
        enqueue(session, job.task, queue=job.queue, job_id=str(job.id))
    stale = session.exec(
        select(Job).where(Job.state == JobState.RUNNING, col(Job.lease_until) < now).limit(200)
    ).all()
    lost: list[Job] = []
    for job in stale:
        if job.attempts >= job.max_attempts:
            job.state, job.finished_at = JobState.FAILED, now
            job.error_code = job.error_code or "worker_lost"
            job.error_detail = job.error_detail or "Processing stopped several times."
            lost.append(job)
        else:
            enqueue(session, job.task, queue=job.queue, job_id=str(job.id))
    return len(forgotten) + len(stale) - len(lost), lost
