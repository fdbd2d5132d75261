"""The feed when Redis is away: less personal, but whole, and what was promised still holds."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

import feed.service
from community.models import Like
from core.db import make_engine, session_scope
from feed.hydrators.profile import is_stranger_at_once
from feed.redis_link import RedisLink
from tests.feed.conftest import Clip
from tests.feed.pages import ids, page


def test_pages_come_and_do_not_repeat(client: TestClient, clips: list[Clip]) -> None:
    first = page(client, limit=15)
    second = page(client, limit=15, cursor=first["next_cursor"])

    assert set(ids(first)) | set(ids(second)) == {c.id for c in clips}
    assert not feed.service.get_feed().link.is_up


def test_likes_and_negatives_are_read_from_the_database(
    client: TestClient, clips: list[Clip]
) -> None:
    page(client, limit=1)
    liked, unwanted = clips[3], clips[4]
    client.put(f"/videos/{liked.id}/like")
    form = {"scope": "creator", "value": ""}
    client.post(f"/videos/{unwanted.id}/not-interested", json=form)

    body = page(client, limit=50)

    flags = {item["id"]: item["viewer"]["liked"] for item in body["items"]}
    assert flags[str(liked.id)] is True
    assert sum(flags.values()) == 1
    assert unwanted.creator_id not in {item["creator"]["id"] for item in body["items"]}


def test_a_lost_taste_is_made_again_from_the_likes(client: TestClient, clips: list[Clip]) -> None:
    page(client, limit=1)
    for one in [c for c in clips if c.tag == "kajal"][:2]:
        client.put(f"/videos/{one.id}/like")

    tags = [item["hashtags"][0] for item in page(client, limit=3)["items"]]

    assert tags[0] == "kajal"


def test_a_negative_that_nobody_can_read_fails_closed(
    client: TestClient, clips: list[Clip], monkeypatch: pytest.MonkeyPatch
) -> None:
    page(client, limit=1)
    client.put(f"/videos/{clips[0].id}/like")  # Of a stranger nothing needs to be read.

    def gone(*_: object) -> None:
        raise OSError("the database is away as well")

    monkeypatch.setattr("feed.hydrators.viewer_state.read_profile", gone)

    assert client.get("/feed").status_code == 500


def test_who_is_a_stranger_is_told_at_once_and_never_in_doubt(
    client: TestClient, clips: list[Clip], tmp_path: Path
) -> None:
    liking, stranger = uuid4(), uuid4()
    with session_scope() as session:
        session.add(Like(viewer_id=liking, video_id=clips[0].id))
    assert not is_stranger_at_once(liking)
    assert is_stranger_at_once(stranger)
    assert not is_stranger_at_once(stranger, make_engine(f"sqlite:///{tmp_path}/no-tables.db"))


def test_the_feed_says_how_it_is(client: TestClient, clips: list[Clip]) -> None:
    page(client, limit=1)  # Which may come from the first of the catalogue already.
    assert feed.service.get_feed().keeper.is_loaded.wait(10)

    status = feed.service.status()

    assert status["loaded"] is True
    assert status["videos"] == len(clips)
    assert status["redis"] is False


def test_a_link_that_failed_rests_before_it_asks_again() -> None:
    asked = []

    def url() -> str:
        asked.append(1)
        return "redis://127.0.0.1:1/0"

    async def twice() -> list[object]:
        link = RedisLink(url)
        return [await link.ask(lambda pipe: pipe.get("x"), 500) for _ in range(2)]

    assert asyncio.run(twice()) == [None, None]
    assert len(asked) == 1
