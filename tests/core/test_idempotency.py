"""A key does its work once: replays, refusals, crashes and races."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pydantic import BaseModel
from sqlalchemy import Column, Engine, Integer, MetaData, Table
from sqlmodel import Session, SQLModel, select

from core.clock import utc_now
from core.db import make_engine, read_scope, session_scope
from core.errors import Conflict
from core.idempotency import (
    LEASE,
    IdempotencyKeyInvalid,
    IdempotencyKeyReused,
    IdempotencyRecord,
    Once,
    RequestInFlight,
    _claim,
    _fingerprint,
    checked_key,
    forget_answers,
    run_once,
)
from core.ids import new_id

MARKS = Table("mark", MetaData(), Column("id", Integer, primary_key=True))
VIEWER = new_id()
KEY = "key-number-1"


class Ask(BaseModel):
    text: str


class Said(BaseModel):
    number: int


class Crash(BaseException):
    """The process dies: nothing after it runs."""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{tmp_path / 'once.db'}")
    SQLModel.metadata.create_all(engine)
    MARKS.create(engine)
    yield engine
    engine.dispose()


def leave_a_mark(session: Session) -> Said:
    """Work with a visible effect: one row each time it is done."""
    session.execute(MARKS.insert())
    return Said(number=marks_of(session))


def marks_of(session: Session) -> int:
    return len(session.execute(MARKS.select()).all())


def marks(engine: Engine) -> int:
    with read_scope(engine) as session:
        return marks_of(session)


def ask(
    engine: Engine,
    text: str = "hello",
    key: str | None = KEY,
    viewer: UUID = VIEWER,
    operation: str = "say",
) -> Once[Said]:
    return run_once(
        key,
        viewer_id=viewer,
        operation=operation,
        request=Ask(text=text),
        answer_type=Said,
        work=leave_a_mark,
        engine=engine,
    )


def test_the_same_request_gets_the_first_answer_and_is_done_once(engine: Engine) -> None:
    first, second = ask(engine), ask(engine)
    assert (first.is_replay, second.is_replay) == (False, True)
    assert first.answer == second.answer == Said(number=1)
    assert marks(engine) == 1


def test_another_body_under_the_same_key_is_refused(engine: Engine) -> None:
    ask(engine)
    with pytest.raises(IdempotencyKeyReused):
        ask(engine, text="other")
    assert marks(engine) == 1


def test_keys_of_other_viewers_and_operations_are_other_keys(engine: Engine) -> None:
    ask(engine)
    assert not ask(engine, viewer=new_id()).is_replay
    assert not ask(engine, operation="shout").is_replay
    assert marks(engine) == 3


def test_without_a_key_the_work_is_done_each_time(engine: Engine) -> None:
    ask(engine, key=None)
    assert ask(engine, key=None).answer == Said(number=2)


@pytest.mark.parametrize("key", [None, "", "short", "x" * 201, "with blank here", "ключ-ключ-ключ"])
def test_a_malformed_key_is_refused(key: str | None) -> None:
    with pytest.raises(IdempotencyKeyInvalid):
        checked_key(key)


def test_a_second_request_during_the_first_is_told_to_wait(engine: Engine) -> None:
    with session_scope(engine) as session:  # What the first request's claim looks like meanwhile.
        _claim(session, VIEWER, "say", KEY, _fingerprint(Ask(text="hello")), utc_now())
    with pytest.raises(RequestInFlight):
        ask(engine)
    with pytest.raises(IdempotencyKeyReused):
        ask(engine, text="other")
    assert marks(engine) == 0


def test_a_crash_in_the_work_leaves_nothing_and_the_lease_frees_the_key(engine: Engine) -> None:
    def crash(session: Session) -> Said:
        leave_a_mark(session)
        raise Crash

    def attempt(work: object, later: timedelta = timedelta()) -> Once[Said]:
        return run_once(
            KEY,
            viewer_id=VIEWER,
            operation="say",
            request=Ask(text="hello"),
            answer_type=Said,
            work=work,  # type: ignore[arg-type]
            engine=engine,
            clock=lambda: utc_now() + later,
        )

    with pytest.raises(Crash):
        attempt(crash)
    assert marks(engine) == 0
    with pytest.raises(RequestInFlight):
        attempt(leave_a_mark)
    assert attempt(leave_a_mark, LEASE + timedelta(seconds=1)).answer == Said(number=1)


def test_whoever_lost_the_lease_undoes_its_work(engine: Engine) -> None:
    def overtaken(session: Session) -> Said:
        answer = leave_a_mark(session)
        session.exec(select(IdempotencyRecord)).one().fence += 1  # Another worker took over.
        return answer

    with pytest.raises(RequestInFlight):
        run_once(
            KEY,
            viewer_id=VIEWER,
            operation="say",
            request=Ask(text="hello"),
            answer_type=Said,
            work=overtaken,
            engine=engine,
        )
    assert marks(engine) == 0


def test_an_error_frees_the_key_for_a_corrected_request(engine: Engine) -> None:
    def refuse(session: Session) -> Said:
        leave_a_mark(session)
        raise Conflict("not like that")

    with pytest.raises(Conflict):
        run_once(
            KEY,
            viewer_id=VIEWER,
            operation="say",
            request=Ask(text="wrong"),
            answer_type=Said,
            work=refuse,
            engine=engine,
        )
    assert ask(engine, text="right").answer == Said(number=1)


def test_many_at_once_do_the_work_once(engine: Engine) -> None:
    start, results = threading.Barrier(8), []

    def one() -> None:
        start.wait()
        try:
            results.append(ask(engine).answer)
        except RequestInFlight:
            results.append(None)

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert marks(engine) == 1
    assert len(results) == 8
    assert all(r is None or r == Said(number=1) for r in results)


def test_answers_are_forgotten_after_their_time(engine: Engine) -> None:
    ask(engine)
    with session_scope(engine) as session:
        assert forget_answers(session, utc_now()) == 0
        assert forget_answers(session, utc_now() + timedelta(days=2)) == 1
    assert ask(engine).answer == Said(number=2)
