"""Reported, decided, told why, appealed, taken back: one clip's way through people's rights."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.clips import PASSWORD, hand_in, make_clip, sign_in, wait_for_state
from tests.e2e.product import Product, approve
from tests.e2e.test_shopper import wait_for_playback

pytestmark = pytest.mark.e2e
TAKEDOWN_S = 10
PATIENCE = 15
UNDO_S = 25  # The ten seconds in which a decision can be taken back, and the sweep after them.


@pytest.fixture
def newcomer(product: Product) -> Iterator[httpx.Client]:
    """A creator without any history."""
    with httpx.Client(
        base_url=product.base_url, headers={"Origin": product.base_url}, timeout=60
    ) as client:
        handle = f"toner{secrets.randbelow(10**7)}"
        form = {"handle": handle, "email": f"{handle}@demo.jhalak", "password": PASSWORD}
        form |= {"display_name": "Tara Toner", "role": "creator"}
        client.post("/api/v1/auth/register", json=form).raise_for_status()
        yield client


def signed_in(context: BrowserContext, handle: str, room: str) -> Page:
    """The page of somebody of the demo in one of their rooms."""
    page = context.new_page()
    page.goto(f"/sign-in?next={room}")
    page.get_by_label("Email").fill(f"{handle}@demo.jhalak")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile(re.escape(room)))
    return page


def open_case(page: Page, caption: str, begins: str = "") -> None:
    """Opens the case of the clip with that caption by a press on its row, once it is there.

    Args:
        begins: What the row begins with, where the clip may have others: one decision in twenty
            gets a blind second look.
    """
    said = re.compile(f"^{begins}.*{re.escape(caption)}", re.DOTALL)
    row = page.get_by_role("button", name=said).first
    more = page.locator(".queue").get_by_role("button", name="More", exact=True)
    for _ in range(PATIENCE):  # A report becomes a case by the way of the outbox.
        expect(page.locator(".queue-row").first).to_be_visible()
        while row.count() == 0 and more.count() > 0:
            shown = page.locator(".queue-row").count()
            more.click()
            expect(page.locator(".queue-row")).not_to_have_count(shown)
        if row.count() > 0:
            break
        page.wait_for_timeout(1000)
        page.reload()
    row.click()
    expect(page.locator(".said").last).to_have_text(caption)


def queued(moderator: httpx.Client) -> Iterator[dict[str, Any]]:
    """Every case that waits, page by page."""
    cursor: str | None = ""
    while cursor is not None:
        params = {"cursor": cursor} if cursor else {}
        page = moderator.get("/api/v1/moderation/queue", params=params).raise_for_status().json()
        yield from page["items"]
        cursor = page["next_cursor"]


def published(newcomer: httpx.Client, product: Product, tmp_path: Path, caption: str) -> str:
    """A clip of a newcomer that a moderator let out."""
    hue = secrets.randbelow(360)  # Nobody has seen this picture before.
    video_id = hand_in(newcomer, make_clip(tmp_path / "toner.mp4", hue=hue), caption)
    wait_for_state(newcomer, video_id, "held")
    with closing(sign_in(product, "moderator")) as moderator:
        for case in queued(moderator):
            if case["video_id"] == video_id:
                approve(moderator, case["id"])
    wait_for_state(newcomer, video_id, "published")
    return video_id


def media_of(product: Product, video_id: str) -> list[str]:
    """Addresses of the clip's playlists and of a segment, each as a player asks for it."""
    clip = httpx.get(f"{product.base_url}/api/v1/videos/{video_id}").raise_for_status().json()
    found = [httpx.URL(product.base_url).join(clip["hls_url"])]
    while not str(found[-1]).split("?")[0].endswith(".m4s"):
        text = httpx.get(found[-1]).raise_for_status().text
        part = next(line for line in text.splitlines() if line and not line.startswith("#"))
        found.append(found[-1].join(part))
    return [str(url) for url in found]


def is_followed_clip(viewer: httpx.Client, video_id: str) -> bool:
    """Whether the clip comes up among those of the people whom the viewer follows."""
    page = viewer.get("/api/v1/feed", params={"surface": "following"}).raise_for_status().json()
    return any(item["id"] == video_id for item in page["items"])


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    """Whether something holds before the time is over."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.5)
    return True


def test_from_a_report_to_an_appeal_that_brings_the_clip_back(
    newcomer: httpx.Client,
    new_context: Callable[..., BrowserContext],
    phone: Page,
    product: Product,
    tmp_path: Path,
) -> None:
    caption = f"Toner that is what it says {secrets.token_hex(3)}"
    video_id = published(newcomer, product, tmp_path, caption)
    handle = newcomer.get("/api/v1/me").raise_for_status().json()["handle"]

    # A shopper reports it in three taps, and it is gone from their screen.
    phone.goto(f"/v/{video_id}")
    wait_for_playback(phone)
    phone.locator("article:not([inert])").get_by_role("button", name="More", exact=True).tap()
    phone.get_by_role("button", name="Report", exact=True).tap()
    phone.get_by_role("button", name="False claim about a product").tap()
    expect(phone.get_by_text("You will find what came of it under You")).to_be_visible()

    # It has a case; a moderator takes it down with a reason.
    console = signed_in(new_context(), "moderator", "/moderation")
    open_case(console, caption)
    expect(console.get_by_role("heading", name="Viewers say")).to_be_visible()
    console.keyboard.press("1")
    rule = console.get_by_role("radio", checked=True).inner_text().splitlines()[-1]
    media = media_of(product, video_id)
    console.keyboard.press("e")
    expect(console.locator(".undo-said")).to_have_text("Rejected; the creator sees why")
    began = time.monotonic()
    for url in media:  # The player's playlists and the segment itself: the last byte stops.
        assert within(TAKEDOWN_S, lambda url=url: httpx.get(url).status_code in (403, 404)), url
    assert time.monotonic() - began < TAKEDOWN_S
    assert httpx.get(f"{product.base_url}/api/v1/videos/{video_id}").status_code == 404

    phone.goto("/me/decisions")
    expect(phone.locator(".rights-report").first).to_contain_text("Taken down")

    # Its maker is told why, sees what follows, and appeals.
    maker = signed_in(new_context(), handle, f"/studio/clips/{video_id}")
    maker.get_by_role("link", name="Why, and how to appeal").click()
    maker.get_by_role("link", name=re.compile(re.escape(caption))).first.click()
    expect(maker.locator("dl")).to_contain_text(rule)
    maker.get_by_label("Why is it wrong?").fill("The label in the clip says exactly this.")
    maker.get_by_role("button", name="Send the appeal").click()
    expect(maker.get_by_text("waits for somebody who has not decided on it")).to_be_visible()
    decision = maker.url
    maker.goto("/me/standing")
    strikes = maker.locator(".rights-report")
    expect(strikes).to_have_count(1)
    expect(strikes).to_contain_text(rule)

    # Who decided is not asked again; somebody else takes it back.
    console.reload()
    console.get_by_role("button", name=re.compile("^Appeals")).click()
    row = console.get_by_role("button", name=re.compile(re.escape(caption)))
    expect(row).to_have_count(0)
    chief = signed_in(new_context(), "admin", "/moderation")
    open_case(chief, caption, "Appeal")
    expect(chief.locator(".case-appeal")).to_contain_text("says exactly this")
    chief.keyboard.press("p")
    expect(chief.locator(".undo-said")).to_have_text("Approved")

    # All that followed is undone, and the clip is back.
    wait_for_state(newcomer, video_id, "published")
    maker.goto(decision)
    expect(maker.get_by_text("Your appeal was granted")).to_be_visible()
    maker.goto("/me/standing")
    expect(maker.get_by_text("In good standing")).to_have_count(3)
    expect(strikes).to_have_count(0)
    with httpx.Client(
        base_url=product.base_url, headers={"Origin": product.base_url}, timeout=60
    ) as viewer:
        viewer.put(f"/api/v1/creators/{handle}/follow").raise_for_status()
        assert within(UNDO_S, lambda: is_followed_clip(viewer, video_id))
