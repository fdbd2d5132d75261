"""A creator tags at a time, looks ahead, chooses an hour; the clip comes out when it is due."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.clips import PATIENCE_S, make_clip, sign_in
from tests.e2e.product import Product, approve
from tests.e2e.test_creator import creator, saved, tab, upload
from tests.e2e.test_shopper import wait_for_playback

__all__ = ["creator"]
pytestmark = pytest.mark.e2e
PATIENCE_MS = PATIENCE_S * 1000


def test_a_clip_waits_for_its_hour_and_comes_out_with_its_labels(
    creator: Page, product: Product, tmp_path: Path
) -> None:
    video_id = upload(creator, make_clip(tmp_path / "later.mp4", seconds=4, hue=200))
    tab(creator, "Words").get_by_label("Caption").fill("Call me on 98765 43210 #lipstick")
    products = tab(creator, "Products")
    products.get_by_role("searchbox").fill("https://example.in/rose")
    expect(products.get_by_text("knows no product by this link")).to_be_visible()
    some = creator.request.get("/api/v1/products?q=lip").json()["items"][0]
    products.get_by_role("searchbox").fill(f"{product.base_url}/p/{some['id']}")
    products.get_by_role("button", name=f"Tag {some['title']}").click()
    products.get_by_label("How you came by it").select_option("gifted")
    disclosure = tab(creator, "Disclosure")
    expect(disclosure.get_by_role("radio", name=re.compile("Nothing to declare"))).to_be_disabled()
    expect(disclosure.get_by_text("On screen for all 4.0 s. ASCI asks for 3.0 s.")).to_be_visible()
    voice = disclosure.get_by_role("checkbox", name=re.compile("A voice"))
    voice.click()
    expect(voice).to_be_checked()
    saved(creator)

    creator.get_by_role("button", name="Submit").click()
    sheet = creator.get_by_role("dialog")
    sheet.get_by_role("button", name="Look", exact=True).click()
    expect(sheet.get_by_text("It gives a phone number")).to_be_visible(timeout=PATIENCE_MS)
    sheet.get_by_text("At an hour").click()
    zone = creator.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")
    expect(sheet.get_by_text(f"Your time: {zone}")).to_be_visible()
    hour = (datetime.now() + timedelta(days=1)).replace(hour=18, minute=30)
    sheet.get_by_label("Day and hour").fill(f"{hour:%Y-%m-%dT%H:%M}")
    expect(sheet.get_by_text(f"Scheduled for {hour:%a} 18:30")).to_be_visible()
    sheet.get_by_role("button", name="Submit and schedule").click()
    status = creator.get_by_role("region", name="Status")
    expect(status).to_contain_text("Waiting for a person", timeout=PATIENCE_MS)
    with closing(sign_in(product, "moderator")) as moderator:
        cases = moderator.get("/api/v1/moderation/queue", params={"limit": 60}).json()["items"]
        case = next(c["id"] for c in cases if c["video_id"] == video_id)
        approve(moderator, case)
    expect(status).to_contain_text("Waits for its hour", timeout=PATIENCE_MS)
    # A yes can be taken back for ten seconds; only then the clip waits for its hour.
    for _ in range(PATIENCE_S):
        found = creator.request.get(f"/api/v1/studio/videos/{video_id}/status").json()
        if found["state"] == "scheduled":
            break
        creator.wait_for_timeout(1_000)
    address = f"{product.base_url}/api/v1/videos/{video_id}"
    assert httpx.get(address).status_code == 404

    creator.goto("/studio")
    expect(creator.get_by_text(f"Scheduled for {hour:%a} 18:30")).to_be_visible()
    soon = datetime.now(UTC) + timedelta(seconds=2)
    moved = creator.request.put(
        f"/api/v1/studio/videos/{video_id}/schedule",
        headers={"Origin": product.base_url},
        data={"publish_at": soon.isoformat(), "time_zone": zone},
    )
    assert moved.ok, moved.text()
    creator.goto(f"/studio/clips/{video_id}")
    creator.get_by_role("link", name="See it in the feed").click(timeout=PATIENCE_MS)
    assert wait_for_playback(creator).startswith("blob:")
    # From the first second to the last: the labels stand still while the clip plays and starts
    # over.
    chips = creator.locator(".details-chip:visible")
    for _ in range(9):
        expect(chips.get_by_text("Gifted product")).to_be_visible()
        expect(chips.get_by_text("AI voice")).to_be_visible()
        creator.wait_for_timeout(500)
