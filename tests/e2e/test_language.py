"""A viewer reads the feed in the language of their browser, and in another when they say so."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.test_shopper import wait_for_playback

pytestmark = pytest.mark.e2e
PHONE = {"width": 390, "height": 844}


def test_hindi_is_spoken_to_who_reads_it_and_english_to_who_asks(
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context(locale="hi-IN", viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto("/")
    wait_for_playback(page)
    player = page.locator("section.player")
    expect(player).to_have_attribute("lang", "hi")
    expect(page.get_by_role("button", name="आपके लिए", exact=True)).to_be_visible()

    page.locator("article:not([inert])").get_by_role("button", name="और विकल्प").click()
    menu = page.get_by_role("dialog", name="यह क्लिप")
    expect(menu.get_by_role("button", name="दिलचस्पी नहीं है")).to_be_visible()
    menu.get_by_role("group", name="भाषा").get_by_role("button", name="English").click()

    in_english = page.get_by_role("dialog", name="This clip")
    expect(in_english.get_by_role("button", name="Not interested")).to_be_visible()
    page.keyboard.press("Escape")
    page.reload()
    wait_for_playback(page)
    expect(page.get_by_role("button", name="For you", exact=True)).to_be_visible()
    expect(player).to_have_attribute("lang", re.compile("^en$"))


def test_decisions_about_a_reader_of_hindi_are_told_in_hindi(
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context(locale="hi-IN", viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto("/me/decisions")
    expect(page.get_by_role("heading", name="फ़ैसले और शिकायतें")).to_have_attribute("lang", "hi")
    expect(page.get_by_role("heading", name="आपकी शिकायतें")).to_be_visible()
    expect(page.get_by_role("link", name="शिकायत अधिकारी को लिखें")).to_be_visible()
    too_wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(too_wide)
