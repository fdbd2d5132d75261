"""The row of a job, and how one comes into being."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, Session, SQLModel, col, select

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id
from core.outbox import enqueue

LAST_PRIORITY = 9
# A job one priority lower waits as if it had come this much later; nobody waits for ever.
PRIORITY_STEP = timedelta(minutes=2)
# At the last priority nobody waits before a screen: whole imports stand there, and must not hold up
# the clip of somebody who does.
LAST_STEP = timedelta(hours=1)


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"  # For those it needs.
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"  # Nobody wants its result any more.


OPEN = (JobState.WAITING, JobState.QUEUED, JobState.RUNNING)


class Job(SQLModel, table=True):
    """One piece of background work, by itself or as a step of a graph."""

    __tablename__ = "job"
    __table_args__ = (
        Index("ix_job_graph_id_step", "graph_id", "step", unique=True),
        Index("ix_job_task_state_turn_at", "task", "state", "turn_at"),
    )

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
    progress: float = 0.0  # In [0, 1]; never falls, also when an attempt begins anew.
    error_code: str | None = None
    error_detail: str | None = None
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    # Its turn among those that wait
    priority: int = 0  # 0 first … 9 last, as the broker counts.
    turn_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)

    # Its place in a graph
    graph_id: UUID | None = None
    step: str = ""
    needs: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    is_optional: bool = False  # Its failure does not keep those that need it from running.
    key: str = ""  # Names what its result depends on: same step and key, same result.
    result: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to work on a job until its lease ends, proven by `fence`."""

    job_id: UUID
    subject_id: UUID
    payload: dict[str, Any]
    fence: int
    attempt: int
    is_last_attempt: bool
    graph_id: UUID | None = None
    step: str = ""
    key: str = ""


def turn_of(priority: int, now: datetime) -> datetime:
    """When a job queued `now` is taken, relative to others: earlier turns go first."""
    late = LAST_STEP if priority >= LAST_PRIORITY else timedelta()
    return now + priority * PRIORITY_STEP + late


def create_job(
    session: Session,
    task: str,
    subject_id: UUID,
    *,
    queue: str = "default",
    max_attempts: int = 3,
    priority: int = 0,
    **payload: Any,
) -> Job:
    """A queued job whose Celery `task(job_id=…)` is woken when `session` commits."""
    job = Job(
        task=task,
        queue=queue,
        subject_id=subject_id,
        payload=payload,
        max_attempts=max_attempts,
        priority=priority,
        turn_at=turn_of(priority, utc_now()),
    )
    session.add(job)
    wake(session, job)
    return job


def ensure_job(
    session: Session,
    task: str,
    subject_id: UUID,
    *,
    queue: str = "default",
    priority: int = 0,
    **payload: Any,
) -> None:
    """As `create_job`, unless one of that task waits or runs for the subject."""
    under_way = session.exec(
        select(Job.id).where(
            Job.task == task, Job.subject_id == subject_id, col(Job.state).in_(OPEN)
        )
    ).first()
    if under_way is None:
        create_job(session, task, subject_id, queue=queue, priority=priority, **payload)


def wake(session: Session, job: Job) -> None:
    """Sends the job's message once `session` has committed; one too many is harmless."""
    enqueue(session, job.task, queue=job.queue, priority=job.priority, job_id=str(job.id))
