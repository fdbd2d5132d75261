"""The editor's pictures over HTTP: the renderer's own, for creators alone."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pytest
from fastapi.testclient import TestClient
from PIL import Image

from catalog.kinds import Role
from core.packages import PackageUnavailable
from studio.edl import Sticker, Text
from studio.layers import service
from studio.lettering import draw_sticker, draw_text, materials
from tests.studio.world import World, http

pytestmark = pytest.mark.slow
API = "/api/v1/studio"
ITEM = {"id": "t1", "text": "50% off: क्षत्रिय 💄", "start": 0, "end": 120_000, "turn": 9000}
STICKER = {"id": "s1", "name": "lipstick", "start": 0, "end": 9, "size": 300}


@pytest.fixture(autouse=True)
def _packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typefaces from where they are, whatever folder a test's installation has."""
    try:
        materials.fetch_materials()
    except PackageUnavailable as error:
        pytest.skip(str(error))


@pytest.fixture
def client(_packages: None, world: World) -> Iterator[TestClient]:
    yield http(world.creator())


def picture(client: TestClient, kind: str, item: dict[str, object], height: int) -> Image.Image:
    answer = client.post(f"{API}/layers/{kind}", json={"item": item, "canvas_height": height})
    assert answer.status_code == 200, answer.text
    body = answer.json()
    file = client.get(body["url"])
    assert file.headers["content-type"] == "image/png"
    made = Image.open(io.BytesIO(file.content))
    assert made.size == (body["width"], body["height"])
    return made


def test_the_preview_gets_what_the_render_draws(client: TestClient) -> None:
    text = Text("t", str(ITEM["text"]), 0, 1, turn=9000)
    for height in (960, 1280):
        drawn = draw_text(text, height * 9 // 32 * 2, height)
        assert np.array_equal(picture(client, "text", ITEM, height), drawn)
    sticker = draw_sticker(Sticker("s", "lipstick", 0, 1, size=300), 540)
    assert np.array_equal(picture(client, "sticker", STICKER, 960), sticker)


def test_the_same_look_is_drawn_once(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    draw = service._drawn
    monkeypatch.setattr(service, "_drawn", lambda *a: (drawn.append(a), draw(*a))[1])
    picture(client, "text", ITEM, 960)
    picture(client, "text", {**ITEM, "id": "t2", "x": 9, "start": 5}, 960)
    assert len(drawn) == 1
    picture(client, "text", {**ITEM, "color": "#ff0000"}, 960)
    assert len(drawn) == 2


def test_items_that_no_list_may_have_are_refused_by_name(client: TestClient) -> None:
    for kind, item, code in (
        ("text", {**ITEM, "text": "a\u202eb"}, "edl_value"),
        ("text", {**ITEM, "size": 9999}, "edl_value"),
        ("sticker", {**STICKER, "name": "../../x"}, "edl_name"),
    ):
        answer = client.post(f"{API}/layers/{kind}", json={"item": item})
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    for url in ("layers/x.png", f"layers/{'0' * 32}.png", "stickers/x.webp", "music/x.m4a"):
        assert client.get(f"{API}/{url}").status_code == 404, url


def test_the_palette_names_what_can_be_fetched(client: TestClient) -> None:
    palette = client.get(f"{API}/palette").json()
    assert "warm" in palette["filters"]
    assert palette["music"][0]["duration_ms"] == 60_000
    sticker = client.get(palette["stickers"][0]["url"])
    assert sticker.headers["content-type"] == "image/webp"


def test_they_are_for_creators(world: World) -> None:
    for client, status in ((http(None), 401), (http(world.account("asha", Role.SHOPPER)), 403)):
        for verb, path in (
            ("POST", "layers/text"),
            ("POST", "layers/sticker"),
            ("GET", f"layers/{'0' * 32}.png"),
            ("GET", "palette"),
            ("GET", "stickers/fire.webp"),
            ("GET", "music/lofi_chai.m4a"),
        ):
            body = {"item": ITEM if "text" in path else STICKER} if verb == "POST" else None
            assert client.request(verb, f"{API}/{path}", json=body).status_code == status, path


def test_old_pictures_make_room(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MAX_KEPT", 4)
    for size in range(30, 36):
        picture(client, "text", {**ITEM, "size": size}, 256)
    assert len(list(service._folder().glob("*.png"))) <= 4
