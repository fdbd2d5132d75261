"""A newcomer's clip waits for a person; the moderator decides; the creator and the feed see it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.clips import PASSWORD, hand_in, make_clip, sign_in, wait_for_state
from tests.e2e.product import Product
from tests.e2e.test_shopper import wait_for_playback

pytestmark = pytest.mark.e2e


@pytest.fixture
def newcomer(product: Product) -> Iterator[httpx.Client]:
    client = sign_in(product, "newcomer")
    yield client
    client.close()


@pytest.fixture
def console_page(new_context: Callable[..., BrowserContext], product: Product) -> Page:
    """The console of a signed-in moderator."""
    page = new_context().new_page()
    page.goto("/sign-in?why=console&next=/moderation")
    page.get_by_label("Email").fill("moderator@demo.jhalak")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(product.base_url + "/moderation")
    return page


def open_case(page: Page, caption: str) -> None:
    """Opens the case of the clip with that caption."""
    page.reload()
    page.get_by_role("button", name=re.compile(re.escape(caption))).first.click()
    expect(page.locator(".said")).to_have_text(caption)


def test_an_approved_clip_appears_and_plays(
    newcomer: httpx.Client, console_page: Page, product: Product, tmp_path: Path, desk: Page
) -> None:
    caption = "Rose toner after a long day"
    video_id = hand_in(newcomer, make_clip(tmp_path / "toner.mp4", hue=40), caption)
    wait_for_state(newcomer, video_id, "held")
    assert httpx.get(f"{product.base_url}/api/v1/videos/{video_id}").status_code == 404

    open_case(console_page, caption)
    expect(console_page.get_by_text("Why it is here")).to_be_visible()
    console_page.keyboard.press("b")
    console_page.keyboard.press("p")
    expect(console_page.locator(".undo-said")).to_have_text("Approved")
    # Nobody sees it before a slip of the finger could be taken back.
    assert httpx.get(f"{product.base_url}/api/v1/videos/{video_id}").status_code == 404
    wait_for_state(newcomer, video_id, "published")

    desk.goto(f"/v/{video_id}")
    assert wait_for_playback(desk).startswith("blob:")
    expect(desk.locator("article:not([inert])")).to_contain_text(caption)


def test_from_queue_to_decision_and_back_by_keyboard_alone(
    newcomer: httpx.Client, console_page: Page, tmp_path: Path
) -> None:
    caption = f"Nothing but keys {secrets.token_hex(3)}"  # One of a failed run may wait, too.
    video_id = hand_in(newcomer, make_clip(tmp_path / "keys.mp4", hue=120), caption)
    wait_for_state(newcomer, video_id, "held")
    page, press = console_page, console_page.keyboard.press
    page.reload()
    row = page.get_by_role("button", name=re.compile(caption))
    expect(row).to_be_visible()
    said = page.locator(".said")
    press("j")
    for _ in range(page.locator(".queue-row").count()):
        expect(said).to_be_visible()
        if (shown := said.inner_text()) == caption:
            break
        press("j")
        expect(said).not_to_have_text(shown)
    expect(said).to_have_text(caption)
    expect(page.locator("#case-title")).to_be_focused()

    press("n")  # Letters in a field are letters.
    expect(page.get_by_label("Note on this case")).to_be_focused()
    page.keyboard.type("please see 1 z")
    expect(page.get_by_label("Note on this case")).to_have_value("please see 1 z")
    press("Escape")
    expect(page.get_by_label("Note on this case")).not_to_be_focused()

    press("Space")
    expect(page.get_by_label("The clip", exact=True)).to_be_visible()
    press("s")
    expect(page.get_by_role("heading", name="Skip, because")).to_be_visible()
    press("Escape")
    press("2")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    press("e")
    expect(page.locator(".undo-said")).to_have_text("Rejected; the creator sees why")
    wait_for_state(newcomer, video_id, "rejected")
    press("z")
    expect(page.locator(".said")).to_have_text(caption)
    wait_for_state(newcomer, video_id, "held")
    expect(page.get_by_role("button", name="Approve", exact=True)).to_be_enabled()


def test_a_case_says_what_is_said_and_a_line_takes_the_player_there(
    newcomer: httpx.Client, console_page: Page, tmp_path: Path
) -> None:
    caption = f"Listen to this {secrets.token_hex(3)}"
    vtt = (
        "WEBVTT\n\n00:00.500 --> 00:01.500\nA lovely red saree\n\n"
        "00:02.000 --> 00:03.500\nSend 500 rupees to 98765 43210 on UPI to claim your prize\n"
    )
    clip = make_clip(tmp_path / "said.mp4", hue=280)
    video_id = hand_in(newcomer, clip, caption, vtt=vtt)
    wait_for_state(newcomer, video_id, "held")
    open_case(console_page, caption)
    spoken = console_page.get_by_role("region", name="What is said")
    # A tone is all that there is to hear; whether a model listened, the machine decides.
    expect(spoken).to_contain_text(re.compile("heard no words|could not be heard|switched off"))
    track = spoken.get_by_role("region", name="The creator's captions, English")
    harmless, harmful = track.get_by_role("listitem").all()
    expect(harmless).to_contain_text("A lovely red saree")
    expect(harmless).not_to_contain_text("Found:")
    expect(harmful).to_contain_text("Found:")
    moment = console_page.get_by_label("Moment of the clip")
    harmful.get_by_role("button").click()
    expect(moment).to_have_value("2000")
    expect(harmful).to_have_attribute("aria-current", "true")
    harmless.get_by_role("button").focus()
    console_page.keyboard.press("Enter")
    expect(moment).to_have_value("500")
    expect(harmless).to_have_attribute("aria-current", "true")
    console_page.get_by_role("button", name="Play", exact=True).click()
    expect(console_page.get_by_label("The clip", exact=True)).to_be_visible()
    harmful.get_by_role("button").click()
    console_page.wait_for_function("document.querySelector('.cv-stage video').currentTime >= 2")


def test_a_rejected_clip_tells_its_creator_why(
    newcomer: httpx.Client, console_page: Page, tmp_path: Path, product: Product
) -> None:
    caption = "A clip that will not do"
    video_id = hand_in(newcomer, make_clip(tmp_path / "no.mp4", hue=200), caption)
    wait_for_state(newcomer, video_id, "held")
    open_case(console_page, caption)
    console_page.keyboard.press("e")
    expect(console_page.get_by_text("Choose a reason first")).to_be_visible()
    console_page.keyboard.press("1")
    console_page.get_by_label("Note to the creator").fill("Please show the product itself.")
    console_page.get_by_role("button", name="Reject").click()
    expect(console_page.locator(".undo-said")).to_have_text("Rejected; the creator sees why")
    status = wait_for_state(newcomer, video_id, "rejected")
    assert "Please show the product itself." in status["decision_reason"]
    assert httpx.get(f"{product.base_url}/api/v1/videos/{video_id}").status_code == 404


def test_the_board_and_the_rules_open_for_moderators(console_page: Page) -> None:
    console_page.get_by_role("link", name="Live board").click()
    expect(console_page.get_by_role("heading", name="Backlog")).to_be_visible()
    console_page.get_by_role("link", name="Rules").click()
    expect(console_page.get_by_label("Text of the rules")).to_have_value(re.compile("schema: 1"))
    console_page.goto("/console/leads")
    expect(console_page.get_by_role("heading", name="This is the moderators' room")).to_be_visible()


@pytest.mark.parametrize(
    "room", ["/moderation", "/console/board", "/console/rules", "/console/leads"]
)
def test_the_console_is_closed_to_others(desk: Page, newcomer: httpx.Client, room: str) -> None:
    desk.goto(room)
    expect(desk.get_by_role("heading", name="This is the moderators' room")).to_be_visible()
    for path in ("/api/v1/moderation/queue", "/api/v1/moderation/policies"):
        assert newcomer.get(path).status_code == 403
