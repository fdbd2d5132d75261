"""Jobs and graphs under any order of work, failure, crash, lost message and sweep."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlmodel import SQLModel

from core import outbox
from core.clock import utc_now
from core.db import get_engine, read_scope, session_scope
from core.ids import new_id
from core.jobs import (
    Claim,
    JobState,
    Node,
    claim_next,
    create_graph,
    fail_job,
    finish_job,
    jobs_of,
    mend_graphs,
    report_progress,
    sweep_jobs,
)
from tests.conftest import forget_process

NODES = (
    Node("first"),
    Node("stills", ("first",)),
    Node("ladder", ("first",)),
    Node("words", ("first",), is_optional=True),
    Node("finish", ("stills", "ladder", "words"), max_attempts=5),
)
NEEDS = {node.step: set(node.needs) for node in NODES}
OPTIONAL = {node.step for node in NODES if node.is_optional}
ENDED = {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


class Messages:
    """The broker: any message may be lost, or come late."""

    def __init__(self) -> None:
        self.waiting: list[UUID] = []

    def send_task(self, task: str, kwargs: dict[str, str], queue: str, priority: int) -> None:
        self.waiting.append(UUID(kwargs["job_id"]))


class JobMachine(RuleBasedStateMachine):
    """Workers that crash at any moment; the rows must still lead to an end, once."""

    def __init__(self) -> None:
        super().__init__()
        self.patches = pytest.MonkeyPatch()
        self.folder = tempfile.TemporaryDirectory()
        self.messages = Messages()
        self.claims: list[Claim] = []
        self.finished: dict[str, int] = {}
        self.progress: dict[str, float] = {}

    @initialize()
    def begin(self) -> None:
        self.patches.setenv("JHALAK_DATA_DIR", str(Path(self.folder.name)))
        forget_process()
        SQLModel.metadata.create_all(get_engine())
        self.patches.setattr(outbox, "get_celery", lambda: self.messages)
        self.graph_id = new_id()
        with session_scope() as session:
            create_graph(session, self.graph_id, "x.step", new_id(), NODES)

    def teardown(self) -> None:
        forget_process()
        self.patches.undo()
        self.folder.cleanup()

    @precondition(lambda self: self.messages.waiting)
    @rule(which=st.integers(0, 5))
    def a_message_arrives(self, which: int) -> None:
        job_id = self.messages.waiting.pop(which % len(self.messages.waiting))
        if claim := claim_next("x.step", job_id, lease_s=60):
            self.claims.append(claim)

    @precondition(lambda self: self.messages.waiting)
    @rule()
    def the_broker_loses_a_message(self) -> None:
        self.messages.waiting.pop(0)

    @precondition(lambda self: self.claims)
    @rule(fraction=st.floats(0, 1))
    def a_worker_reports(self, fraction: float) -> None:
        report_progress(self.claims[0], fraction, lease_s=60)

    @precondition(lambda self: self.claims)
    @rule(which=st.integers(0, 3))
    def a_worker_finishes(self, which: int) -> None:
        claim = self.claims.pop(which % len(self.claims))
        with session_scope() as session:
            if finish_job(session, claim):
                self.finished[claim.step] = self.finished.get(claim.step, 0) + 1

    @precondition(lambda self: self.claims)
    @rule(retry=st.booleans())
    def a_worker_fails(self, retry: bool) -> None:
        with session_scope() as session:
            fail_job(session, self.claims.pop(0), "boom", "", retry=retry)

    @precondition(lambda self: self.claims)
    @rule()
    def a_worker_is_killed(self) -> None:
        self.claims.pop(0)

    @precondition(lambda self: self.claims)
    @rule()
    def a_worker_crashes_within_the_transaction_that_ends_its_step(self) -> None:
        with pytest.raises(RuntimeError), session_scope() as session:
            finish_job(session, self.claims.pop(0))
            raise RuntimeError

    @rule()
    def time_passes(self) -> None:
        """Every lease ends, also of workers that are merely slow."""
        with session_scope() as session:
            for job in jobs_of(session, self.graph_id):
                if job.lease_until is not None:
                    job.lease_until = utc_now() - timedelta(seconds=1)

    @rule()
    def the_sweep_looks(self) -> None:
        with session_scope() as session:
            sweep_jobs(session)
            assert mend_graphs(session) == 0  # Ending and waking are one transaction.

    @invariant()
    def rows_are_sound(self) -> None:
        with read_scope() as session:
            jobs = {job.step: job for job in jobs_of(session, self.graph_id)}
        for step, job in jobs.items():
            assert job.attempts <= job.max_attempts
            assert job.progress >= self.progress.get(step, 0.0)
            self.progress[step] = job.progress
            if job.state in (JobState.QUEUED, JobState.RUNNING, JobState.DONE):
                for need in NEEDS[step]:
                    settled = jobs[need].state is JobState.DONE or (
                        need in OPTIONAL and jobs[need].state is JobState.FAILED
                    )
                    assert settled, (step, need)
        assert all(count == 1 for count in self.finished.values())
        broken = any(
            job.state is JobState.FAILED and step not in OPTIONAL for step, job in jobs.items()
        )
        assert not broken or all(job.state in ENDED for job in jobs.values())

    @rule()
    def workers_that_live_lead_to_an_end(self) -> None:
        """Whatever happened before: with time, sweeps and a worker, everything ends."""
        self.claims.clear()
        for _ in range(40):
            self.time_passes()
            self.the_sweep_looks()
            while self.messages.waiting:
                if claim := claim_next("x.step", self.messages.waiting.pop(0), lease_s=60):
                    with session_scope() as session:
                        if finish_job(session, claim):
                            self.finished[claim.step] = self.finished.get(claim.step, 0) + 1
            with read_scope() as session:
                if all(job.state in ENDED for job in jobs_of(session, self.graph_id)):
                    return
        raise AssertionError("a step never ends")


JobMachine.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
TestJobs = pytest.mark.slow(JobMachine.TestCase)
