"""A deep link opens its clip also in the moment after it was published."""

from __future__ import annotations

from uuid import UUID

import pytest
import redis
from fastapi.testclient import TestClient
from sqlmodel import select

import feed.catalogue.due
import feed.hydrators.start
from catalog.lifecycle import VideoState
from catalog.models import Account
from core.db import session_scope
from core.ids import new_id
from core.redis import LIFECYCLE_STREAM
from feed.redis_link import RedisLink
from tests import small_world as world
from tests.feed.conftest import Clip
from tests.feed.pages import ids, page


def publish(state: VideoState = VideoState.PUBLISHED) -> UUID:
    """A clip whose event is still waiting for a worker."""
    with session_scope() as session:
        maker = session.exec(select(Account)).first()
        assert maker is not None
        clip = world.video(session, maker, "Brand new", minutes=0)
        clip.state = state
        return clip.id


@pytest.mark.parametrize("is_up", [True, False])
def test_a_clip_that_no_process_has_heard_of_yet_opens_first(
    valkey: redis.Redis,
    client: TestClient,
    clips: list[Clip],
    monkeypatch: pytest.MonkeyPatch,
    is_up: bool,
) -> None:
    monkeypatch.setattr(feed.catalogue.due, "LOOK_EVERY_S", 60.0)
    monkeypatch.setattr(feed.hydrators.start, "WAIT_S", 30.0)  # However busy this machine is.
    if not is_up:  # It was slow a moment ago, as on a busy machine.
        monkeypatch.setattr(RedisLink, "is_up", False)
    # As if the last snapshot had taken so long that the next would be made in many minutes.
    monkeypatch.setattr(feed.catalogue.due, "SHARE", 10**7)
    page(client, limit=1)
    assert feed.service.get_feed().keeper.is_loaded.wait(10)
    video_id = publish()

    body = page(client, limit=3, start=str(video_id))

    assert ids(body)[0] == video_id


@pytest.mark.parametrize("state", [VideoState.HELD, VideoState.REMOVED])
def test_a_clip_that_may_not_be_shown_is_not_waited_for(
    valkey: redis.Redis, client: TestClient, clips: list[Clip], state: VideoState
) -> None:
    page(client, limit=1)
    hidden = publish(state)

    body = page(client, limit=3, start=str(hidden))

    assert hidden not in ids(body)
    assert len(body["items"]) == 3
    assert valkey.xlen(LIFECYCLE_STREAM()) == 0


def test_an_id_that_was_made_up_wakes_nobody(
    valkey: redis.Redis, client: TestClient, clips: list[Clip]
) -> None:
    assert len(page(client, limit=3, start=str(new_id()))["items"]) == 3
    assert valkey.xlen(LIFECYCLE_STREAM()) == 0
