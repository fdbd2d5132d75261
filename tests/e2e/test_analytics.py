"""What viewers do appears in the creator's analytics while the page is open."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.clips import PASSWORD
from tests.e2e.product import Product

pytestmark = pytest.mark.e2e
VIEWERS = 20


def watched_clip(product: Product) -> dict:
    """A clip of the feed that shows a product."""
    items = httpx.get(f"{product.base_url}/api/v1/feed", params={"limit": 20}, timeout=30).json()
    return next(item for item in items["items"] if item["products"])


def tell(product: Product, clip: dict, until_ms: int, *, taps: bool) -> None:
    """A guest of their own watches `clip` up to `until_ms`, and may open its product."""

    def event(kind: str, **facts: object) -> dict[str, object]:
        now = datetime.now(UTC).isoformat()
        return {
            "event_id": str(uuid4()),
            "type": kind,
            "video_id": clip["id"],
            "at": now,
            "surface": "for_you",
            **facts,
        }

    events = [
        event("play"),
        event(
            "watch",
            watch_ms=until_ms,
            ranges=[[0, until_ms]],
            duration_ms=clip["duration_ms"],
        ),
    ]
    if taps:
        product_id = clip["products"][0]["product_id"]
        events.append(event("product_view", product_id=product_id, moment_ms=1400))
    with httpx.Client(
        base_url=product.base_url, headers={"Origin": product.base_url}, timeout=30
    ) as guest:
        guest.post("/api/v1/auth/guest").raise_for_status()
        answer = guest.post("/api/v1/events", json={"events": events}).raise_for_status().json()
    assert answer["accepted"] == len(events), answer


@pytest.fixture
def admin(new_context: Callable[..., BrowserContext], product: Product) -> Page:
    """The desk of the demo's admin, who may see the numbers of every clip.

    The clips of the demo are by creators that nobody can sign in as.
    """
    page = new_context().new_page()
    form = {"email": "admin@demo.jhalak", "password": PASSWORD}
    headers = {"Origin": product.base_url}
    assert page.request.post("/api/v1/auth/login", data=form, headers=headers).ok
    return page


def test_what_viewers_do_shows_while_the_page_is_open(admin: Page, product: Product) -> None:
    desk = admin
    clip = watched_clip(product)
    desk.goto(f"/studio/clips/{clip['id']}/analytics")
    expect(desk.get_by_text("Live, a few seconds old at most")).to_be_visible()
    for number in range(VIEWERS):
        tell(product, clip, clip["duration_ms"] if number % 2 else 2000, taps=number == 0)

    curve = desk.get_by_role("slider", name="Moment of the clip")
    expect(curve).to_be_visible()
    curve.focus()
    curve.press("Home")
    expect(curve).to_have_attribute("aria-valuetext", re.compile(r"^0:00: \d+ % there"))
    curve.press("PageUp")
    expect(curve).to_have_attribute("aria-valuetext", re.compile("tap"))
    funnel = desk.get_by_role("list", name="From watching to ordering")
    expect(funnel.get_by_role("listitem").filter(has_text="Tapped a product")).to_be_visible()
    desk.get_by_text("As a table").click()
    expect(desk.get_by_role("table", name="The clip second by second")).to_be_visible()
    link = desk.get_by_role("link", name="CSV").get_attribute("href")
    assert link
    file = desk.request.get(link)
    assert file.ok and "retention,viewers" in file.text()

    desk.goto("/studio/analytics")
    expect(desk.get_by_role("link", name="Create a clip").last).to_be_visible()


def test_nobody_else_sees_them(desk: Page, product: Product) -> None:
    clip = watched_clip(product)
    desk.goto(f"/studio/clips/{clip['id']}/analytics")
    expect(desk.get_by_role("link", name="Join as a creator")).to_be_visible()
    assert desk.request.get(f"/api/v1/studio/videos/{clip['id']}/analytics").status in (401, 403)
