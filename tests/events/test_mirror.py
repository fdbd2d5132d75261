"""A mirror that could not be dropped is trusted by no process."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
import redis
from sqlmodel import select

import events.mirror
from core.db import read_scope
from core.ids import new_id
from core.redis import PROFILE
from events.mirror import forget_profile, has_stale_profile, look_for_stale, watching_mirrors
from events.models import StaleMirror
from tests.events.test_kill import wait_for


@pytest.fixture
def viewer(valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """Somebody whose profile changed in another process while Redis was away."""
    made = new_id()
    valkey.hset(PROFILE(made), mapping={"at": "1", "negatives": ""})
    with monkeypatch.context() as away:
        down = redis.Redis(port=1, socket_timeout=0.1)
        away.setattr("events.mirror.get_redis", lambda: down)
        forget_profile(made)
    monkeypatch.setattr(events.mirror, "_stale", type(events.mirror._stale)())
    monkeypatch.setattr(events.mirror, "_told", frozenset())
    return made


def rows() -> int:
    with read_scope() as session:
        return len(session.exec(select(StaleMirror)).all())


def test_another_process_does_not_trust_it_while_redis_is_away(
    installation: Path, viewer: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    down = redis.Redis(port=1, socket_timeout=0.1)
    monkeypatch.setattr("events.mirror.get_redis", lambda: down)

    look_for_stale()

    assert has_stale_profile(viewer)
    assert not has_stale_profile(new_id())
    assert rows() == 1


def test_any_process_drops_it_as_soon_as_redis_answers(
    installation: Path, valkey: redis.Redis, viewer: UUID
) -> None:
    look_for_stale()

    assert valkey.hget(PROFILE(viewer), "at") is None
    assert valkey.hget(PROFILE(viewer), "generation") == b"1"
    assert rows() == 0
    look_for_stale()
    assert not has_stale_profile(viewer)


def test_a_process_that_serves_watches_for_them(
    installation: Path, valkey: redis.Redis, viewer: UUID
) -> None:
    with watching_mirrors():
        wait_for(lambda: valkey.hget(PROFILE(viewer), "at") is None)
