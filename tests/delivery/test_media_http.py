"""Media: ranges, caching, and who may have the bytes of which clip."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message

import catalog.endpoints
import delivery.access
import delivery.endpoints
import delivery.web
from catalog import followers
from catalog.kinds import Audience, Restriction, Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.visibility import Visibility
from core.db import session_scope
from core.storage import get_store
from delivery.rules import COPY_S, cache_control, is_servable
from delivery.web import LONG, PIECE, Cut, WatchedFile
from tests import small_world as world
from tests.http import client_of


@pytest.fixture
def clip(installation: Path, tmp_path: Path) -> Video:
    with session_scope() as session:
        creator = world.account(session, "meera", Role.CREATOR)
        made = world.video(session, creator)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "video.mp4").write_bytes(bytes(range(100)))
    (folder / "master.m3u8").write_text("#EXTM3U")
    get_store().put_tree(f"media/{made.id}/r1", folder)
    return made


@pytest.fixture
def client(clip: Video) -> TestClient:
    return client_of(catalog.endpoints.router, delivery.endpoints.router)


def test_a_published_clip_is_for_caches_and_seeks(client: TestClient, clip: Video) -> None:
    path = f"/media/{clip.id}/r1/video.mp4"
    whole = client.get(path)
    assert whole.status_code == 200
    assert whole.headers["cache-control"] == "public, max-age=5, must-revalidate"
    assert whole.headers["content-type"] == "video/mp4"
    part = client.get(path, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, bytes(range(10, 20)))
    assert client.get(path, headers={"Range": "bytes=500-"}).status_code == 416
    assert client.head(path).headers["content-length"] == "100"
    assert "set-cookie" not in whole.headers


@pytest.mark.parametrize("state", [s for s in VideoState if s is not VideoState.PUBLISHED])
def test_other_clips_are_not_for_strangers(
    client: TestClient, clip: Video, state: VideoState
) -> None:
    with session_scope() as session:
        session.get_one(Video, clip.id).state = state
    delivery.access._published_at.clear()
    answer = client.get(f"/media/{clip.id}/r1/video.mp4")
    was_taken_down = state is VideoState.REJECTED
    expected = (403, "video_taken_down") if was_taken_down else (404, "video_not_found")
    assert (answer.status_code, answer.json()["code"]) == expected


def test_a_clip_that_was_just_approved_is_served_at_once(client: TestClient, clip: Video) -> None:
    path = f"/media/{clip.id}/r1/video.mp4"
    with session_scope() as session:
        session.get_one(Video, clip.id).state = VideoState.HELD
    assert client.get(path).status_code == 404
    with session_scope() as session:
        session.get_one(Video, clip.id).state = VideoState.PUBLISHED
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "r1/../../secret.key",
        "r1/%2e%2e/x.mp4",
        "r1/.hidden.mp4",
        "r1/x.exe",
        "r1/",
        "r_1/video.mp4",
    ],
)
def test_paths_that_are_not_ours_are_not_found(client: TestClient, clip: Video, path: str) -> None:
    assert client.get(f"/media/{clip.id}/{path}").status_code == 404


def test_a_clip_that_never_was_is_not_found(client: TestClient) -> None:
    assert client.get("/media/0190b5a0-0000-7000-8000-000000000000/r1/video.mp4").status_code == 404


def test_no_copy_may_outlive_its_clip_by_ten_seconds() -> None:
    assert cache_control(is_public=False) == "private, no-store"
    assert delivery.access.STATE_CACHE_S + COPY_S < 10
    assert f"max-age={COPY_S}, must-revalidate" in cache_control(is_public=True)


def test_a_good_copy_is_told_so_without_its_bytes(client: TestClient, clip: Video) -> None:
    path = f"/media/{clip.id}/r1/video.mp4"
    etag = client.get(path).headers["etag"]
    again = client.get(path, headers={"If-None-Match": f'"other", W/{etag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["cache-control"].endswith("must-revalidate")
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    part = client.get(path, headers={"Range": "bytes=0-1", "If-Range": etag})
    assert part.status_code == 206


def test_a_copy_of_a_clip_that_is_gone_is_not_confirmed(client: TestClient, clip: Video) -> None:
    path = f"/media/{clip.id}/r1/video.mp4"
    etag = client.get(path).headers["etag"]
    with session_scope() as session:
        session.get_one(Video, clip.id).state = VideoState.REJECTED
    delivery.access._published_at.clear()
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 403


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({}, 403),
        ({"audience": Audience.LINK}, 403),
        ({"restriction": Restriction.LIMITED}, 403),
        ({"audience": Audience.FOLLOWERS}, 404),  # A stranger never saw it.
        ({"restriction": Restriction.ADULTS}, 404),
        ({"published_at": None}, 404),  # Nobody has seen it.
    ],
)
def test_that_a_clip_was_taken_down_is_told_only_to_whoever_could_see_it(
    client: TestClient, clip: Video, facts: dict[str, object], status: int
) -> None:
    with session_scope() as session:
        row = session.get_one(Video, clip.id)
        row.state = VideoState.REJECTED
        for name, value in facts.items():
            setattr(row, name, value)
    for path in ("video.mp4", "master.m3u8"):
        for headers in ({}, {"Range": "bytes=0-3"}):
            answer = client.get(f"/media/{clip.id}/r1/{path}", headers=headers)
            assert answer.status_code == status
            assert "public" not in answer.headers.get("cache-control", "")


def test_a_long_answer_asks_again_while_it_goes_and_is_cut(
    clip: Video, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery.web, "ASK_S", 0.0)
    path = tmp_path / "long.mp4"
    path.write_bytes(bytes(4 * PIECE))
    answers = iter([True, True, False])

    async def may_go_on() -> bool:
        return next(answers)

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        raise AssertionError

    scope = {
        "type": "http", "method": "GET", "headers": [], "path": "/",
        "asgi": {"spec_version": "2.4"}, "extensions": {"http.response.pathsend": {}},
    }  # fmt: skip
    answer = WatchedFile(path, may_go_on, media_type="video/mp4", headers={})
    with pytest.raises(Cut):
        asyncio.run(answer(scope, receive, send))
    assert [message["type"] for message in sent] == [
        "http.response.start",
        *["http.response.body"] * 2,
    ]
    assert all(message.get("more_body") for message in sent[1:])


def test_short_files_go_the_short_way(clip: Video) -> None:
    folder = get_store().local_path(f"media/{clip.id}/r1/video.mp4").parent
    (folder / "long.mp4").write_bytes(bytes(LONG + 1))

    async def may_go_on() -> bool:
        return True

    for name, is_watched in (("video.mp4", False), ("long.mp4", True)):
        key = f"media/{clip.id}/r1/{name}"
        answer = delivery.endpoints._file(key, {}, may_go_on=may_go_on)
        assert isinstance(answer, WatchedFile) is is_watched


@pytest.mark.parametrize("path", ["a/b/c/d.mp4", "a//b.mp4", "../x.mp4", "x", "x.html", ""])
def test_only_known_kinds_of_files_are_served(path: str) -> None:
    assert not is_servable(path)


def test_a_clip_for_followers_leaves_for_them_alone_and_never_from_a_shared_cache(
    installation: Path,
) -> None:
    with session_scope() as session:
        creator, fan = (world.account(session, n, Role.CREATOR) for n in ("meera", "fan"))
        clip = world.video(session, creator)
        clip.audience = Audience.FOLLOWERS
        session.add(clip)
    followers.ask(lambda _, who, __: who == fan.id)
    try:
        seen = {
            who: delivery.access.rule(clip.id, viewer)
            for who, viewer in (
                ("stranger", world.guest()),
                ("fan", world.viewer(fan)),
                ("own", world.viewer(creator)),
            )
        }
    finally:
        followers.ask(followers.nobody_follows)
    assert seen == {
        "stranger": Visibility.DROP,
        "fan": Visibility.LIMIT,
        "own": Visibility.LIMIT,
    }
    assert not delivery.access.known_public(clip.id)
