"""A published world and the feed's own API, as one browser sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import redis
from fastapi.testclient import TestClient

import community.endpoints
import events.endpoints
import events.mirror
import events.service
import experiments.service
import feed.catalogue.keeper
import feed.endpoints
import feed.service
import feed.your_taste.endpoints
from catalog.kinds import Role, VideoKind
from core.db import session_scope
from core.redis import EVENTS_STREAM
from events.known import KnownVideos
from feed.features.taste import Vector
from feed.features.worker import TasteWorker
from feed.preferences.directions import forget_directions
from feed.warm import warm
from tests import small_world as world
from tests.feed.clips import direction
from tests.http import client_of

TAGS = ("glow", "monsoon", "saree", "kajal", "denim")
CREATORS = 6


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    """A source that waits for its compilation overruns its budget."""
    warm()


@dataclass(frozen=True)
class Clip:
    """A published clip of the test world."""

    id: UUID
    creator_id: UUID
    handle: str
    tag: str
    vector: Vector


@pytest.fixture
def clips(installation: Path, monkeypatch: pytest.MonkeyPatch) -> list[Clip]:
    """Thirty clips: clip i has hashtag i mod 5, its content direction, and creator i mod 6."""
    monkeypatch.setattr(events.service, "_known", KnownVideos())
    monkeypatch.setattr(events.mirror, "_stale", type(events.mirror._stale)())
    experiments.service.forget_experiments()
    monkeypatch.setattr(feed.catalogue.keeper, "LISTEN_MS", 20)
    feed.service.get_feed.cache_clear()
    forget_directions()
    made = []
    with session_scope() as session:
        creators = [world.account(session, f"maker{i}", Role.CREATOR) for i in range(CREATORS)]
        for i in range(30):
            tag, creator = TAGS[i % len(TAGS)], creators[i % CREATORS]
            kind = list(VideoKind)[i % 4]
            row = world.video(session, creator, f"Clip {i} #{tag}", minutes=i, kind=kind)
            vector = direction(i % len(TAGS))
            row.content_vector = vector.tobytes()
            made.append(Clip(row.id, creator.id, creator.handle, tag, vector))
    return made


@pytest.fixture
def client(clips: list[Clip]) -> Iterator[TestClient]:
    """A browser on an API whose Redis is away, unless `valkey` was asked for before."""
    routers = (
        feed.endpoints.router,
        events.endpoints.router,
        community.endpoints.router,
        feed.your_taste.endpoints.router,
    )
    with client_of(*routers) as made:
        yield made


@pytest.fixture
def fold(valkey: redis.Redis) -> Callable[[], None]:
    """Folds every event that is waiting."""
    worker = TasteWorker(block_ms=1)
    worker.start()

    def folded() -> None:
        while valkey.xlen(EVENTS_STREAM()) and _waiting(valkey):
            worker.work()

    return folded


def _waiting(valkey: redis.Redis) -> bool:
    groups: list[Any] = valkey.xinfo_groups(EVENTS_STREAM())  # type: ignore[assignment]
    return bool(groups) and (groups[0]["lag"] != 0 or groups[0]["pending"] > 0)
