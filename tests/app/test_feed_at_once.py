"""The short way of `GET /feed` gives what the framework's way gives."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import redis
from fastapi.testclient import TestClient

import feed.endpoints
import feed.service
from app.api import make_api
from catalog.web import GUEST_COOKIE
from core.clock import utc_now
from tests.feed.conftest import Clip, clips  # noqa: F401  (a fixture)
from tests.http import browser

PATH = "/api/v1/feed"


@pytest.fixture
def client(valkey: redis.Redis, clips: list[Clip]) -> Iterator[TestClient]:  # noqa: F811
    """A browser on the whole API, which has been given its guest cookie."""
    with browser(make_api()) as made:
        made.get(PATH)
        assert made.cookies.get(GUEST_COOKIE)
        yield made
    feed.service.get_feed.cache_clear()


@pytest.fixture
def framework(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths that went the framework's way."""
    went: list[str] = []
    real = feed.endpoints.current_viewer

    async def seen(request: Any) -> Any:
        went.append(request.url.path)
        return await real(request)

    monkeypatch.setattr(feed.endpoints, "current_viewer", seen)
    return went


def test_a_known_guest_is_answered_at_once(client: TestClient, framework: list[str]) -> None:
    answer = client.get(PATH, params={"limit": 5})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "private, no-store"
    assert len(answer.json()["items"]) == 5
    assert framework == []


def test_pages_of_both_ways_do_not_repeat(client: TestClient, framework: list[str]) -> None:
    first = client.get(PATH, params={"limit": 10}).json()
    cookie = client.cookies.get(GUEST_COOKIE)
    again = client.get(PATH, params={"limit": 10}, headers={"Authorization": ""}).json()

    assert framework == [PATH]
    assert cookie == client.cookies.get(GUEST_COOKIE)
    assert not {i["id"] for i in first["items"]} & {i["id"] for i in again["items"]}


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("limit=0", 422, "invalid_input"),
        ("limit=many", 422, "invalid_input"),
        ("start=nothing", 422, "invalid_input"),
        ("surface=nowhere", 422, "bad_surface"),
        ("surface=creator:nobody", 404, "creator_not_found"),
        ("cursor=made-up", 422, "bad_cursor"),
        ("cursor=%ff%fe", 422, "bad_cursor"),
    ],
)
def test_what_is_wrong_with_a_request_is_a_problem(
    client: TestClient, query: str, status: int, code: str
) -> None:
    answer = client.get(f"{PATH}?{query}")

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_cookie_that_was_made_up_is_a_stranger(client: TestClient, framework: list[str]) -> None:
    answer = client.get(PATH, headers={"Cookie": f"{GUEST_COOKIE}=forged.forged"})

    assert answer.status_code == 200
    assert GUEST_COOKIE in answer.headers["set-cookie"]
    assert framework == [PATH]


def test_a_token_that_is_not_valid_is_refused(client: TestClient) -> None:
    answer = client.get(PATH, headers={"Authorization": "Bearer nothing"})

    assert (answer.status_code, answer.json()["code"]) == (401, "bad_token")


def test_an_api_that_stops_leaves_no_connection_open(
    valkey: redis.Redis,
    clips: list[Clip],  # noqa: F811
) -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always", ResourceWarning)
        with browser(make_api()) as client:
            (shown,) = client.get(PATH, params={"limit": 1}).json()["items"]
            event = {"event_id": str(uuid4()), "type": "like", "at": utc_now().isoformat()}
            told = client.post(
                "/api/v1/events", json={"events": [event | {"video_id": shown["id"]}]}
            )
        gc.unfreeze()  # The catalogue may have been loaded, and frozen, after the page.
        gc.collect()

    assert told.json()["accepted"] == 1
    assert [str(w.message) for w in warned if "s.sock" in str(w.message)] == []
