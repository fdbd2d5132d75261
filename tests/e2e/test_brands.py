"""A brand's brief becomes a clip: found, agreed, asked to change, approved, labelled in the feed.

The brand's side goes over HTTP.
"""

from __future__ import annotations

import re
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Page, expect

from app.demo.logins import BRAND
from tests.e2e.clips import PATIENCE_S, make_clip, sign_in
from tests.e2e.product import Product, approve
from tests.e2e.test_creator import creator, saved, tab, upload
from tests.e2e.test_shopper import wait_for_playback

__all__ = ["creator"]
pytestmark = pytest.mark.e2e
PATIENCE_MS = PATIENCE_S * 1000
NOTE = "Say the shade here."


def open_brief(brand: httpx.Client, title: str) -> tuple[str, str, str]:
    """An open brief of the demo's brand: its id, the brand's name, the product's name."""
    shelf = brand.get("/api/v1/products", params={"brand": BRAND.handle}).raise_for_status().json()
    now, product = datetime.now(UTC), shelf["items"][0]
    form = {
        "title": title,
        "wants": "Show the colour in daylight, on your own skin.",
        "product_ids": [product["id"]],
        "commission_bp": 1000,
        "apply_until": (now + timedelta(days=5)).isoformat(),
        "publish_from": (now - timedelta(days=1)).isoformat(),
        "publish_until": (now + timedelta(days=20)).isoformat(),
        "earn_until": (now + timedelta(days=40)).isoformat(),
        "places": 1,
    }
    brief = brand.post("/api/v1/studio/briefs", json=form).raise_for_status().json()
    brand.post(f"/api/v1/studio/briefs/{brief['id']}/open").raise_for_status()
    return str(brief["id"]), str(brief["brand"]["display_name"]), str(product["title"])


def accept_only_application(brand: httpx.Client, brief_id: str) -> None:
    """The brand says yes to whoever applied."""
    found = brand.get(f"/api/v1/studio/briefs/{brief_id}/applications").raise_for_status().json()
    (applied,) = found["items"]
    answer = f"/api/v1/studio/briefs/approaches/{applied['id']}/accept"
    brand.post(answer).raise_for_status()


def state_of(creator: Page, video_id: str, *states: str) -> str:
    """The clip's state once it is one of `states`."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        status = creator.request.get(f"/api/v1/studio/videos/{video_id}/status").json()
        if status["state"] in states:
            return str(status["state"])
        assert time.monotonic() < deadline, status
        time.sleep(1)


def comes_to_its_brand(
    creator: Page, product: Product, brand: httpx.Client, video_id: str
) -> dict[str, Any]:
    """Moderation lets the clip through; its review once it waits for the brand."""
    if state_of(creator, video_id, "held", "scheduled") == "held":
        with closing(sign_in(product, "moderator")) as moderator:
            queue = moderator.get("/api/v1/moderation/queue", params={"limit": 60}).json()["items"]
            case = next(c["id"] for c in queue if c["video_id"] == video_id)
            approve(moderator, case)
        state_of(creator, video_id, "scheduled")
    review = brand.get(f"/api/v1/studio/videos/{video_id}/agreement").raise_for_status().json()
    assert review["may_answer"] and review["edition"]
    return dict(review)


def hand_in(creator: Page) -> None:
    """Through the sheet that says what is missing and for whom it waits."""
    creator.get_by_role("button", name="Submit").click()
    sheet = creator.get_by_role("dialog")
    expect(sheet.get_by_text("Then it waits for")).to_be_visible()
    sheet.get_by_role("button", name="Submit", exact=True).click()
    expect(sheet).to_be_hidden()


def test_a_clip_for_a_brand_from_the_brief_to_the_feed(
    creator: Page, product: Product, tmp_path: Path
) -> None:
    title = f"Daylight {uuid4().int % 10_000}"
    with closing(sign_in(product, "brand")) as brand:
        brief_id, name, lipstick = open_brief(brand, title)

        creator.goto("/studio/brands")
        creator.get_by_role("searchbox", name="Brand or title").fill(title)
        offer = creator.get_by_role("link", name=re.compile(title))
        expect(offer).to_contain_text("10 %")
        offer.click()
        expect(creator.get_by_text("By applying you show this brand")).to_be_visible()
        expect(creator.get_by_text(re.compile("sale earns you")).first).to_be_visible()
        creator.get_by_label("Why you?").fill("I film in daylight.")
        creator.get_by_role("button", name="Apply").click()
        expect(creator.get_by_role("heading", name="You applied")).to_be_visible()
        accept_only_application(brand, brief_id)

        creator.goto("/studio/brands")
        expect(creator.get_by_text(f"A clip for {name}")).to_be_visible()
        video_id = upload(creator, make_clip(tmp_path / "paid.mp4", seconds=5, hue=140))
        tab(creator, "Words").get_by_label("Caption").fill("One shade, all day #lipstick")
        saved(creator)
        panel = tab(creator, "Disclosure")
        panel.get_by_role("button", name=f"Make it for {title}").click()
        expect(panel.get_by_role("heading", name=f"Made for {name}")).to_be_visible()
        expect(panel.get_by_role("radio", name=re.compile("Paid partnership"))).to_be_checked()
        panel.get_by_role("button", name=f"Tag {lipstick}").click()
        expect(panel.get_by_text("Tagged", exact=True)).to_be_visible()
        hand_in(creator)
        comes_to_its_brand(creator, product, brand, video_id)
        status = creator.get_by_role("region", name="Status")
        expect(status).to_contain_text(f"Ready, and waits for {name}", timeout=PATIENCE_MS)

        asked = {"words": "Nearly.", "notes": [{"at_ms": 2000, "text": NOTE}]}
        changes = f"/api/v1/studio/videos/{video_id}/agreement/changes"
        brand.post(changes, json=asked).raise_for_status()
        creator.goto("/studio")
        creator.get_by_role("link", name=re.compile("Changes are asked for")).click()
        wishes = creator.get_by_role("region", name="What the brand asks for")
        expect(wishes.get_by_text(NOTE)).to_be_visible()
        playhead = creator.get_by_role("slider", name="Playhead")
        expect(playhead).to_be_visible()
        wishes.get_by_role("button", name="Show the moment at 0:02").click()
        expect(playhead).to_have_attribute("aria-valuetext", "2 seconds")
        tab(creator, "Words").get_by_label("Caption").fill(f"Rani, {title} #lipstick")
        saved(creator)
        hand_in(creator)
        review = comes_to_its_brand(creator, product, brand, video_id)
        assert [one["answer"] for one in review["rounds"]] == ["changes", None]
        approval = f"/api/v1/studio/videos/{video_id}/agreement/approve"
        brand.post(approval, json={"edition": review["edition"]}).raise_for_status()
        state_of(creator, video_id, "published")

    creator.goto(f"/v/{video_id}")
    wait_for_playback(creator)
    shown = creator.get_by_role("article", name=re.compile(f"Rani, {title}"))
    expect(shown.get_by_text(f"Paid partnership with {name}")).to_be_visible()
    creator.goto(f"/studio/clips/{video_id}")
    expect(tab(creator, "Words")).to_be_visible()
    warning = creator.get_by_role("region", name="Panels").locator(":scope > .notice")
    expect(warning).to_contain_text(f"until it was checked and {name} has approved it")
