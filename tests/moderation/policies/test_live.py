"""What is in force is read by one thread at a time, and what was decided comes out again."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from sqlmodel import Session

from core.db import read_scope
from moderation.policies import live
from moderation.policies.live import Standing, emergency, forget_standing, get_standing
from moderation.policies.parsing import parse_policy, sha256_of, shipped, shipped_texts


@pytest.fixture(autouse=True)
def nothing_known(installation: Path) -> Iterator[None]:
    forget_standing()
    yield
    forget_standing()


def test_one_thread_reads_while_others_go_by_what_is_known_and_in_the_end_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = get_standing()
    reads, began, may_end = [], Event(), Event()

    def slow(_: Session) -> Standing:
        reads.append(1)
        began.set()
        assert may_end.wait(10)
        return Standing(shipped())

    monkeypatch.setattr(live, "read_standing", slow)
    monkeypatch.setattr(live, "KEPT_S", 0.0)
    with ThreadPoolExecutor(9) as pool:
        reader = pool.submit(get_standing)
        try:
            assert began.wait(10)
            others = [pool.submit(get_standing) for _ in range(8)]
            assert all(other.result(10) is known for other in others)
            monkeypatch.setattr(live, "STALE_S", 0.0)
            monkeypatch.setattr(live, "WAIT_S", 0.01)
            assert pool.submit(get_standing).result(10).live == emergency()
        finally:
            may_end.set()
        assert reader.result(10).live == shipped() and len(reads) == 1


def test_without_anything_known_the_others_wait_for_the_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reads, began, may_end = [], Event(), Event()

    def slow(_: Session) -> Standing:
        reads.append(1)
        began.set()
        assert may_end.wait(10)
        return Standing(shipped())

    monkeypatch.setattr(live, "read_standing", slow)
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(get_standing) for _ in range(4)]
        assert began.wait(10)
        may_end.set()
        assert {id(one.result(10)) for one in asked} == {id(asked[0].result(10))}
    assert len(reads) == 1


def test_what_was_read_before_a_change_counts_for_nobody_who_asks_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old, new = Standing(emergency()), Standing(shipped())
    began, may_end = Event(), Event()

    def slow(_: Session) -> Standing:
        began.set()
        assert may_end.wait(10)
        return old

    monkeypatch.setattr(live, "read_standing", slow)
    with ThreadPoolExecutor(1) as pool:
        reader = pool.submit(get_standing)
        assert began.wait(10)
        forget_standing()
        monkeypatch.setattr(live, "read_standing", lambda _: new)
        may_end.set()
        assert reader.result(10) is old
    assert get_standing() is new


def test_what_was_held_in_an_emergency_comes_out_under_any_shipped_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    newest = shipped_texts()[shipped().sha256]
    older = newest.replace("urgency: ", "urgency:  ", 1)
    texts = {sha256_of(text): text for text in (older, newest)}
    monkeypatch.setattr(live, "shipped_texts", lambda: texts)
    with read_scope() as session:
        for text in texts.values():
            held = emergency(parse_policy(text))
            assert held.hold_everything and live.policy_by_sha(session, held.sha256) == held
