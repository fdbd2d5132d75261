"""A guest swipes, likes and buys over the paused clip; then reads, searches and follows."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.product import Product

pytestmark = pytest.mark.e2e
MANY_CLIPS = 8


def clip_on_screen(page: Page) -> str:
    """What a screen reader hears of the present clip."""
    live = page.locator("section.player article:not([inert])").first
    return live.get_attribute("aria-label") or ""


def wait_for_playback(page: Page) -> str:
    """Waits until a clip moves; the address its player reads from."""
    page.wait_for_function(
        "() => [...document.querySelectorAll('.player video')]"
        ".some(v => !v.paused && v.currentTime > 0.15)"
    )
    return str(
        page.evaluate(
            "[...document.querySelectorAll('.player video')].find(v => !v.paused).currentSrc"
        )
    )


def product_card(page: Page) -> None:
    """Goes from clip to clip until a product is on screen."""
    card = page.locator("article:not([inert]) .tag-card-open").first
    for _ in range(MANY_CLIPS):
        try:
            card.wait_for(state="visible", timeout=4000)
            return
        except Exception:
            page.keyboard.press("ArrowDown")
    raise AssertionError("No clip showed a product.")


def test_a_guest_swipes_likes_and_buys(phone: Page) -> None:
    phone.goto("/")
    assert wait_for_playback(phone).startswith("blob:")
    first = clip_on_screen(phone)

    phone.keyboard.press("ArrowDown")
    expect(phone.locator(f"article:not([inert])[aria-label={first!r}]")).to_have_count(0)
    assert wait_for_playback(phone).startswith("blob:")
    assert phone.locator(".player video").count() <= 3

    phone.keyboard.press("l")
    liked = phone.locator("article:not([inert])").get_by_role("button", name=re.compile("^Like"))
    expect(liked).to_have_attribute("aria-pressed", "true")

    product_card(phone)
    phone.locator("article:not([inert]) .tag-card-open").first.click()
    sheet = phone.get_by_role("dialog")
    expect(sheet.get_by_role("button", name="Buy now")).to_be_enabled()
    expect(sheet.get_by_text("Includes all taxes")).to_be_visible()
    assert phone.evaluate("[...document.querySelectorAll('.player video')].every(v => v.paused)")

    sheet.get_by_role("button", name="Buy now").click()
    expect(sheet.get_by_role("heading", name="Delivery")).to_be_visible()
    sheet.get_by_role("button", name="Place order").click()
    expect(sheet.get_by_label("Name")).to_have_attribute("aria-invalid", "true")

    for label, text in (
        ("Name", "Asha Nair"),
        ("Mobile number", "98765 43210"),
        ("House and street", "12, 4th Cross"),
        ("PIN code", "560038"),
        ("City", "Bengaluru"),
    ):
        sheet.get_by_label(label, exact=True).fill(text)
    sheet.get_by_label("State").select_option("Karnataka")
    sheet.get_by_role("button", name="Place order").click()
    expect(sheet.get_by_role("heading", name="Order placed")).to_be_visible()

    sheet.get_by_role("link", name="See the order").click()
    expect(phone.get_by_text(re.compile(r"JH-\d\d-"))).to_be_visible()
    expect(phone.get_by_text("Cash on delivery").or_(phone.get_by_text("cash on delivery")).first)
    phone.goto("/orders")
    expect(phone.get_by_text("Confirmed").first).to_be_visible()


def test_the_feed_moves_by_wheel_and_keys_and_stays_silent_in_a_sheet(desk: Page) -> None:
    desk.goto("/")
    wait_for_playback(desk)
    first = clip_on_screen(desk)
    desk.mouse.move(700, 400)
    desk.mouse.wheel(0, 400)
    expect(desk.locator(f"article:not([inert])[aria-label={first!r}]")).to_have_count(0)
    second = clip_on_screen(desk)
    desk.wait_for_timeout(800)
    desk.keyboard.press("o")
    sheet = desk.get_by_role("dialog")
    expect(sheet).to_be_visible()
    expect(sheet.get_by_role("link", name="Sign in to join in")).to_be_visible()
    desk.keyboard.press("ArrowDown")
    assert clip_on_screen(desk) == second
    desk.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_a_shopper_signs_in_comments_and_sees_it(
    new_context: Callable[..., BrowserContext], product: Product
) -> None:
    page = new_context().new_page()
    page.goto("/sign-in?next=/")
    page.get_by_label("Email").fill("asha@demo.jhalak")
    page.get_by_label("Password").fill("jhalak-demo")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(product.base_url + "/")
    wait_for_playback(page)
    page.keyboard.press("o")
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Your comment").fill("Which shade would suit a wedding?")
    sheet.get_by_role("button", name="Send").click()
    expect(sheet.get_by_text("Which shade would suit a wedding?")).to_be_visible()
    # The first comment to be judged waits for the language model to be loaded.
    sheet.get_by_role("button", name="Delete").first.click(timeout=60_000)
    expect(sheet.get_by_text("Which shade would suit a wedding?")).to_be_hidden()


def test_search_creator_and_hashtag_lead_to_clips(desk: Page, product: Product) -> None:
    item = httpx.get(f"{product.base_url}/api/v1/feed?limit=1").json()["items"][0]
    desk.goto("/search")
    desk.get_by_role("searchbox").fill(item["creator"]["display_name"])
    desk.get_by_role("link", name=re.compile(item["creator"]["handle"])).first.click()
    expect(desk.get_by_role("heading", level=1)).to_have_text(item["creator"]["display_name"])
    desk.get_by_role("button", name="Follow").click()
    expect(desk.get_by_role("button", name="Following")).to_be_visible()
    desk.goto(f"/t/{item['hashtags'][0]}")
    desk.locator(".tile").first.click()
    expect(desk).to_have_url(re.compile("/v/"))
    assert wait_for_playback(desk).startswith("blob:")


def test_a_shared_clip_carries_its_card_and_opens_first(desk: Page, product: Product) -> None:
    item = httpx.get(f"{product.base_url}/api/v1/feed?limit=3").json()["items"][-1]
    document = httpx.get(f"{product.base_url}/v/{item['id']}").text
    assert f'property="og:image" content="{product.base_url}{item["poster_url"]}"' in document
    desk.goto(f"/v/{item['id']}")
    wait_for_playback(desk)
    assert item["creator"]["display_name"] in clip_on_screen(desk)


def test_a_newcomer_is_asked_for_their_taste_and_edits_it(phone: Page, product: Product) -> None:
    phone.goto("/")
    wait_for_playback(phone)
    picker = phone.get_by_role("region", name="What do you like?")
    for _ in range(3):
        phone.keyboard.press("ArrowDown")
        phone.wait_for_timeout(700)
    expect(picker).to_be_visible()
    choices = picker.get_by_role("group", name="Things to like").get_by_role("button")
    chosen = choices.first.inner_text()
    choices.first.focus()
    phone.keyboard.press("Enter")
    expect(choices.first).to_have_attribute("aria-pressed", "true")
    picker.get_by_role("button", name="Show me these").click()
    wait_for_playback(phone)
    expect(picker).to_be_hidden()

    live = phone.locator("section.player article:not([inert])")
    live.get_by_role("button", name="More", exact=True).click()
    phone.get_by_role("button", name="Why am I seeing this?").click()
    phone.get_by_role("link", name="Edit your taste").click()
    wanted = phone.get_by_role("button", name=f"More: {chosen}", exact=True)
    expect(wanted).to_have_attribute("aria-pressed", "true")
    phone.get_by_role("button", name=f"As learned: {chosen}", exact=True).click()
    expect(phone.get_by_role("button", name=f"As learned: {chosen}", exact=True)).to_be_hidden()

    phone.get_by_role("button", name="Start over").click()
    phone.get_by_role("button", name="Forget my taste").click()
    expect(phone.get_by_text("Your taste starts over")).to_be_visible()


def test_not_interested_acts_at_once_and_a_clip_says_why_it_came(desk: Page) -> None:
    desk.goto("/")
    wait_for_playback(desk)
    live = desk.locator("section.player article:not([inert])")
    first = clip_on_screen(desk)
    live.get_by_role("button", name="More", exact=True).click()
    sheet = desk.get_by_role("dialog")
    sheet.get_by_role("button", name="Not interested").click()
    refused = sheet.get_by_role("button", name=re.compile("^Clips with #")).first
    tag = refused.inner_text().removeprefix("Clips with #")
    refused.click()
    expect(desk.get_by_text(f"No more clips with #{tag}")).to_be_visible()
    expect(desk.locator(f"article:not([inert])[aria-label={first!r}]")).to_have_count(0)
    desk.get_by_role("button", name="Undo").click()
    expect(desk.locator(f"article:not([inert])[aria-label={first!r}]")).to_have_count(1)
    live.get_by_role("button", name="More", exact=True).click()
    sheet.get_by_role("button", name="Why am I seeing this?").click()
    expect(sheet.get_by_text(re.compile("^(Because |We are trying out)"))).to_be_visible()
    sheet.get_by_text("Details").click()
    numbers = [float(n.replace("\u2212", "-")) for n in sheet.locator("td").all_inner_texts()]
    assert round(sum(numbers[:-1]), 3) == numbers[-1]

    sheet.get_by_role("button", name=f"Mute #{tag}").click()
    expect(desk.get_by_text(f"No more clips with #{tag}")).to_be_visible()
    with desk.expect_response(re.compile("/api/v1/feed[?]")) as answered:
        desk.reload()
    assert all(tag not in item["hashtags"] for item in answered.value.json()["items"])

    desk.goto("/me/taste")
    desk.get_by_role("button", name=f"Allow: #{tag}").click()
    expect(desk.get_by_role("button", name=f"Allow: #{tag}")).to_be_hidden()
