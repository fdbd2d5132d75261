"""The studio over HTTP: one clip from its first byte to its numbers, Range, roles and problems."""

from __future__ import annotations

import base64
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from catalog.kinds import Role
from catalog.models import VideoStats
from core.db import session_scope
from core.ids import new_id
from tests.studio.world import World, clip, http

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("media_made_once")]

API = "/api/v1/studio"
BYTES = {"Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream"}


def upload(client: TestClient, data: bytes) -> str:
    answer = client.post(
        "/api/v1/uploads",
        content=data[:1000],
        headers={
            **BYTES,
            "Upload-Length": str(len(data)),
            "Upload-Metadata": f"filename {base64.b64encode(b'clip.mp4').decode()}",
        },
    )
    where = answer.headers["Location"]
    client.patch(where, content=data[1000:], headers={**BYTES, "Upload-Offset": "1000"})
    return where.rsplit("/", 1)[1]


def draft(client: TestClient) -> str:
    body = {"upload_id": upload(client, clip().read_bytes())}
    answer = client.post(f"{API}/videos", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def test_a_clip_travels_from_its_first_byte_to_its_numbers(world: World) -> None:
    creator = world.creator(trusted=True)
    client = http(creator)
    video = f"{API}/videos/{draft(client)}"
    product_id = str(world.product())
    assert client.patch(video, json={"caption": "Glow #Diwali"}).json()["hashtags"] == ["diwali"]
    pins = [{"product_id": product_id, "start_ms": 100, "end_ms": 1200, "x": 0.2, "y": 0.8}]
    assert client.put(f"{video}/pins", json=pins).json()["pins"][0]["price"]["formatted"] == "₹499"
    words = {"language": "hi", "text": "नमस्ते\nदुनिया"}
    assert len(client.put(f"{video}/captions", json=words).json()["captions"]) == 1
    assert client.post(f"{video}/submit").status_code == 202
    assert client.get(f"{video}/status").json()["is_working"]
    world.run_worker()
    status = client.get(f"{video}/status").json()
    assert (status["state"], status["progress"], status["is_playable"]) == ("published", 1.0, True)
    with session_scope() as session:
        stats = session.get(VideoStats, UUID(status["video_id"]))
        assert stats is not None
        stats.plays, stats.watch_ms, stats.product_taps = 10, 7_500, 2
    numbers = client.get(f"{video}/numbers").json()
    assert (numbers["views"], numbers["average_watched"], numbers["product_taps"]) == (10, 0.5, 2)
    listed = client.get(f"{API}/videos", params={"state": "published"}).json()
    assert listed["items"][0]["numbers"]["views"] == 10
    assert client.delete(video).status_code == 204
    assert client.get(video).status_code == 404


def test_the_original_plays_for_its_owner_alone_and_in_ranges(world: World) -> None:
    client = http(world.creator())
    url = f"{API}/videos/{draft(client)}/source"
    whole = client.get(url)
    assert whole.content == clip().read_bytes()
    assert whole.headers["content-type"] == "video/mp4"
    assert whole.headers["cache-control"].startswith("private")
    assert whole.headers["x-content-type-options"] == "nosniff"
    part = client.get(url, headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")
    assert client.get(url, headers={"Range": "bytes=999999999-"}).status_code == 416
    assert http(world.creator("zoya")).get(url).status_code == 404
    assert http(None).get(url).status_code == 401
    assert http(world.account("asha", Role.SHOPPER)).get(url).status_code == 403


PATHS = [
    ("GET", "/quota", None),
    ("GET", "/videos", None),
    ("POST", "/videos", {"upload_id": str(new_id())}),
    ("GET", "/videos/{id}", None),
    ("PATCH", "/videos/{id}", {"caption": "x"}),
    ("DELETE", "/videos/{id}", None),
    ("PUT", "/videos/{id}/pins", []),
    ("PUT", "/videos/{id}/captions", {"language": "en", "text": "x"}),
    ("DELETE", "/videos/{id}/captions/en", None),
    ("POST", "/videos/{id}/submit", None),
    ("GET", "/videos/{id}/status", None),
    ("GET", "/videos/{id}/numbers", None),
    ("GET", "/videos/{id}/covers", None),
    ("GET", "/videos/{id}/covers/83.webp", None),
    ("GET", "/videos/{id}/source", None),
]


@pytest.mark.parametrize(("verb", "path", "body"), PATHS)
def test_every_operation_checks_role_and_owner(
    world: World, verb: str, path: str, body: object
) -> None:
    where = f"{API}{path.format(id=new_id())}"
    assert http(None).request(verb, where, json=body).status_code == 401
    shopper = http(world.account("asha", Role.SHOPPER))
    assert shopper.request(verb, where, json=body).status_code == 403
    if "{id}" in path or verb == "POST":
        answer = http(world.creator()).request(verb, where, json=body)
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("verb", "path", "body"),
    [
        ("PATCH", "", {"caption": "x" * 2201}),
        ("PATCH", "", {"colour": "red"}),
        ("PATCH", "", {"language": "../../x"}),
        ("PATCH", "", {"edl": {"version": 2}}),
        ("PATCH", "", {"edl": {"trim": {"in_ms": -1}}}),
        ("PATCH", "", {"edl": {"trim": {"in_ms": 1400}}}),
        ("PATCH", "", {"edl": {"cover_ms": 99_999}}),
        ("PATCH", "", {"disclosure": "whatever"}),
        ("PUT", "/pins", [{"product_id": "made-up", "start_ms": 0, "end_ms": 9}]),
        ("PUT", "/pins", [{"product_id": str(new_id()), "start_ms": 0, "end_ms": 900, "x": 2}]),
        ("PUT", "/pins", {"not": "a list"}),
        ("PUT", "/captions", {"language": "en", "text": "WEBVTT\n\nnonsense\n"}),
    ],
)
def test_bad_input_is_a_problem_in_words_and_changes_nothing(
    world: World, verb: str, path: str, body: object
) -> None:
    client = http(world.creator())
    video = f"{API}/videos/{draft(client)}"
    before = client.get(video).json()
    answer = client.request(verb, video + path, json=body)
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert client.get(video).json() == before


def test_made_up_ids_and_cursors_are_refused(world: World) -> None:
    client = http(world.creator())
    assert client.get(f"{API}/videos/made-up").status_code == 422
    assert client.get(f"{API}/videos", params={"cursor": "made-up"}).json()["code"] == "bad_cursor"
    assert client.get(f"{API}/videos", params={"limit": 0}).status_code == 422


def test_a_file_that_is_no_clip_answers_at_once_and_is_gone(world: World) -> None:
    client = http(world.creator())
    upload_id = upload(client, b"#EXTM3U\nhttp://169.254.169.254/\n" * 80)
    answer = client.post(f"{API}/videos", json={"upload_id": upload_id})
    assert (answer.status_code, answer.json()["code"]) == (422, "media_disguised")
    assert client.post(f"{API}/videos", json={"upload_id": upload_id}).status_code == 404
    assert client.get(f"{API}/quota").json()["used_bytes"] == 0
