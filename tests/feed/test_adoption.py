"""A guest who signs in to an account keeps their taste."""

from __future__ import annotations

from uuid import UUID

import pytest
import redis

import app.api
from catalog.signing_in.endpoints import get_adoptions
from core.db import session_scope
from core.ids import new_id
from core.redis import EVENTS_STREAM, TASTE
from events.schemas import EventType
from events.service import append
from feed.features.adoption import adopt_taste
from feed.features.taste import Taste, taste_of
from feed.features.worker import GROUP, TasteWorker
from feed.params.taste import FOLD_LIKE
from tests.feed.conftest import Clip


@pytest.fixture
def worker(clips: list[Clip], valkey: redis.Redis) -> TasteWorker:
    made = TasteWorker(block_ms=1)
    made.start()
    return made


def taste(valkey: redis.Redis, viewer_id: UUID) -> Taste:
    raw = valkey.hgetall(TASTE(viewer_id))
    return taste_of({k.decode(): v for k, v in raw.items()}) or Taste()  # type: ignore[union-attr]


def sign_in(guest: UUID, account: UUID) -> None:
    with session_scope() as session:
        adopt_taste(session, guest, account)


def test_the_guest_s_taste_joins_the_account_s_in_the_order_of_events(
    worker: TasteWorker, clips: list[Clip], valkey: redis.Redis
) -> None:
    guest, account = new_id(), new_id()
    append(EventType.LIKE, account, clips[0].id)
    append(EventType.LIKE, guest, clips[1].id)
    sign_in(guest, account)
    append(EventType.UNLIKE, account, clips[1].id)
    append(EventType.LIKE, account, clips[2].id)

    worker.work()

    assert set(taste(valkey, account).tags) == {clips[0].tag, clips[2].tag}
    assert not valkey.exists(TASTE(guest))
    assert valkey.xpending(EVENTS_STREAM(), GROUP)["pending"] == 0  # type: ignore[index]


def test_signing_in_again_adds_nothing_twice(
    worker: TasteWorker, clips: list[Clip], valkey: redis.Redis
) -> None:
    guest, account = new_id(), new_id()
    append(EventType.LOOP, guest, clips[0].id)
    for _ in range(3):
        sign_in(guest, account)
        worker.work()

    before = taste(valkey, account).mass_long
    append(EventType.LIKE, guest, clips[0].id)
    sign_in(guest, account)
    worker.work()

    assert before < FOLD_LIKE.default
    assert taste(valkey, account).mass_long == pytest.approx(before + FOLD_LIKE.default, rel=1e-4)


@pytest.mark.parametrize("value", ["", "somebody", None])
def test_a_sign_in_that_names_no_guest_changes_nothing(
    worker: TasteWorker, clips: list[Clip], valkey: redis.Redis, value: str | None
) -> None:
    account = new_id()
    append(EventType.LIKE, account, clips[0].id)
    append(EventType.ADOPTION, account, value=str(account) if value is None else value)

    worker.work()

    assert set(taste(valkey, account).tags) == {clips[0].tag}
    assert valkey.xpending(EVENTS_STREAM(), GROUP)["pending"] == 0  # type: ignore[index]


def test_a_taste_that_changes_beneath_the_move_is_read_again(
    worker: TasteWorker, clips: list[Clip], valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    guest, account = new_id(), new_id()
    append(EventType.LIKE, guest, clips[0].id)
    worker.work()
    sign_in(guest, account)
    original, calls = worker._stored, []

    def stale(*args: object) -> object:
        found = original(*args)  # type: ignore[arg-type]
        calls.append(found)
        return (found[0], b"7") if len(calls) <= 2 else found

    monkeypatch.setattr(worker, "_stored", stale)
    worker.work()

    assert len(calls) == 4
    assert set(taste(valkey, account).tags) == {clips[0].tag}


def test_the_api_has_the_taste_follow() -> None:
    adoptions = app.api.api.dependency_overrides[get_adoptions]()

    assert adopt_taste in adoptions
