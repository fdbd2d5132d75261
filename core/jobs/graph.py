"""Jobs that need each other: one graph is one piece of work, its steps run side by side.

A step waits until all it needs are settled: done, or failed where they were optional.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from core.clock import utc_now
from core.jobs.rows import LAST_PRIORITY, OPEN, Job, JobState, turn_of, wake
from core.settings import get_settings


@dataclass(frozen=True, slots=True)
class Node:
    """A step of a graph to be made.

    Args:
        needs: Steps of the same graph.
        key: Names what its result depends on.
        priority: 0 first … 9 last.
        is_optional: The others go on without it.
    """

    step: str
    needs: tuple[str, ...] = ()
    key: str = ""
    priority: int = 0
    max_attempts: int = 3
    is_optional: bool = False


def create_graph(
    session: Session,
    graph_id: UUID,
    task: str,
    subject_id: UUID,
    nodes: Sequence[Node],
    *,
    queue: str = "default",
) -> list[Job]:
    """One row a node that is not there yet; those that need nothing are woken."""
    known = {job.step for job in jobs_of(session, graph_id, for_update=True)}
    now, made = utc_now(), []
    for node in nodes:
        if node.step in known:
            continue
        priority = min(max(node.priority, 0), LAST_PRIORITY)
        job = Job(
            task=task,
            queue=queue,
            subject_id=subject_id,
            payload={},
            state=JobState.WAITING,
            max_attempts=node.max_attempts,
            priority=priority,
            turn_at=turn_of(priority, now),
            graph_id=graph_id,
            step=node.step,
            needs=list(node.needs),
            is_optional=node.is_optional,
            key=node.key,
        )
        session.add(job)
        made.append(job)
    session.flush()
    wake_followers(session, graph_id)
    return made


def jobs_of(session: Session, graph_id: UUID, *, for_update: bool = False) -> list[Job]:
    """The steps of a graph in the order in which they were made.

    Args:
        for_update: Waits for whoever changes the graph now, so that of two steps that end at once
            the later sees the earlier.
    """
    query = select(Job).where(Job.graph_id == graph_id).order_by(col(Job.id))
    if for_update:
        query = query.with_for_update().execution_options(populate_existing=True)
    return list(session.exec(query))


def wake_followers(session: Session, graph_id: UUID) -> int:
    """Queues the steps whose needs are settled; returns how many."""
    jobs = jobs_of(session, graph_id, for_update=True)
    settled = {job.step for job in jobs if is_settled(job)}
    now, woken = utc_now(), 0
    for job in jobs:
        if job.state is JobState.WAITING and settled.issuperset(job.needs):
            job.state = JobState.QUEUED
            job.turn_at = turn_of(job.priority, now)
            # Sent again when its message has not arrived by then.
            job.lease_until = now + timedelta(seconds=get_settings().job_forgotten_s)
            wake(session, job)
            woken += 1
    session.flush()
    return woken


def is_settled(job: Job) -> bool:
    """Whether those that need the job may run."""
    return job.state is JobState.DONE or (job.is_optional and job.state is JobState.FAILED)


def cancel_graph(session: Session, graph_id: UUID) -> int:
    """Cancels what is not finished; a worker that is at it learns so at its next report."""
    cancelled = 0
    for job in jobs_of(session, graph_id, for_update=True):
        if job.state in OPEN:
            job.state, job.finished_at, job.lease_until = JobState.CANCELLED, utc_now(), None
            cancelled += 1
    session.flush()
    return cancelled
