"""The log: what was written stays, and whoever alters it is found out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from core.db import get_engine, read_scope, session_scope
from core.ids import new_id
from moderation.log import first_break, record
from moderation.log.anchors import drop_anchor, read_anchors
from moderation.log.chain import hash_of
from moderation.log.models import LogEntry


@pytest.fixture
def written(installation: Path) -> Iterator[None]:
    for n in range(5):
        write(n)
    yield


def write(n: int) -> None:
    with session_scope() as session:
        record(
            session,
            "decision",
            subject="video",
            subject_id=new_id(),
            actor_id=new_id() if n % 2 else None,
            facts={"ruling": "reject", "reason": "नफ़रत", "n": n, "share": 0.1},
        )


def tamper(*statements: str) -> None:
    """Alters rows as somebody with the database's own rights can."""
    with get_engine().begin() as connection:
        for verb in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER moderation_log_no_{verb}"))
        for statement in statements:
            connection.execute(text(statement))


def broken_at() -> int | None:
    with read_scope() as session:
        found = first_break(session, read_anchors())
    return found.seq if found else None


def test_what_was_written_is_whole_and_numbered_without_a_gap(written: None) -> None:
    assert broken_at() is None
    with read_scope() as session:
        entries = session.exec(select(LogEntry).order_by(LogEntry.seq)).all()  # type: ignore[arg-type]
    assert [e.seq for e in entries] == [1, 2, 3, 4, 5]
    assert all(b.prev_hash == a.hash for a, b in pairwise(entries))


@pytest.mark.parametrize(
    "change", ["UPDATE moderation_log SET kind = 'x'", "DELETE FROM moderation_log"]
)
def test_the_database_refuses_to_change_an_entry(written: None, change: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), session_scope() as session:
        session.execute(text(change))
    assert broken_at() is None


@pytest.mark.parametrize(
    ("change", "seq"),
    [
        ("UPDATE moderation_log SET body = replace(body, 'reject', 'publish') WHERE seq = 3", 3),
        ("UPDATE moderation_log SET kind = 'other' WHERE seq = 2", 2),
        ("UPDATE moderation_log SET actor_id = NULL WHERE seq = 4", 4),
        ("DELETE FROM moderation_log WHERE seq = 2", 2),
        ("DELETE FROM moderation_log WHERE seq = 5", 5),
    ],
)
def test_whoever_alters_an_entry_is_found_out(written: None, change: str, seq: int) -> None:
    tamper(change)
    assert broken_at() == seq


def test_a_chain_that_was_rewritten_does_not_match_its_anchors(written: None) -> None:
    with session_scope() as session:
        drop_anchor(session)
    with read_scope() as session:
        last = session.exec(select(LogEntry).where(LogEntry.seq == 5)).one()
    body = last.body.replace("reject", "publish")
    forged = hash_of(last.prev_hash, body)
    tamper(
        f"UPDATE moderation_log SET body = '{body}', hash = '{forged}' WHERE seq = 5".replace(
            ":", "\\:"
        ),
        f"UPDATE moderation_log_head SET hash = '{forged}'",
    )
    with read_scope() as session:
        assert first_break(session) is None  # In itself it is whole,
    assert broken_at() == 5  # but it is not what was anchored.


def test_many_at_once_queue_up(installation: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    assert broken_at() is None


def test_nothing_is_written_by_what_fails(written: None) -> None:
    with pytest.raises(RuntimeError), session_scope() as session:
        record(session, "x", subject="video", subject_id=new_id(), actor_id=None, facts={})
        raise RuntimeError
    assert broken_at() is None
    write(6)
    assert broken_at() is None


@pytest.mark.slow
def test_the_command_prints_the_first_break(written: None) -> None:
    def verify() -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "moderation.log", "verify"], capture_output=True, text=True
        )
        return done.returncode, done.stdout

    code, said = verify()
    assert (code, said[:16]) == (0, "whole: 5 entries")
    tamper("UPDATE moderation_log SET kind = 'other' WHERE seq = 2")
    code, said = verify()
    assert code == 1 and "entry 2" in said
