"""What a viewer turned down is gone from the very next page, and comes back when they say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from catalog.models import ProductPin
from core.clock import rfc3339, utc_now
from core.db import session_scope
from core.ids import new_id
from tests import small_world as world
from tests.feed.conftest import Clip
from tests.feed.pages import ids, page

pytestmark = pytest.mark.usefixtures("valkey")


def pin_a_lipstick_to(clip: Clip) -> None:
    with session_scope() as session:
        product = world.product(session, "L1")
        session.add(ProductPin(video_id=clip.id, product_id=product.id, start_ms=0, end_ms=4000))


@pytest.mark.parametrize("scope", ["video", "creator", "tag"])
def test_not_interested_is_honoured_on_the_very_next_page(
    client: TestClient, clips: list[Clip], scope: str
) -> None:
    first = page(client, limit=3)["items"][0]
    form = {"scope": scope, "value": first["hashtags"][0] if scope == "tag" else ""}
    assert client.post(f"/videos/{first['id']}/not-interested", json=form).status_code == 204

    body = page(client, limit=50)

    for item in body["items"]:
        assert item["id"] != first["id"]
        assert scope != "creator" or item["creator"]["id"] != first["creator"]["id"]
        assert scope != "tag" or first["hashtags"][0] not in item["hashtags"]


@pytest.mark.parametrize("scope", ["video", "creator", "tag", "category"])
def test_a_not_interested_can_be_taken_back(
    client: TestClient, clips: list[Clip], scope: str
) -> None:
    pin_a_lipstick_to(clips[0])
    first = page(client, limit=1, start=str(clips[0].id))["items"][0]
    assert first["categories"] == [{"slug": "lipstick", "name": "Lipstick"}]
    creator = first["creator"]["id"]
    value = {"video": first["id"], "creator": creator, "tag": clips[0].tag}.get(scope, "lipstick")
    form = {"scope": scope, "value": value}
    client.post(f"/videos/{clips[0].id}/not-interested", json=form)
    assert clips[0].id not in ids(page(client, limit=50))
    listed = client.get("/not-interested").json()["items"]
    assert [(n["scope"], n["value"]) for n in listed] == [(scope, value)]
    assert listed[0]["label"]

    path = f"/not-interested/{scope}/{value}"
    for _ in range(2):
        answer = client.delete(path, params={"at_video": str(clips[0].id)})
        assert answer.status_code == 204

    assert clips[0].id in ids(page(client, limit=50))
    assert client.get("/not-interested").json()["items"] == []


def test_what_a_clients_event_turns_down_is_hidden_and_comes_back_too(
    client: TestClient, clips: list[Clip]
) -> None:
    page(client, limit=1)
    event = {
        "event_id": str(new_id()),
        "type": "not_interested",
        "video_id": str(clips[7].id),
        "at": rfc3339(utc_now()),
    }
    client.post("/events", json={"events": [event]})
    assert clips[7].id not in ids(page(client, limit=50))

    assert client.delete(f"/not-interested/video/{clips[7].id}").status_code == 204

    assert clips[7].id in ids(page(client, limit=50))


def test_taking_a_not_interested_back_takes_its_weight_too(
    client: TestClient, clips: list[Clip], fold: Callable[[], None]
) -> None:
    page(client, limit=1)
    client.post(f"/videos/{clips[0].id}/not-interested", json={})
    fold()
    assert client.get("/feed/taste").json()["tags"][0]["strength"] < 0

    client.delete(f"/not-interested/video/{clips[0].id}")
    fold()

    assert client.get("/feed/taste").json()["tags"] == []


def test_a_blocked_creator_is_gone_from_every_surface(
    client: TestClient, clips: list[Clip]
) -> None:
    page(client, limit=1)
    assert client.put(f"/creators/{clips[0].handle}/block").status_code == 204

    for surface in ("for_you", f"tag:{clips[0].tag}", f"creator:{clips[0].handle}"):
        found = page(client, surface=surface, limit=50)["items"]
        assert clips[0].handle not in {item["creator"]["handle"] for item in found}
