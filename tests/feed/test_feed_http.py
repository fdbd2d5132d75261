"""The feed over HTTP, with a real database and a real Valkey."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

import feed.service
from core.clock import rfc3339, utc_now
from core.cursors import encode_cursor
from core.ids import new_id
from feed.schemas import Explanation
from tests.feed.conftest import CREATORS, TAGS, Clip
from tests.feed.pages import ids, page

pytestmark = pytest.mark.usefixtures("valkey")


def without_cookies(client: TestClient, **query: Any) -> dict[str, Any]:
    client.cookies.clear()
    return page(client, **query)


def test_a_page_is_complete_as_the_contract_has_it(client: TestClient, clips: list[Clip]) -> None:
    body = page(client, limit=8)

    assert len(body["items"]) == 8
    assert [item["position"] for item in body["items"]] == list(range(8))
    assert body["surface"] == "for_you"
    assert body["trace"] == {"exhausted": False}
    item = body["items"][0]
    assert item["hls_url"].endswith("/master.m3u8")
    assert item["viewer"] == {"liked": False, "saved": False, "following": False}
    assert item["stats"] == {"likes": 0, "comments": 0, "saves": 0, "shares": 0, "views": 0}


@pytest.mark.parametrize("get", [page, without_cookies])
def test_pages_do_not_repeat_until_the_catalogue_is_exhausted(
    client: TestClient, clips: list[Clip], get: Callable[..., dict[str, Any]]
) -> None:
    shown: list[UUID] = []
    cursor = None
    for _ in range(3):
        body = get(client, limit=9, **({"cursor": cursor} if cursor else {}))
        assert not body["trace"]["exhausted"]
        shown += ids(body)
        cursor = body["next_cursor"]
    assert len(set(shown)) == 27

    last = get(client, limit=9, cursor=cursor)

    assert last["trace"]["exhausted"]
    assert set(ids(last)[:3]) | set(shown) == {c.id for c in clips}
    assert ids(last)[3:] == shown[:6]


def test_a_browser_goes_on_without_a_cursor(client: TestClient, clips: list[Clip]) -> None:
    first, second = ids(page(client, limit=15)), ids(page(client, limit=15))

    assert not set(first) & set(second)


def test_the_memory_of_what_was_served_survives_the_process(
    client: TestClient, clips: list[Clip]
) -> None:
    first = ids(page(client, limit=15))
    client.portal.call(feed.service.stop)  # type: ignore[union-attr]

    assert not set(first) & set(ids(page(client, limit=15)))


def test_likes_turn_the_next_page(
    client: TestClient, clips: list[Clip], fold: Callable[[], None]
) -> None:
    page(client, limit=1)
    for clip in [c for c in clips if c.tag == "saree"][:2]:
        assert client.put(f"/videos/{clip.id}/like").status_code == 200
    fold()

    body = page(client, limit=4)

    tags = [item["hashtags"][0] for item in body["items"]]
    assert tags.count("saree") >= 2
    assert tags[0] == "saree"


def test_skips_turn_the_next_page_away(
    client: TestClient, clips: list[Clip], fold: Callable[[], None]
) -> None:
    page(client, limit=1)
    skips = [
        {
            "event_id": str(new_id()),
            "type": "skip",
            "video_id": str(clip.id),
            "at": rfc3339(utc_now()),
            "watch_ms": 300,
        }
        for clip in clips
        if clip.tag == "denim"
    ]
    assert client.post("/events", json={"events": skips}).json()["accepted"] == len(skips)
    fold()

    body = page(client, limit=20)

    assert [i["hashtags"][0] for i in body["items"]].count("denim") <= 1


def test_flags_follow_likes_saves_and_follows_at_once(
    client: TestClient, clips: list[Clip]
) -> None:
    page(client, limit=1)
    chosen = clips[3]
    client.put(f"/videos/{chosen.id}/like")
    client.put(f"/videos/{chosen.id}/save")
    client.put(f"/creators/{chosen.handle}/follow")

    item = page(client, start=str(chosen.id), limit=1)["items"][0]
    assert item["viewer"] == {"liked": True, "saved": True, "following": True}

    client.delete(f"/videos/{chosen.id}/like")
    item = page(client, start=str(chosen.id), limit=1)["items"][0]
    assert item["viewer"] == {"liked": False, "saved": True, "following": True}


def test_following_holds_followed_creators_alone(client: TestClient, clips: list[Clip]) -> None:
    assert page(client, surface="following")["items"] == []
    client.put(f"/creators/{clips[2].handle}/follow")

    body = page(client, surface="following", limit=50)

    assert {item["creator"]["handle"] for item in body["items"]} == {clips[2].handle}
    assert len(body["items"]) == 30 // CREATORS


@pytest.mark.parametrize("surface", ["tag", "creator"])
def test_a_list_is_swiped_from_new_to_old_and_ends(
    client: TestClient, clips: list[Clip], surface: str
) -> None:
    subject = TAGS[1] if surface == "tag" else clips[1].handle
    expected = [
        c.id for c in reversed(clips) if (c.tag if surface == "tag" else c.handle) == subject
    ]

    found: list[UUID] = []
    cursor: str | None = ""
    while cursor is not None:
        body = page(client, surface=f"{surface}:{subject}", limit=2, cursor=cursor)
        found += ids(body)
        cursor = body["next_cursor"]

    assert found == expected


def test_a_list_opened_at_a_clip_goes_on_from_there(client: TestClient, clips: list[Clip]) -> None:
    tagged = [c.id for c in reversed(clips) if c.tag == TAGS[0]]

    body = page(client, surface=f"tag:{TAGS[0]}", start=str(tagged[2]), limit=50)

    assert ids(body) == tagged[2:]


def test_saved_clips_come_newest_save_first(client: TestClient, clips: list[Clip]) -> None:
    page(client, limit=1)
    for clip in (clips[4], clips[9], clips[1]):
        client.put(f"/videos/{clip.id}/save")

    assert ids(page(client, surface="saved")) == [clips[1].id, clips[9].id, clips[4].id]


def test_a_deep_link_comes_first_even_when_it_was_seen(
    client: TestClient, clips: list[Clip]
) -> None:
    seen = ids(page(client, limit=10))[4]

    body = page(client, start=str(seen), limit=10)

    assert ids(body)[0] == seen
    assert ids(body).count(seen) == 1
    assert len(body["items"]) == 10


def test_a_deep_link_to_nothing_is_passed_over(client: TestClient, clips: list[Clip]) -> None:
    assert len(page(client, start=str(new_id()), limit=5)["items"]) == 5


def test_a_page_can_be_explained_to_whoever_asked_for_it(
    client: TestClient, clips: list[Clip]
) -> None:
    body = page(client, limit=5)
    client.portal.call(feed.service.get_feed().link.settle)  # type: ignore[union-attr]

    answer = client.get(f"/feed/explain/{body['request_id']}")

    story = Explanation.model_validate(answer.json())
    assert [i.video_id for i in story.items] == ids(body)
    assert all(sum(i.terms.values()) == i.score for i in story.items)
    assert all(i.sources for i in story.items)
    assert all(i.reasons for i in story.items)
    assert story.dropped["seen"] == 0
    for item in story.items:
        assert item.features["freshness"] > 0
        for term, saw in item.features.items():
            assert saw * story.weights[term] == pytest.approx(item.terms[term])

    client.cookies.clear()
    assert client.get(f"/feed/explain/{body['request_id']}").status_code == 404
    assert client.get(f"/feed/explain/{new_id()}").status_code == 404


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ({"cursor": "made-up"}, 422, "bad_cursor"),
        ({"cursor": "e30.e30"}, 422, "bad_cursor"),
        ({"limit": 0}, 422, "invalid_input"),
        ({"limit": 51}, 422, "invalid_input"),
        ({"surface": "tag:"}, 422, "bad_surface"),
        ({"surface": "everything"}, 422, "bad_surface"),
        ({"surface": "for_you:x"}, 422, "bad_surface"),
        ({"surface": "creator:nobody"}, 404, "creator_not_found"),
        ({"start": "7"}, 422, "invalid_input"),
    ],
)
def test_a_bad_question_gets_a_clear_answer(
    client: TestClient, query: dict[str, Any], status: int, code: str
) -> None:
    answer = client.get("/feed", params=query)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_cursor_belongs_to_its_surface_and_purpose(client: TestClient) -> None:
    cursor = page(client, limit=2)["next_cursor"]
    foreign = encode_cursor("products", ["x", "for_you", ""])

    for bad, surface in ((cursor, "following"), (foreign, "for_you")):
        answer = client.get("/feed", params={"cursor": bad, "surface": surface})
        assert (answer.status_code, answer.json()["code"]) == (422, "bad_cursor")
