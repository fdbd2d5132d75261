"""A viewer reads the feed in the language of their browser, and in another when they say so."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.clips import PASSWORD
from tests.e2e.conftest import Console
from tests.e2e.product import Product
from tests.e2e.test_shopper import wait_for_playback

pytestmark = pytest.mark.e2e
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


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
    assert not page.evaluate(TOO_WIDE)


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_around_and_on_the_pages_of_rights_a_reader_of_hindi_meets_hindi(
    new_context: Callable[..., BrowserContext], size: dict[str, int]
) -> None:
    page = new_context(locale="hi-IN", viewport=size).new_page()
    page.goto("/grievance")
    expect(page).to_have_title("शिकायतें · Jhalak")
    places = page.get_by_role("navigation", name="जगहें")
    for name in ("फ़ीड", "खोजें", "सेव किए", "बैग", "आप"):
        expect(places.get_by_role("link", name=name, exact=True)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="सीधे सामग्री पर जाएँ")).to_be_focused()
    page.get_by_label("नंबर").fill("G-1")
    page.get_by_label("गुप्त कोड").fill("x")
    page.get_by_role("button", name="देखें", exact=True).click()
    expect(page.get_by_text("की कोई शिकायत नहीं है")).to_be_visible()
    assert not page.evaluate(TOO_WIDE)
    page.goto("/transparency")
    expect(page).to_have_title("मॉडरेशन क्या करता है · Jhalak")
    expect(page.get_by_text("यह गिनती फ़ैसलों से ही की गई है।")).to_be_visible()


def test_a_profile_is_changed_in_hindi_by_who_joined_in_hindi(
    new_context: Callable[..., BrowserContext], product: Product
) -> None:
    handle = f"asha{secrets.randbelow(10**7)}"
    form = {"handle": handle, "email": f"{handle}@example.in", "password": PASSWORD}
    headers = {"Origin": product.base_url, "Accept-Language": "hi-IN"}
    with httpx.Client(base_url=product.base_url, headers=headers, timeout=60) as client:
        made = client.post("/api/v1/auth/register", json=form | {"display_name": "आशा"})
        made.raise_for_status()
        session = client.cookies["jhalak_session"]
    context = new_context(locale="en-IN", viewport=PHONE, has_touch=True, is_mobile=True)
    context.add_cookies([{"name": "jhalak_session", "value": session, "url": product.base_url}])
    page = context.new_page()
    page.goto("/me/profile")
    expect(page).to_have_title("आपकी प्रोफ़ाइल · Jhalak")
    expect(page.get_by_role("button", name="तस्वीर लगाएँ")).to_be_visible()
    gif = {"name": "sun.gif", "mimeType": "image/gif", "buffer": b"GIF89a"}
    page.set_input_files("[data-portrait=file]", gif)  # type: ignore[arg-type]
    expect(page.get_by_role("alert")).to_contain_text("यह फ़ाइल JPEG, PNG या WebP नहीं है")
    page.get_by_label("नाम", exact=True).fill("\u200b")
    page.get_by_role("button", name="सेव करें").click()
    expect(page.locator("#n-name")).to_contain_text("नाम में 1 से 60 अक्षर हो सकते हैं।")
    assert not page.evaluate(TOO_WIDE)


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_reader_of_hindi_finds_buys_and_signs_in_in_hindi(
    new_context: Callable[..., BrowserContext], console: Console, size: dict[str, int]
) -> None:
    console.expect("/api/v1/auth/login")  # The sign-in that is refused.
    page = new_context(locale="hi-IN", viewport=size).new_page()
    page.goto("/search?q=lip")
    expect(page).to_have_title("खोजें · Jhalak")
    page.locator(".product-card").first.click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_have_attribute("lang", "hi")
    sheet.get_by_role("button", name="अभी ख़रीदें").click()
    expect(sheet.get_by_role("heading", name="डिलीवरी")).to_be_visible()
    sheet.get_by_label("पिन कोड").fill("12")
    sheet.get_by_role("button", name="ऑर्डर करें").click()
    expect(sheet.get_by_text("पिन कोड में 6 अंक होते हैं, और वह 0 से शुरू नहीं होता।")).to_be_visible()
    sheet.get_by_role("button", name="बंद करें").click()
    assert not page.evaluate(TOO_WIDE)

    page.goto("/me")
    expect(page.get_by_role("heading", name="आप", exact=True)).to_be_visible()
    assert not page.evaluate(TOO_WIDE)
    page.get_by_role("main").get_by_role("link", name="साइन इन करें").click()
    page.get_by_label("ईमेल").fill("nobody@example.in")
    page.get_by_label("पासवर्ड").fill("a long enough one")
    page.get_by_role("button", name="साइन इन करें").click()
    expect(page.get_by_role("alert")).to_contain_text("आपस में मेल नहीं खाते")
    expect(page).to_have_title("साइन इन करें · Jhalak")
    assert not page.evaluate(TOO_WIDE)
