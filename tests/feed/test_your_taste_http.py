"""A viewer reads and changes their own taste, and the next page follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import redis
from fastapi.testclient import TestClient
from sqlmodel import select

from core.db import read_scope, session_scope
from core.ids import new_id
from feed.preferences.models import TasteLevel, TastePreference
from feed.preferences.rows import MOST, adopt_preferences, stored_of
from feed.service import get_feed
from tests import small_world as world
from tests.feed.conftest import TAGS, Clip
from tests.feed.pages import page
from tests.http import browser

pytestmark = pytest.mark.usefixtures("valkey")


def taste(client: TestClient) -> dict[str, Any]:
    answer = client.get("/feed/taste")
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


def set_level(client: TestClient, kind: str, value: str, level: str) -> int:
    return client.put(f"/feed/taste/{kind}/{value}", json={"level": level}).status_code


def tags_of(body: dict[str, Any]) -> list[str]:
    return [item["hashtags"][0] for item in body["items"]]


def likes(client: TestClient, clips: list[Clip], tag: str, count: int) -> None:
    for clip in [c for c in clips if c.tag == tag][:count]:
        assert client.put(f"/videos/{clip.id}/like").status_code == 200


@pytest.fixture
def viewer(client: TestClient, clips: list[Clip]) -> TestClient:
    page(client, limit=1)
    return client


def test_what_was_liked_shows_by_name_with_the_strongest_first(
    viewer: TestClient, clips: list[Clip], fold: Callable[[], None]
) -> None:
    likes(viewer, clips, "saree", 3)
    likes(viewer, clips, "glow", 1)
    fold()

    body = taste(viewer)

    assert [(e["label"], e["level"]) for e in body["tags"]] == [("#saree", None), ("#glow", None)]
    assert body["tags"][0]["strength"] == 1.0 > body["tags"][1]["strength"] > 0
    assert all(e["handle"].startswith("maker") for e in body["creators"])
    assert body["is_complete"] and not body["is_paused"]


@pytest.mark.parametrize("level", ["more", "less"])
def test_a_hashtag_turned_up_or_down_turns_the_next_page(viewer: TestClient, level: str) -> None:
    assert set_level(viewer, "tag", "saree", level) == 204

    first = tags_of(page(viewer, limit=5))

    assert first[0] == "saree" if level == "more" else "saree" not in first
    entry = taste(viewer)["tags"][0]
    assert (entry["value"], entry["level"]) == ("saree", level)


def test_what_was_set_holds_on_pages_read_from_the_mirror(viewer: TestClient) -> None:
    set_level(viewer, "tag", "saree", "more")
    for _ in range(3):
        assert tags_of(page(viewer, limit=1)) == ["saree"]
        viewer.portal.call(get_feed().link.settle)  # type: ignore[union-attr]


def test_a_creator_turned_up_comes_sooner(viewer: TestClient, clips: list[Clip]) -> None:
    assert set_level(viewer, "creator", str(clips[2].creator_id), "more") == 204

    assert page(viewer, limit=1)["items"][0]["creator"]["handle"] == clips[2].handle


def test_what_was_learned_can_be_left_out_and_let_in_again(
    viewer: TestClient, clips: list[Clip], fold: Callable[[], None]
) -> None:
    likes(viewer, clips, "saree", 2)
    fold()

    assert set_level(viewer, "tag", "saree", "off") == 204
    assert [(e["level"], e["strength"]) for e in taste(viewer)["tags"]] == [("off", 0.0)]

    assert viewer.delete("/feed/taste/tag/saree").status_code == 204
    assert [(e["level"], e["strength"]) for e in taste(viewer)["tags"]] == [(None, 1.0)]


def test_what_was_set_survives_the_loss_of_redis(viewer: TestClient, valkey: redis.Redis) -> None:
    set_level(viewer, "tag", "denim", "more")
    valkey.flushall()

    assert tags_of(page(viewer, limit=5))[0] == "denim"


def test_a_reset_forgets_what_was_learned_set_and_liked(
    viewer: TestClient, clips: list[Clip], fold: Callable[[], None]
) -> None:
    likes(viewer, clips, "saree", 3)
    set_level(viewer, "tag", "glow", "more")
    fold()

    assert viewer.delete("/feed/taste").status_code == 204

    body = taste(viewer)
    assert (body["tags"], body["creators"]) == ([], [])
    assert body["reset_at"] is not None
    assert len(set(tags_of(page(viewer, limit=5)))) > 1
    likes(viewer, clips, "kajal", 1)
    fold()
    assert [e["value"] for e in taste(viewer)["tags"]] == ["kajal"]


def test_a_paused_taste_does_not_count_until_it_is_resumed(viewer: TestClient) -> None:
    set_level(viewer, "tag", "saree", "more")
    assert viewer.patch("/feed/taste", json={"is_paused": True}).status_code == 204

    assert tags_of(page(viewer, limit=2)) != ["saree", "saree"]

    viewer.patch("/feed/taste", json={"is_paused": False})
    assert tags_of(page(viewer, limit=2))[0] == "saree"


def test_wanting_more_takes_a_not_interested_back(viewer: TestClient, clips: list[Clip]) -> None:
    form = {"scope": "tag", "value": "saree"}
    viewer.post(f"/videos/{clips[2].id}/not-interested", json=form)
    assert "saree" not in tags_of(page(viewer, limit=10))

    set_level(viewer, "tag", "saree", "more")

    assert tags_of(page(viewer, limit=5))[0] == "saree"


def test_a_taste_is_its_owners_alone(viewer: TestClient) -> None:
    set_level(viewer, "tag", "saree", "more")

    assert taste(browser(viewer.app))["tags"] == []


def test_another_site_cannot_change_a_taste(viewer: TestClient) -> None:
    answer = viewer.delete("/feed/taste", headers={"Origin": "https://elsewhere.example"})

    assert (answer.status_code, answer.headers["content-type"]) == (403, "application/problem+json")


@pytest.mark.parametrize(
    ("kind", "value", "level", "status"),
    [
        ("tag", "nobodysaidthis", "more", 404),
        ("category", "nothing", "more", 404),
        ("category", "lipstick", "off", 422),
        ("creator", "0190b5a0-0000-7000-8000-000000000000", "more", 404),
        ("creator", "meera", "more", 404),
        ("tag", "saree", "much", 422),
        ("sound", "saree", "more", 422),
    ],
)
def test_a_level_that_makes_no_sense_is_refused(
    viewer: TestClient, kind: str, value: str, level: str, status: int
) -> None:
    with session_scope() as session:
        world.product(session, "L1")
    assert set_level(viewer, kind, value, level) == status


def test_a_newcomer_is_asked_once(viewer: TestClient) -> None:
    offered = viewer.get("/feed/taste/choices").json()
    assert offered["is_due"]
    assert {c["value"] for c in offered["choices"]} == set(TAGS)
    assert all(c["image_url"].endswith("/poster.webp") for c in offered["choices"])

    assert viewer.post("/feed/taste/choices", json={"chosen": []}).status_code == 204

    assert not viewer.get("/feed/taste/choices").json()["is_due"]


def test_whoever_liked_something_is_not_asked(viewer: TestClient, clips: list[Clip]) -> None:
    likes(viewer, clips, "saree", 1)

    assert not viewer.get("/feed/taste/choices").json()["is_due"]


def test_what_was_picked_comes_on_the_next_page(viewer: TestClient) -> None:
    picks = [{"kind": "tag", "value": tag} for tag in ("kajal", "denim")]
    assert viewer.post("/feed/taste/choices", json={"chosen": picks}).status_code == 204

    assert set(tags_of(page(viewer, limit=2))) == {"kajal", "denim"}
    assert {e["value"] for e in taste(viewer)["tags"]} == {"kajal", "denim"}


def test_three_can_be_picked_and_not_four(viewer: TestClient) -> None:
    picks = [{"kind": "tag", "value": tag} for tag in TAGS[:4]]

    assert viewer.post("/feed/taste/choices", json={"chosen": picks}).status_code == 422


def test_nobody_sets_more_than_there_is_room_for(viewer: TestClient) -> None:
    set_level(viewer, "tag", "saree", "more")
    with session_scope() as session:
        one = session.exec(select(TastePreference)).one()
        for i in range(MOST - 1):
            session.add(TastePreference(**one.model_dump() | {"value": f"tag{i}"}))

    answer = viewer.put("/feed/taste/tag/glow", json={"level": "more"})

    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_preferences")


def test_a_guests_taste_goes_to_their_account_and_the_accounts_own_stays(
    viewer: TestClient,
) -> None:
    account = new_id()
    set_level(viewer, "tag", "saree", "more")
    set_level(viewer, "tag", "glow", "more")
    viewer.post("/feed/taste/choices", json={"chosen": []})
    with session_scope() as session:
        own = session.exec(select(TastePreference.viewer_id)).first()
        assert own is not None
        rows = {r.value: r for r in session.exec(select(TastePreference))}
        kept = rows["glow"].model_dump() | {"viewer_id": account, "level": TasteLevel.LESS}
        session.add(TastePreference(**kept))
    for _ in range(2):
        with session_scope() as session:
            adopt_preferences(session, own, account)

    with read_scope() as session:
        left, moved = stored_of(session, own), stored_of(session, account)
    assert (left.levels, left.asked_at) == ({}, None)
    assert {v: level.value for (_, v), level in moved.levels.items()} == {
        "saree": "more",
        "glow": "less",
    }
    assert moved.asked_at is not None
