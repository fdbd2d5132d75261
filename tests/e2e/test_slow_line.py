"""On a poor line answers come late; nothing that somebody typed meanwhile is lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.clips import PASSWORD, make_clip, sign_in
from tests.e2e.conftest import PHONE, slow_down
from tests.e2e.product import Product
from tests.e2e.test_creator import saved, tab, upload

pytestmark = pytest.mark.e2e
LATENCY_MS = 500  # Each way.
AT_ONCE_MS = LATENCY_MS  # Half of what the quickest answer takes.
PAUSE_MS = 450  # Between two letters, of somebody who looks for them.


@pytest.fixture
def slow(new_context: Callable[..., BrowserContext], product: Product) -> Callable[[str], Page]:
    """A phone on a poor line, of one of the demo's people."""

    def of(handle: str) -> Page:
        context = new_context(viewport=PHONE, has_touch=True, is_mobile=True)
        slow_down(context, LATENCY_MS)
        with closing(sign_in(product, handle)) as client:
            context.add_cookies(
                [{"name": c.name, "value": c.value or "", "url": product.base_url}
                 for c in client.cookies.jar]
            )  # fmt: skip
        return context.new_page()

    return of


def typed(field: Locator, text: str) -> None:
    """Types as people do, and looks again once every answer is there."""
    field.press_sequentially(text, delay=PAUSE_MS)
    field.page.wait_for_timeout(3 * LATENCY_MS)
    expect(field).to_have_value(text)


def test_a_comment_is_typed_and_sent(slow: Callable[[str], Page]) -> None:
    page = slow("asha")
    page.goto("/")
    page.get_by_role("button", name="Comments").first.click()
    sheet = page.get_by_role("dialog")
    field = sheet.get_by_label("Your comment")
    typed(field, "Which shade suits me")
    sheet.get_by_role("button", name="Send").dblclick()
    expect(field).to_have_value("")
    said = sheet.get_by_text("Which shade suits me", exact=True)
    expect(said).to_have_count(1, timeout=30_000)  # The first to be judged waits for the model.
    page.wait_for_timeout(4 * LATENCY_MS)
    expect(said).to_have_count(1)


def test_a_brief_is_typed_field_by_field(slow: Callable[[str], Page]) -> None:
    page = slow("brand")
    page.goto("/studio/briefs/new")
    title = page.get_by_label("Title")
    title.press_sequentially("Rain", delay=PAUSE_MS)
    typed(page.get_by_label("The brief"), "Show it wet")
    expect(title).to_have_value("Rain")


def test_whoever_signs_in_at_once_comes_to_where_they_wanted(
    new_context: Callable[..., BrowserContext], product: Product
) -> None:
    context = new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    slow_down(context, 2 * LATENCY_MS)
    page = context.new_page()
    page.goto("/sign-in?why=console&next=/moderation")
    page.get_by_label("Email").fill("moderator@demo.jhalak")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(product.base_url + "/moderation")


def test_a_choice_shows_at_once_and_is_saved_when_the_page_says_so(
    slow: Callable[[str], Page], tmp_path: Path
) -> None:
    """Of words, of lists and of choices, whatever else is under way."""
    page = slow("newcomer")
    video_id = upload(page, make_clip(tmp_path / "slow.mp4", seconds=3, hue=160))

    def kept(what: str) -> str:
        saved(page)
        return str(page.request.get(f"/api/v1/studio/videos/{video_id}").json()[what])

    caption = tab(page, "Words").get_by_label("Caption")
    caption.fill("It lasts")
    assert kept("caption") == "It lasts"
    for kind, rests_ms in (("product", 0), ("user", 300), ("educational", 600)):
        caption.fill(f"It lasts {rests_ms}")
        caption.blur()  # Sends at once what is sent again when typing has rested.
        page.wait_for_timeout(rests_ms)
        kinds = tab(page, "Words").get_by_label("Kind")
        kinds.select_option(kind)
        expect(kinds).to_have_value(kind, timeout=AT_ONCE_MS)
        assert kept("kind") == kind
    labels = tab(page, "Disclosure")
    for text, value in (("Gifted", "gifted"), ("Paid partnership", "paid")):
        labels.get_by_text(text, exact=True).click()
        expect(labels.get_by_role("radio", name=text)).to_be_checked(timeout=AT_ONCE_MS)
        assert kept("disclosure") == value


def test_what_is_not_taken_is_taken_back(slow: Callable[[str], Page], tmp_path: Path) -> None:
    """As it would be if another device had just taken the right away."""
    page = slow("newcomer")
    upload(page, make_clip(tmp_path / "slow.mp4", seconds=3, hue=260))
    kinds = tab(page, "Words").get_by_label("Kind")
    before = kinds.input_value()
    kinds.evaluate("list => list.add(new Option('Opera', 'opera'))")
    kinds.select_option("opera")
    expect(kinds).to_have_value("opera", timeout=AT_ONCE_MS)
    expect(kinds).to_have_value(before)
