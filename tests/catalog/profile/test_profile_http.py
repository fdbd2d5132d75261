"""Changing one's own profile over HTTP: who may, what is refused, and that the old one stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from PIL import Image
from sqlmodel import select

import catalog.signing_in.endpoints
import delivery.endpoints
from catalog import endpoints
from catalog.models import Account
from catalog.profile.endpoints import get_profile_screens, router
from catalog.profile.errors import PartRefused, ProfilePart
from catalog.profile.keeping import forget_picture
from catalog.profile.pictures import MAX_BYTES
from catalog.profile.screens import Screens
from catalog.viewer import Viewer
from core.db import read_scope
from core.outbox import OutboxRow
from core.storage import get_store
from tests.catalog.profile.drawn_pictures import halves, png_that_claims, saved
from tests.http import ALL_PASS, ORIGIN, browser, client_of

FORM = {
    "email": "asha@example.in",
    "password": "a long password",
    "display_name": "Asha",
    "handle": "asha.k",
}


def no_red(viewer: Viewer, image: Image.Image) -> None:
    red, green, _ = image.resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]
    if red > 200 and green < 60:
        raise PartRefused(ProfilePart.PICTURE, "Red.")


def no_swearing(viewer: Viewer, part: ProfilePart, text: str) -> None:
    if "damn" in text:
        raise PartRefused(part, "Swearing.")


@pytest.fixture
def client(installation: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Somebody who has joined. What is emitted waits in the outbox."""
    monkeypatch.setattr("core.outbox.relay", lambda **_: 0)
    screens = Screens(words=no_swearing, picture=no_red, joining=ALL_PASS.joining)
    made = client_of(
        endpoints.router,
        catalog.signing_in.endpoints.router,
        router,
        delivery.endpoints.router,
        overrides={get_profile_screens: lambda: screens},
    )
    made.post("/auth/register", json=FORM)
    return made


def news() -> list[dict[str, str]]:
    """What feeds and the store are told."""
    with read_scope() as session:
        rows = session.exec(select(OutboxRow)).all()
    return [r.arguments["payload"] for r in rows if r.arguments["event"] == "profile_changed"]


def shown(client: TestClient) -> str | None:
    """Where the portrait is that everybody sees."""
    url = client.get("/me").json()["avatar_url"]
    assert url == client.get("/me/profile").json()["avatar_url"]
    return url


def test_name_and_bio_change_and_what_is_left_out_stays(client: TestClient) -> None:
    answer = client.patch(
        "/me/profile", json={"display_name": " Asha \u202eRao\n", "bio": "Hi\r\nyou"}
    )
    assert answer.json() == {
        "handle": "asha.k", "display_name": "Asha Rao", "bio": "Hi\nyou", "avatar_url": None,
        "locale": "en",
    }  # fmt: skip
    assert client.get("/me").json()["display_name"] == "Asha Rao"
    assert len(news()) == 1
    client.patch("/me/profile", json={"bio": ""})
    assert client.get("/me/profile").json() == answer.json() | {"bio": ""}
    assert len(news()) == 1  # No card has a bio.
    assert client.patch("/me/profile", json={"display_name": "श्री\u200dमती"}).status_code == 200


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"display_name": "  \u200d\u202e "}, 422, "bad_name"),
        ({"display_name": "x" * 61}, 422, "bad_name"),
        ({"bio": "x" * 301}, 422, "bad_bio"),
        ({"bio": "x" * 100_000}, 422, "invalid_input"),
        ({"display_name": "damn"}, 422, "name_refused"),
        ({"display_name": "Fine", "bio": "damn"}, 422, "bio_refused"),
        ({"role": "admin"}, 422, "invalid_input"),
        ({"avatar_key": "media/products/x.webp"}, 422, "invalid_input"),
    ],
)
def test_bad_words_change_nothing(
    client: TestClient, change: dict[str, str], status: int, code: str
) -> None:
    before = client.get("/me/profile").json()
    answer = client.patch("/me/profile", json=change)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert client.get("/me/profile").json() == before and news() == []


def test_a_portrait_shows_is_replaced_and_comes_off(client: TestClient) -> None:
    first = client.put("/me/avatar", content=saved(halves())).json()["avatar_url"]
    assert shown(client) == first
    picture = client.get(first)
    assert picture.headers["content-type"] == "image/webp" and picture.content[8:12] == b"WEBP"
    again = client.put("/me/avatar", content=saved(halves())).json()["avatar_url"]
    assert again != first and shown(client) == again
    assert [change["left_key"] for change in news()] == ["", first.removeprefix("/")]
    assert client.delete("/me/avatar").json()["avatar_url"] is None
    assert shown(client) is None
    assert [change["left_key"] for change in news()][2:] == [again.removeprefix("/")]
    assert client.delete("/me/avatar").status_code == 200 and len(news()) == 3
    for change in news() * 2:
        forget_picture(change["left_key"])
    assert client.get(first).status_code == client.get(again).status_code == 404


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 422, "picture_kind"),
        (saved(halves(), "GIF"), 422, "picture_kind"),
        (saved(halves())[:800], 422, "picture_broken"),
        (saved(halves(1, 1), "PNG"), 422, "picture_too_small"),
        (png_that_claims(30_000, 30_000), 422, "picture_too_large"),
        (bytes(MAX_BYTES + 1), 413, "picture_too_heavy"),
        (saved(Image.new("RGB", (90, 90), "red")), 422, "picture_refused"),
    ],
)
def test_what_is_refused_leaves_the_old_portrait(
    client: TestClient, data: bytes, status: int, code: str
) -> None:
    old = client.put("/me/avatar", content=saved(halves())).json()["avatar_url"]
    answer = client.put("/me/avatar", content=data)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert shown(client) == old and client.get(old).status_code == 200
    assert get_store().children("media/avatars") == [old.rsplit("/", 1)[1]]


def test_a_body_that_names_no_length_is_cut_off(client: TestClient) -> None:
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(64):
            sent += 1 << 20
            yield bytes(1 << 20)

    answer = client.put("/me/avatar", content=pieces())
    assert (answer.status_code, answer.json()["code"]) == (413, "picture_too_heavy")


def test_nobody_looks_nothing_shows(client: TestClient) -> None:
    client.app.dependency_overrides.clear()  # type: ignore[attr-defined]
    for answer in (
        client.put("/me/avatar", content=saved(halves())),
        client.patch("/me/profile", json={"display_name": "Asha Rao"}),
        client.patch("/me/profile", json={"bio": "Hello"}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (503, "not_screened")
    assert client.get("/me/profile").json()["display_name"] == "Asha" and shown(client) is None
    assert get_store().children("media/avatars") == []


def test_guests_have_no_profile(client: TestClient) -> None:
    guest = browser(client.app)
    for answer in (
        guest.get("/me/profile"),
        guest.patch("/me/profile", json={"bio": "Hello"}),
        guest.put("/me/avatar", content=saved(halves())),
        guest.delete("/me/avatar"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_one_changes_oneself_alone(client: TestClient) -> None:
    other = browser(client.app)
    other.post("/auth/register", json=FORM | {"email": "b@b.in", "handle": "bhanu"})
    url = client.put("/me/avatar", content=saved(halves())).json()["avatar_url"]
    other.patch("/me/profile", json={"display_name": "Bhanu", "bio": "Mine"})
    other.delete("/me/avatar")
    assert shown(client) == url
    with read_scope() as session:
        names = {a.handle: (a.display_name, a.bio) for a in session.exec(select(Account))}
    assert names == {"asha.k": ("Asha", ""), "bhanu": ("Bhanu", "Mine")}


def test_another_sites_page_cannot_change_a_profile(client: TestClient) -> None:
    for origin in ("https://evil.example", "null", ""):
        headers = {"Origin": origin}
        for answer in (
            client.patch("/me/profile", json={"bio": "Hacked"}, headers=headers),
            client.put("/me/avatar", content=saved(halves()), headers=headers),
            client.delete("/me/avatar", headers=headers),
        ):
            assert (answer.status_code, answer.json()["code"]) == (403, "cross_origin")
    assert client.get("/me/profile", headers={"Origin": ORIGIN}).json()["bio"] == ""


def test_trying_without_end_is_slowed_down(client: TestClient) -> None:
    codes = [client.put("/me/avatar", content=b"no picture").status_code for _ in range(32)]
    assert codes[0] == 422 and codes[-1] == 429


def test_the_language_is_ones_own_and_counts_at_once(client: TestClient) -> None:
    assert client.get("/me").json()["locale"] == "en"
    changed = client.put("/me/language", json={"locale": "hi"})
    assert changed.status_code == 200 and changed.json()["locale"] == "hi"
    assert client.get("/me").json()["locale"] == "hi"
    refused = client.put("/me/language", json={"locale": "ta"})
    assert refused.status_code == 422 and refused.headers["content-language"] == "hi"
    assert client.get("/me").json()["locale"] == "hi"


def test_a_guests_browser_says_the_language(client: TestClient) -> None:
    stranger = browser(client.app)  # type: ignore[arg-type]
    assert stranger.put("/me/language", json={"locale": "hi"}).status_code == 401
    assert client.get("/me").json()["locale"] == "en"
