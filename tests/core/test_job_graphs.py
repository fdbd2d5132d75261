"""Graphs of jobs: the next step runs once what it needs is settled, whatever crashed in between."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from core import outbox
from core.db import read_scope, session_scope
from core.ids import new_id
from core.jobs import (
    Claim,
    Job,
    JobState,
    Node,
    cancel_graph,
    claim_job,
    claim_next,
    create_graph,
    create_job,
    ensure_job,
    fail_job,
    finish_job,
    jobs_of,
    mend_graphs,
    report_progress,
    sweep_jobs,
)

DIAMOND = (
    Node("a", key="k"),
    Node("b", ("a",), key="k"),
    Node("c", ("a",), key="k", is_optional=True),
    Node("d", ("b", "c"), key="k"),
)


class Silent:
    """A broker that forgets everything; what was sent is counted by task and priority."""

    def __init__(self) -> None:
        self.priorities: list[int] = []

    def send_task(self, task: str, kwargs: dict[str, str], queue: str, priority: int) -> None:
        self.priorities.append(priority)


@pytest.fixture(autouse=True)
def broker(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Silent:
    silent = Silent()
    monkeypatch.setattr(outbox, "get_celery", lambda: silent)
    return silent


def graph() -> UUID:
    with session_scope() as session:
        graph_id = new_id()
        create_graph(session, graph_id, "x.step", new_id(), DIAMOND)
        return graph_id


def states(graph_id: UUID) -> dict[str, str]:
    with read_scope() as session:
        return {job.step: JobState(job.state).value for job in jobs_of(session, graph_id)}


def claim(graph_id: UUID, step: str) -> Claim:
    with read_scope() as session:
        (job_id,) = [job.id for job in jobs_of(session, graph_id) if job.step == step]
    claimed = claim_job(job_id, lease_s=60)
    assert claimed
    return claimed


def finish(graph_id: UUID, step: str) -> None:
    claimed = claim(graph_id, step)
    with session_scope() as session:
        assert finish_job(session, claimed, {"made": step})


def test_a_step_waits_for_all_it_needs() -> None:
    graph_id = graph()
    assert states(graph_id) == {"a": "queued", "b": "waiting", "c": "waiting", "d": "waiting"}
    finish(graph_id, "a")
    assert states(graph_id) == {"a": "done", "b": "queued", "c": "queued", "d": "waiting"}
    finish(graph_id, "b")
    assert states(graph_id)["d"] == "waiting"
    finish(graph_id, "c")
    assert states(graph_id)["d"] == "queued"


def test_an_optional_step_that_fails_holds_nobody_up() -> None:
    graph_id = graph()
    finish(graph_id, "a")
    finish(graph_id, "b")
    with session_scope() as session:
        assert fail_job(session, claim(graph_id, "c"), "boom", "", retry=False)
    assert states(graph_id) == {"a": "done", "b": "done", "c": "failed", "d": "queued"}


def test_a_needed_step_that_fails_ends_the_rest() -> None:
    graph_id = graph()
    finish(graph_id, "a")
    at_work = claim(graph_id, "c")
    with session_scope() as session:
        assert fail_job(session, claim(graph_id, "b"), "boom", "", retry=False)
    assert states(graph_id) == {"a": "done", "b": "failed", "c": "cancelled", "d": "cancelled"}
    assert not report_progress(at_work, 0.5, lease_s=60)
    with session_scope() as session:
        assert not finish_job(session, at_work)


def test_a_failure_that_is_tried_again_ends_nothing() -> None:
    graph_id = graph()
    with session_scope() as session:
        assert not fail_job(session, claim(graph_id, "a"), "boom", "", retry=True)
    assert states(graph_id) == {"a": "queued", "b": "waiting", "c": "waiting", "d": "waiting"}


def test_a_graph_is_made_once_and_completed_where_rows_are_missing() -> None:
    graph_id = graph()
    finish(graph_id, "a")
    with session_scope() as session:
        lost = next(job for job in jobs_of(session, graph_id) if job.step == "b")
        session.delete(lost)
    for _ in range(2):
        with session_scope() as session:
            create_graph(session, graph_id, "x.step", new_id(), DIAMOND)
    assert states(graph_id) == {"a": "done", "b": "queued", "c": "queued", "d": "waiting"}


def test_a_step_that_was_never_woken_is_found() -> None:
    graph_id = graph()
    finish(graph_id, "a")
    with session_scope() as session:
        for job in jobs_of(session, graph_id):
            if job.step == "b":
                job.state = JobState.WAITING
    with session_scope() as session:
        assert mend_graphs(session) == 1
        assert mend_graphs(session) == 0
    assert states(graph_id)["b"] == "queued"


def test_cancelling_leaves_what_is_done() -> None:
    graph_id = graph()
    finish(graph_id, "a")
    with session_scope() as session:
        assert cancel_graph(session, graph_id) == 3
        assert cancel_graph(session, graph_id) == 0
    assert states(graph_id)["a"] == "done"


def test_progress_never_falls_when_an_attempt_begins_anew() -> None:
    graph_id = graph()
    first = claim(graph_id, "a")
    report_progress(first, 0.7, lease_s=60)
    with session_scope() as session:
        fail_job(session, first, "boom", "", retry=True)
    second = claim(graph_id, "a")
    report_progress(second, 0.2, lease_s=60)
    with read_scope() as session:
        assert session.get_one(Job, second.job_id).progress == 0.7


def test_the_urgent_go_first_and_nobody_waits_for_ever(broker: Silent) -> None:
    with session_scope() as session:
        slow = create_job(session, "x.work", new_id(), priority=9).id
        quick = create_job(session, "x.work", new_id(), priority=2).id
    assert broker.priorities == [9, 2]
    claimed = claim_next("x.work", slow, lease_s=60)  # The slow one's message came first.
    assert claimed and claimed.job_id == quick
    with session_scope() as session:  # As if it had waited for as long as its priority costs.
        waited = session.get_one(Job, slow)
        waited.turn_at -= 9 * (waited.turn_at - waited.created_at) / 9
        create_job(session, "x.work", new_id(), priority=2)
    claimed = claim_next("x.work", quick, lease_s=60)
    assert claimed and claimed.job_id == slow


def test_what_waits_or_runs_is_not_queued_twice() -> None:
    subject_id = new_id()

    def ensured() -> list[Job]:
        with session_scope() as session:
            ensure_job(session, "x.work", subject_id, scope="clip")
            ensure_job(session, "x.other", subject_id)
        with read_scope() as session:
            query = select(Job).where(Job.subject_id == subject_id, Job.task == "x.work")
            return list(session.exec(query))

    (job,) = ensured()
    assert len(ensured()) == 1
    claimed = claim_job(job.id, lease_s=60)
    assert claimed and claimed.payload == {"scope": "clip"} and len(ensured()) == 1
    with session_scope() as session:
        assert finish_job(session, claimed)
    assert len(ensured()) == 2


def test_a_step_whose_worker_died_is_not_passed_over_for_ever() -> None:
    with session_scope() as session:
        orphan = create_job(session, "x.work", new_id()).id
    assert claim_job(orphan, lease_s=-1)  # Its worker is killed at once.
    with session_scope() as session:
        assert sweep_jobs(session) == (1, [])
        assert sweep_jobs(session) == (0, [])  # Asked for once, not with every look.
        newer = create_job(session, "x.work", new_id()).id
    claimed = claim_next("x.work", newer, lease_s=60)  # There is always a newer one.
    assert claimed and (claimed.job_id, claimed.attempt) == (orphan, 2)


def test_a_message_without_a_waiting_job_takes_its_own_or_none() -> None:
    with session_scope() as session:
        job_id = create_job(session, "x.work", new_id()).id
    assert claim_next("x.work", job_id, lease_s=-1)
    again = claim_next("x.work", job_id, lease_s=60)  # Running, but its lease is over.
    assert again and again.attempt == 2
    assert claim_next("x.work", job_id, lease_s=60) is None
