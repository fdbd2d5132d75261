"""On a poor line answers come late; nothing that somebody typed meanwhile is lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.clips import PASSWORD, sign_in
from tests.e2e.conftest import PHONE, slow_down
from tests.e2e.product import Product

pytestmark = pytest.mark.e2e
LATENCY_MS = 500  # Each way.
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
