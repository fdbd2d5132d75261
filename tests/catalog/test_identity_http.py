"""Signing in, out, tokens and guests, over HTTP."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from catalog.profile.endpoints import get_profile_screens
from catalog.profile.errors import PartRefused, ProfilePart
from catalog.profile.screens import Screens
from catalog.signing_in.endpoints import get_adoptions, router
from catalog.viewer import Viewer
from tests.http import ALL_PASS, browser, client_of

FORM = {
    "email": "asha@example.in",
    "password": "a long password",
    "display_name": "Asha",
    "handle": "asha.k",
}


@pytest.fixture
def client(installation: Path) -> TestClient:
    return client_of(router, overrides={get_profile_screens: lambda: ALL_PASS})


def test_a_guest_is_the_same_person_on_the_next_request(client: TestClient) -> None:
    first = client.get("/me").json()
    assert first["role"] == "guest" and not first["is_signed_in"]
    assert client.get("/me").json()["id"] == first["id"]


def test_cookies_are_http_only_and_lax(client: TestClient) -> None:
    cookie = client.get("/me").headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie


def test_a_made_up_guest_cookie_is_nobody(client: TestClient) -> None:
    client.cookies.set("jhalak_guest", "0" * 32)
    first = client.get("/me").json()["id"]
    assert UUID(first).version == 7


def test_a_guest_who_registers_keeps_the_id(client: TestClient) -> None:
    guest = client.get("/me").json()["id"]
    answer = client.post("/auth/register", json=FORM)
    assert answer.status_code == 201
    assert answer.json()["viewer"]["id"] == guest
    assert client.get("/me").json()["handle"] == "asha.k"


def test_who_joins_in_a_hindi_browser_reads_hindi_wherever_they_sign_in(client: TestClient) -> None:
    languages = {"Accept-Language": "hi-IN,hi;q=0.9,en;q=0.8"}
    answer = client.post("/auth/register", json=FORM, headers=languages)
    assert answer.json()["viewer"]["locale"] == "hi"
    assert client.get("/me", headers={"Accept-Language": "en-IN"}).json()["locale"] == "hi"


def test_signing_out_ends_the_session_itself_not_only_the_cookie(client: TestClient) -> None:
    client.post("/auth/register", json=FORM)
    stolen = client.cookies["jhalak_session"]
    assert client.post("/auth/logout").status_code == 204
    client.cookies.set("jhalak_session", stolen)
    assert not client.get("/me").json()["is_signed_in"]


@pytest.mark.parametrize("email", ["asha@example.in", "nobody@example.in"])
def test_a_wrong_password_and_an_unknown_address_look_alike(client: TestClient, email: str) -> None:
    client.post("/auth/register", json=FORM)
    answer = client.post("/auth/login", json={"email": email, "password": "not this one"})
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_failed")
    assert answer.headers["content-type"] == "application/problem+json"


def test_guessing_passwords_is_slowed_down(client: TestClient) -> None:
    wrong = {"email": "asha@example.in", "password": "wrong password"}
    codes = [client.post("/auth/login", json=wrong).status_code for _ in range(12)]
    assert codes[0] == 401 and codes[-1] == 429


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"email": "no address"}, "bad_email"),
        ({"password": "short"}, "bad_password"),
        ({"handle": "A b"}, "bad_handle"),
        ({"handle": "../x"}, "bad_handle"),
        ({"display_name": "\u202e"}, "bad_name"),
        ({"role": "moderator"}, "invalid_input"),
        ({"role": "admin"}, "invalid_input"),
    ],
)
def test_a_bad_form_is_refused_by_name(
    client: TestClient, change: dict[str, str], code: str
) -> None:
    answer = client.post("/auth/register", json=FORM | change)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


@pytest.mark.parametrize(
    ("change", "code"),
    [({"handle": "other"}, "email_taken"), ({"email": "b@b.in"}, "handle_taken")],
)
def test_email_and_handle_are_unique(client: TestClient, change: dict[str, str], code: str) -> None:
    client.post("/auth/register", json=FORM)
    again = browser(client.app).post("/auth/register", json=FORM | change)
    assert (again.status_code, again.json()["code"]) == (409, code)


def test_a_refused_name_or_handle_makes_no_account(client: TestClient) -> None:
    def judge(viewer: Viewer, name: str, handle: str) -> None:
        assert not viewer.is_signed_in
        for part, text in ((ProfilePart.NAME, name), (ProfilePart.HANDLE, handle)):
            if "damn" in text:
                raise PartRefused(part, "Choose another.")

    screens = Screens(ALL_PASS.words, ALL_PASS.picture, judge)
    client.app.dependency_overrides[get_profile_screens] = lambda: screens  # type: ignore[attr-defined]
    for change, code in (
        ({"display_name": " damn "}, "name_refused"),
        ({"handle": "@Damn.it"}, "handle_refused"),
    ):
        answer = client.post("/auth/register", json=FORM | change)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert not client.get("/me").json()["is_signed_in"]
    assert client.post("/auth/register", json=FORM).status_code == 201


def test_where_nobody_looks_nobody_joins(client: TestClient) -> None:
    client.app.dependency_overrides.clear()  # type: ignore[attr-defined]
    answer = client.post("/auth/register", json=FORM)
    assert (answer.status_code, answer.json()["code"]) == (503, "not_screened")
    assert not client.get("/me").json()["is_signed_in"]
    sent = {"email": FORM["email"], "password": FORM["password"]}
    assert client.post("/auth/login", json=sent).status_code == 401


def test_another_sites_form_cannot_act_with_our_cookie(client: TestClient) -> None:
    client.post("/auth/register", json=FORM)
    for origin in ("https://evil.example", "null", ""):
        answer = client.post("/auth/logout", headers={"Origin": origin})
        assert (answer.status_code, answer.json()["code"]) == (403, "cross_origin")
    assert client.get("/me").json()["is_signed_in"]


def test_an_api_token_speaks_for_its_account_until_revoked(client: TestClient) -> None:
    client.post("/auth/register", json=FORM)
    made = client.post("/auth/tokens", json={"label": "feed sync"}).json()
    machine = TestClient(client.app, headers={"Authorization": f"Bearer {made['token']}"})
    assert machine.get("/me").json()["handle"] == "asha.k"
    assert "token" not in client.get("/auth/tokens").json()[0]
    assert client.delete(f"/auth/tokens/{made['id']}").status_code == 204
    fresh = TestClient(client.app, headers={"Authorization": f"Bearer {made['token']}"})
    from catalog import web

    web._cache.clear()
    assert fresh.get("/me").status_code == 401


def test_nobody_revokes_anothers_token(client: TestClient) -> None:
    client.post("/auth/register", json=FORM)
    made = client.post("/auth/tokens", json={"label": "mine"}).json()
    other = browser(client.app)
    other.post("/auth/register", json=FORM | {"email": "b@b.in", "handle": "bhanu"})
    assert other.delete(f"/auth/tokens/{made['id']}").status_code == 404


def test_a_made_up_token_is_refused(client: TestClient) -> None:
    answer = client.get("/me", headers={"Authorization": "Bearer jh_made_up"})
    assert (answer.status_code, answer.json()["code"]) == (401, "bad_token")


def test_signing_in_brings_the_guests_things_along(installation: Path) -> None:
    moved: list[tuple[UUID, UUID]] = []
    client = client_of(
        router,
        overrides={
            get_adoptions: lambda: (lambda _, a, b: moved.append((a, b)),),
            get_profile_screens: lambda: ALL_PASS,
        },
    )
    account = client.post("/auth/register", json=FORM).json()["viewer"]["id"]
    later = browser(client.app)
    guest = later.get("/me").json()["id"]
    later.post("/auth/login", json={"email": FORM["email"], "password": FORM["password"]})
    assert moved == [(UUID(guest), UUID(account))]
