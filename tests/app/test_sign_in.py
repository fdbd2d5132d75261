"""Somebody who signs in keeps what they have, and is not shown again what they saw as a guest."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import redis
from fastapi.testclient import TestClient
from sqlmodel import select

import feed.service
from app.api import make_api
from catalog.profile.endpoints import get_profile_screens
from catalog.web import SESSION_COOKIE
from community.models import Like
from core.db import read_scope, session_scope
from core.ids import new_id
from core.redis import SERVED
from feed.params.limits import SERVED_KEPT
from feed.side_effects.adoption import adopt_served
from tests.feed.conftest import Clip, clips  # noqa: F401  (a fixture)
from tests.http import ALL_PASS, browser

FORM = {"email": "asha@example.in", "password": "a long enough one"}
ACCOUNT = FORM | {"display_name": "Asha", "handle": "asha.k", "role": "shopper"}


@pytest.fixture
def client(valkey: redis.Redis, clips: list[Clip]) -> Iterator[TestClient]:  # noqa: F811
    """A guest's browser on the whole API; clips are thirty."""
    api = make_api()
    api.dependency_overrides[get_profile_screens] = lambda: ALL_PASS  # Without models.
    with browser(api) as made:
        made.get("/api/v1/feed")  # Which may come from the first of the catalogue.
        assert feed.service.get_feed().keeper.is_loaded.wait(10)
        made.cookies.clear()
        yield made


def page(client: TestClient) -> set[str]:
    answer = client.get("/api/v1/feed", params={"limit": 15}).json()
    client.portal.call(feed.service.get_feed().link.settle)  # type: ignore[union-attr]
    return {item["id"] for item in answer["items"]}


def test_what_a_guest_saw_does_not_come_again_after_they_sign_in(client: TestClient) -> None:
    client.post("/api/v1/auth/register", json=ACCOUNT)
    client.post("/api/v1/auth/logout")
    seen = page(client)

    assert client.post("/api/v1/auth/login", json=FORM).status_code == 200

    assert len(seen) == 15
    assert not seen & page(client)


def test_what_a_guest_saw_does_not_come_again_after_they_register(client: TestClient) -> None:
    seen = page(client)

    assert client.post("/api/v1/auth/register", json=ACCOUNT).status_code == 201

    assert not seen & page(client)


def test_who_signs_in_again_where_they_registered_keeps_what_they_have(
    client: TestClient,
    clips: list[Clip],  # noqa: F811
) -> None:
    client.post("/api/v1/auth/register", json=ACCOUNT)
    client.put(f"/api/v1/videos/{clips[0].id}/like")
    seen = page(client)
    client.cookies.delete(SESSION_COOKIE)  # As when it has expired; the guest has the same id.

    client.post("/api/v1/auth/login", json=FORM)

    with read_scope() as session:
        assert [like.video_id for like in session.exec(select(Like))] == [clips[0].id]
    assert not seen & page(client)


def adopt(guest: UUID, account: UUID) -> None:
    with session_scope() as session:
        adopt_served(session, guest, account)


def keys(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(8, "little") for number in numbers)


def test_the_guests_memory_follows_the_accounts_once(valkey: redis.Redis) -> None:
    guest, account = new_id(), new_id()
    valkey.set(SERVED(account), keys(1, 2), ex=60)
    valkey.set(SERVED(guest), keys(3, 4))

    for _ in range(2):
        adopt(guest, account)

    assert valkey.get(SERVED(account)) == keys(1, 2, 3, 4)
    assert not valkey.exists(SERVED(guest))
    assert valkey.ttl(SERVED(account)) > 60  # type: ignore[operator]


def test_nothing_to_take_over_changes_nothing(valkey: redis.Redis) -> None:
    adopt(new_id(), account := new_id())

    assert not valkey.exists(SERVED(account))


def test_the_oldest_of_too_much_is_forgotten(valkey: redis.Redis) -> None:
    guest, account, kept = new_id(), new_id(), int(SERVED_KEPT.default)
    valkey.set(SERVED(account), keys(*range(kept)))
    valkey.set(SERVED(guest), keys(kept, kept + 1))

    adopt(guest, account)

    assert valkey.get(SERVED(account)) == keys(*range(2, kept + 2))


def test_a_sign_in_without_redis_goes_through(installation: object) -> None:
    adopt(new_id(), new_id())
