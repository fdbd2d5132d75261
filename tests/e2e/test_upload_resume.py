"""A killed tab loses nothing: an upload goes on by itself, what was filmed waits on this device."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.e2e.chromium import ARGUMENTS, ensure_chromium, library_path
from tests.e2e.clips import make_clip
from tests.e2e.conftest import PHONE, TIMEOUT_MS, Console
from tests.e2e.product import Product

pytestmark = pytest.mark.e2e
EDITOR = re.compile(r"/studio/clips/([0-9a-f-]{36})$")


def join(page: Page, base_url: str) -> None:
    """Makes the person at `page` a new creator."""
    page.goto(f"{base_url}/studio")
    page.get_by_role("link", name="Join as a creator").click()
    handle = f"filmer{uuid4().int % 10**7}"
    page.get_by_label("Name").fill("Farah Films")
    page.get_by_label("Handle").fill(handle)
    page.get_by_label("Email").fill(f"{handle}@example.in")
    page.get_by_label("Password").fill("a long password")
    page.get_by_role("button", name="Join", exact=True).click()
    page.wait_for_url(f"{base_url}/studio")


def kill(page: Page) -> None:
    """Ends the process of every tab, as a phone short of memory does, and waits until that is seen.

    A tab opened before the browser has seen it would be given a dead process, and wait for ever.
    """
    browser = page.context.browser
    assert browser
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    with page.expect_event("crash"):
        for process in found["processInfo"]:
            if process["type"] == "renderer":
                os.kill(process["id"], signal.SIGKILL)


@pytest.fixture
def filming(browser: Browser, product: Product, console: Console) -> Iterator[BrowserContext]:
    """A phone in a browser of its own, whose camera shows Chromium's test picture."""
    chromium = ensure_chromium()
    mine = browser.browser_type.launch(
        executable_path=chromium,
        args=list(ARGUMENTS),
        env={**os.environ, "LD_LIBRARY_PATH": library_path(chromium)},
    )
    context = mine.new_context(viewport=PHONE, base_url=product.base_url)
    context.set_default_timeout(4 * TIMEOUT_MS)  # Films and kills on a busy machine.
    context.on("page", console.watch)
    yield context
    mine.close()


def test_an_upload_goes_on_by_itself_after_the_tab_was_killed_at_60_percent(
    filming: BrowserContext, product: Product, tmp_path: Path
) -> None:
    context, page = filming, filming.new_page()
    join(page, product.base_url)
    clip = make_clip(tmp_path / "lipstick.mp4", seconds=8, hue=150)
    size = clip.stat().st_size
    line = context.new_cdp_session(page)
    rate = max(60_000, size // 12)
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": rate}
    page.goto("/studio/create")
    expect(page.get_by_role("button", name="Choose a clip")).to_be_visible()
    line.send("Network.emulateNetworkConditions", slow)
    page.set_input_files("#studio-file", clip)
    expect(page.locator(".uploader-percent")).to_have_text(re.compile(r"[67]\d %"), timeout=60_000)
    kill(page)

    again = context.new_page()
    offsets: list[int] = []
    drafts: list[Request] = []

    def note(request: Request) -> None:
        if request.method == "PATCH":
            offsets.append(int(request.headers["upload-offset"]))
        elif request.method == "POST" and request.url.endswith("/studio/videos"):
            drafts.append(request)

    again.on("request", note)
    again.goto("/studio/create")
    again.wait_for_url(EDITOR, timeout=60_000)
    assert offsets and 0.2 * size < offsets[0] < size
    assert json.loads(drafts[0].post_data or "")["sha256"] == (
        hashlib.sha256(clip.read_bytes()).hexdigest()
    )


def test_without_a_copy_it_names_the_file_and_goes_on_when_it_is_chosen(
    filming: BrowserContext, product: Product, tmp_path: Path
) -> None:
    context, page = filming, filming.new_page()
    join(page, product.base_url)
    page.add_init_script("indexedDB.open = () => { throw new Error('nothing is kept here'); }")
    clip = make_clip(tmp_path / "lipstick.mp4", seconds=4, hue=60)
    line = context.new_cdp_session(page)
    page.goto("/studio/create")
    expect(page.get_by_role("button", name="Choose a clip")).to_be_visible()
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 150_000}
    line.send("Network.emulateNetworkConditions", slow)
    page.set_input_files("#studio-file", clip)
    expect(page.locator(".uploader-percent")).to_have_text(re.compile(r"[1-9]\d %"))
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("Paused")).to_be_visible()
    again = context.new_page()
    page.close(run_before_unload=False)
    again.goto("/studio/create")
    expect(again.get_by_text("You have an unfinished upload: lipstick.mp4")).to_be_visible()
    again.set_input_files("#studio-file", clip)
    again.wait_for_url(EDITOR)


def test_a_take_survives_a_killed_tab_and_becomes_a_draft(
    filming: BrowserContext, product: Product
) -> None:
    page = filming.new_page()
    join(page, product.base_url)
    page.goto("/studio/create")
    page.get_by_role("button", name="Film here").press("Enter")
    page.get_by_label("Words to read").fill("This shade stays in the rain.")
    page.get_by_role("button", name="Off").press("Enter")
    shutter = page.get_by_role("button", name="Start filming")
    expect(shutter).to_be_enabled()
    expect(page.get_by_label("Camera", exact=True)).to_contain_text("fake")
    shutter.press("Enter")
    expect(page.locator(".rec-clock")).to_have_text(re.compile("0:0[4-9]"), timeout=30_000)
    kill(page)

    again = filming.new_page()
    again.goto("/studio/create")
    expect(again.locator(".rec-end")).to_contain_text(re.compile("1 take, 0:0[2-9]"))
    again.get_by_role("button", name="Off").press("Enter")
    again.get_by_role("button", name="Film the next take").press("Enter")
    expect(again.locator(".rec-clock.on")).to_be_visible()
    again.get_by_role("button", name="Pause filming").press("Enter")
    # A take may be short of a second where the machine was quick; either way the last one goes.
    expect(again.get_by_role("button", name="Film the next take")).to_be_enabled()
    if again.locator(".rec-end").get_by_text("2 takes").is_visible():
        again.get_by_role("button", name="Delete last take").press("Enter")
    again.get_by_role("button", name="Review").press("Enter")
    expect(again.get_by_label("Take 1 of 1")).to_have_js_property("paused", value=False)
    again.get_by_role("button", name="Use this take").press("Enter")
    again.wait_for_url(EDITOR, timeout=60_000)
