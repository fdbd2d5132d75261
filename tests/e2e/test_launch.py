"""One command brings up the product; its pages live on one port."""

from __future__ import annotations

import os
import subprocess
import sys
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Page, expect

from core.settings import ROOT
from tests.e2e.conftest import Console
from tests.e2e.product import Product

pytestmark = pytest.mark.e2e


def test_it_is_ready_and_the_feed_has_eight_clips_that_answer(product: Product) -> None:
    with httpx.Client(base_url=product.base_url) as client:
        assert client.get("/readyz").status_code == 200
        items = client.get("/api/v1/feed", params={"limit": 8}).json()["items"]
        assert len({item["id"] for item in items}) == 8


def test_the_first_document_makes_a_guest(product: Product) -> None:
    answer = httpx.get(product.base_url)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("jhalak_guest=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html"),
        ("/v/00000000-0000-7000-8000-000000000000", 200, "text/html"),
        ("/studio", 200, "text/html"),
        ("/moderation", 200, "text/html"),
        ("/no/such/page", 404, "text/html"),
        ("/api/v1/nothing", 404, "application/problem+json"),
    ],
)
def test_every_address_answers_in_its_own_way(
    path: str, status: int, kind: str, product: Product
) -> None:
    answer = httpx.get(f"{product.base_url}{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith(kind)


def test_an_unknown_address_shows_the_designed_page(
    desk: Page, product: Product, console: Console
) -> None:
    console.expect("404")
    desk.goto("/no/such/page")
    expect(desk.get_by_role("heading", name="Nothing here")).to_be_visible()
    desk.get_by_role("link", name="To the feed", exact=True).click()
    expect(desk).to_have_url(f"{product.base_url}/")


def test_another_site_cannot_open_the_websocket(product: Product) -> None:
    def handshake(origin: str) -> int:
        headers = {
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Origin": origin,
        }
        url = f"{product.base_url}/_event/?EIO=4&transport=websocket&token=made-up"
        with httpx.stream("GET", url, headers=headers) as answer:
            return answer.status_code

    assert handshake(product.base_url) == 101
    assert handshake("https://elsewhere.example") >= 400


def test_a_second_run_on_the_same_port_says_why_not(product: Product) -> None:
    port = str(urlsplit(product.base_url).port)
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "run"],
        cwd=ROOT,
        env={**os.environ, "PORT": port, "JHALAK_HOST": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"jhalak: Port {port} is taken; choose another, for example PORT={int(port) + 1}."
    )
