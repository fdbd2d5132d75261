"""Jobs and outbox: nothing is lost between commit and worker, nobody works twice at once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from core import jobs, outbox
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.ids import new_id
from core.jobs import Job, JobState, claim_job, create_job, fail_job, finish_job, sweep_jobs


class FakeCelery:
    """Takes messages as a broker would; `is_down` makes it refuse them."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, dict[str, str], str]] = []
        self.is_down = False

    def send_task(self, task: str, kwargs: dict[str, str], queue: str, priority: int) -> None:
        if self.is_down:
            raise ConnectionError("broker")
        self.sent.append((task, kwargs, queue))


@pytest.fixture
def broker(installation: Path, monkeypatch: pytest.MonkeyPatch) -> FakeCelery:
    fake = FakeCelery()
    monkeypatch.setattr(outbox, "get_celery", lambda: fake)
    return fake


def make_job(max_attempts: int = 3) -> UUID:
    with session_scope() as session:
        return create_job(session, "x.work", new_id(), max_attempts=max_attempts).id


def state_of(job_id: UUID) -> JobState:
    with read_scope() as session:
        return JobState(session.exec(select(Job.state).where(Job.id == job_id)).one())


def expire(job_id: UUID) -> None:
    with session_scope() as session:
        session.get_one(Job, job_id).lease_until = utc_now() - timedelta(seconds=1)


def test_a_message_goes_out_after_the_commit_and_not_on_rollback(broker: FakeCelery) -> None:
    with pytest.raises(RuntimeError), session_scope() as session:
        create_job(session, "x.work", new_id())
        raise RuntimeError
    assert broker.sent == []
    job_id = make_job()
    assert broker.sent == [("x.work", {"job_id": str(job_id)}, "default")]


def test_a_dead_broker_loses_nothing(broker: FakeCelery) -> None:
    broker.is_down = True
    job_id = make_job()
    assert broker.sent == []
    broker.is_down = False
    assert outbox.relay() == 1
    assert broker.sent[0][1] == {"job_id": str(job_id)}
    assert outbox.relay() == 0


def test_only_one_worker_gets_a_job(broker: FakeCelery) -> None:
    job_id = make_job()
    assert claim_job(job_id, lease_s=60) is not None
    assert claim_job(job_id, lease_s=60) is None


def test_whoever_lost_the_lease_cannot_finish(broker: FakeCelery) -> None:
    job_id = make_job()
    slow = claim_job(job_id, lease_s=60)
    expire(job_id)
    quick = claim_job(job_id, lease_s=60)
    assert slow and quick and quick.fence > slow.fence
    with session_scope() as session:
        assert not finish_job(session, slow)
        assert finish_job(session, quick)
    assert state_of(job_id) is JobState.DONE
    assert claim_job(job_id, lease_s=60) is None


def test_attempts_are_capped_even_when_the_worker_dies_each_time(broker: FakeCelery) -> None:
    job_id = make_job(max_attempts=2)
    for _ in range(2):
        assert claim_job(job_id, lease_s=60)
        expire(job_id)
    assert claim_job(job_id, lease_s=60) is None
    with session_scope() as session:
        woken, lost = sweep_jobs(session)
    assert (woken, [job.id for job in lost]) == (0, [job_id])
    assert state_of(job_id) is JobState.FAILED


def test_a_vanished_worker_is_replaced(broker: FakeCelery) -> None:
    job_id = make_job()
    claim_job(job_id, lease_s=60)
    expire(job_id)
    broker.sent.clear()
    with session_scope() as session:
        assert sweep_jobs(session) == (1, [])
    assert broker.sent == [("x.work", {"job_id": str(job_id)}, "default")]


def test_a_failure_is_retried_until_the_last_attempt(broker: FakeCelery) -> None:
    job_id = make_job(max_attempts=2)
    for is_final in (False, True):
        claim = claim_job(job_id, lease_s=60)
        assert claim
        with session_scope() as session:
            assert fail_job(session, claim, "boom", "it broke", retry=True) is is_final
    assert state_of(job_id) is JobState.FAILED


def test_progress_renews_the_lease(broker: FakeCelery) -> None:
    claim = claim_job(make_job(), lease_s=1)
    assert claim
    assert jobs.report_progress(claim, 0.5, lease_s=60)
    with read_scope() as session:
        job = session.get_one(Job, claim.job_id)
    assert job.progress == 0.5
    assert job.lease_until and job.lease_until > utc_now() + timedelta(seconds=30)
