"""A creator with a phone uploads, trims, tags, writes, submits, and sees the clip in the feed."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, WebSocketRoute, expect

from tests.e2e.clips import PATIENCE_S, make_clip, sign_in
from tests.e2e.conftest import PHONE, Console
from tests.e2e.product import Product, approve
from tests.e2e.test_shopper import wait_for_playback

pytestmark = pytest.mark.e2e
EDITOR = re.compile(r"/studio/clips/([0-9a-f-]{36})$")
PATIENCE_MS = PATIENCE_S * 1000


@pytest.fixture
def creator(new_context: Callable[..., BrowserContext], product: Product) -> Page:
    """The phone of somebody who has just joined as a creator."""
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto("/studio")
    page.get_by_role("link", name="Join as a creator").click()
    handle = f"maker{uuid4().int % 10**7}"
    page.get_by_label("Name").fill("Meera Makes")
    page.get_by_label("Handle").fill(handle)
    page.get_by_label("Email").fill(f"{handle}@example.in")
    page.get_by_label("Password").fill("a long password")
    expect(page.get_by_label("I want to publish clips")).to_be_checked()
    page.get_by_role("button", name="Join", exact=True).click()
    page.wait_for_url(product.base_url + "/studio")
    return page


def upload(page: Page, clip: Path) -> str:
    """Sends a file and waits for its editor; the clip's id."""
    page.goto("/studio/create")
    expect(page.get_by_role("button", name="Choose a clip")).to_be_visible()
    page.set_input_files("#studio-file", clip)
    page.wait_for_url(EDITOR)
    expect(page.get_by_role("slider", name="Playhead")).to_be_visible()
    found = EDITOR.search(page.url)
    assert found
    return found[1]


def saved(page: Page) -> Locator:
    """The badge, once everything is kept."""
    badge = page.locator(".save-state")
    expect(badge).to_have_text("Saved")
    return badge


def tab(page: Page, name: str) -> Locator:
    """Opens a panel of the phone's tray."""
    panel = page.get_by_role("tabpanel", name=re.compile(name))
    expect(page.get_by_role("tablist", name="What to edit")).to_be_visible()
    if not panel.is_visible():
        page.get_by_role("tab", name=re.compile(name)).click()
    return panel


def test_what_is_typed_before_the_panel_has_answered_is_kept(creator: Page, tmp_path: Path) -> None:
    """On a slow line the panel's own language comes only after the first words are typed."""
    late: list[Callable[[], None]] = []
    is_slow = False

    def line(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def to_page(message: str | bytes) -> None:
            if is_slow and "captions____captions" in str(message):
                late.append(partial(socket.send, message))
            else:
                socket.send(message)

        server.on_message(to_page)

    creator.route_web_socket(re.compile("/_event"), line)
    upload(creator, make_clip(tmp_path / "slow.mp4", seconds=3, hue=200))
    tab(creator, "Words").get_by_label("Caption").fill("बारिश में भी टिके")
    saved(creator)
    is_slow = True
    field = tab(creator, "Captions").get_by_label("Captions in")
    field.fill("पहली बूँद")
    while not late:
        creator.wait_for_timeout(50)
    is_slow = False
    for send in late:
        send()
    expect(creator.get_by_label("Captions in हिन्दी")).to_have_value("पहली बूँद")
    lane = creator.get_by_role("listbox", name="Captions")
    expect(lane.get_by_role("option", name=re.compile("पहली बूँद"))).to_be_visible()


def test_a_clip_goes_from_the_phone_to_the_feed(
    creator: Page, product: Product, tmp_path: Path
) -> None:
    caption = "बारिश में भी टिके #monsoon #lipstick"
    video_id = upload(creator, make_clip(tmp_path / "monsoon.mp4", seconds=6, hue=90))

    words = tab(creator, "Words")
    words.get_by_label("Caption").fill(caption)
    expect(words.get_by_text("#monsoon", exact=True)).to_be_visible()
    saved(creator)

    clip = tab(creator, "Clip")
    clip.get_by_label("Starts at").fill("0:01.00")
    clip.get_by_label("Starts at").press("Enter")
    expect(clip.get_by_text("0:05.00 of 0:05.00")).to_be_visible()
    saved(creator)

    products = tab(creator, "Products")
    products.get_by_role("searchbox").fill("lip")
    products.get_by_role("button", name=re.compile("^Tag ")).first.click()
    pin = creator.locator(".stage-pin")
    expect(pin).to_be_visible()
    pin.press("Shift+ArrowRight")
    expect(products.get_by_label("From the left")).to_have_value("35")
    products.get_by_label("To", exact=True).fill("3")
    products.get_by_label("To", exact=True).press("Enter")
    saved(creator)

    captions = tab(creator, "Captions")
    captions.get_by_label("Captions in").fill("पहली बूँद\nऔर रंग वही")
    lane = creator.get_by_role("listbox", name="Captions")
    expect(lane.get_by_role("option", name=re.compile("पहली बूँद"))).to_be_visible()
    tab(creator, "Disclosure").get_by_text("Gifted").click()
    saved(creator)

    creator.reload()
    expect(tab(creator, "Words").get_by_label("Caption")).to_have_value(caption)
    creator.get_by_role("button", name="Submit").click()
    creator.get_by_role("dialog").get_by_role("button", name="Submit").click()
    status = creator.get_by_role("region", name="Status")
    expect(status).to_contain_text("Waiting for a person", timeout=PATIENCE_MS)

    with closing(sign_in(product, "moderator")) as moderator:
        cases = moderator.get("/api/v1/moderation/queue", params={"limit": 60}).json()["items"]
        case = next(c["id"] for c in cases if c["video_id"] == video_id)
        approve(moderator, case)
    link = status.get_by_role("link", name="See it in the feed")
    expect(link).to_be_visible(timeout=30_000)

    item = httpx.get(f"{product.base_url}/api/v1/videos/{video_id}").json()
    assert (item["caption"], item["disclosure"], item["language"]) == (caption, "gifted", "hi")
    assert 4900 <= item["duration_ms"] <= 5100
    assert [(p["start_ms"], p["end_ms"], p["x"]) for p in item["products"]] == [(0, 3000, 0.35)]
    assert [c["language"] for c in item["captions"]] == ["hi"]
    link.click()
    assert wait_for_playback(creator).startswith("blob:")


def test_an_upload_goes_on_after_the_tab_was_closed(
    creator: Page, console: Console, tmp_path: Path
) -> None:
    console.expect("ERR_INTERNET_DISCONNECTED")
    clip = make_clip(tmp_path / "long.mp4", seconds=8, hue=150)
    line = creator.context.new_cdp_session(creator)
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 150_000}
    line.send("Network.emulateNetworkConditions", slow)
    creator.goto("/studio/create")
    expect(creator.get_by_role("button", name="Choose a clip")).to_be_visible()
    creator.set_input_files("#studio-file", clip)
    percent = creator.locator(".uploader-percent")
    expect(percent).to_have_text(re.compile(r"[1-9]\d %"))
    creator.get_by_role("button", name="Pause").click()
    expect(creator.get_by_text("Paused")).to_be_visible()

    again = creator.context.new_page()
    creator.close(run_before_unload=False)
    sent: list[int] = []
    again.on(
        "request",
        lambda r: r.method == "PATCH" and sent.append(int(r.headers["upload-offset"])),
    )
    again.goto("/studio/create")
    again.wait_for_url(EDITOR)
    assert sent and sent[0] > 0


def test_what_is_no_video_is_refused_in_words(
    creator: Page, console: Console, tmp_path: Path
) -> None:
    console.expect("422")
    (tmp_path / "notes.txt").write_text("not a clip")
    (tmp_path / "disguised.mp4").write_text("#EXTM3U\nhttp://localhost/secret\n")
    creator.goto("/studio/create")
    expect(creator.get_by_role("button", name="Choose a clip")).to_be_visible()
    creator.set_input_files("#studio-file", tmp_path / "notes.txt")
    expect(creator.get_by_role("alert")).to_contain_text("does not look like a video")
    creator.set_input_files("#studio-file", tmp_path / "disguised.mp4")
    expect(creator.get_by_role("alert")).to_contain_text("not a video")
    expect(creator.get_by_role("button", name="Choose another clip")).to_be_visible()


def test_the_studio_is_closed_to_others_and_says_how_to_come_in(
    desk: Page, creator: Page, tmp_path: Path
) -> None:
    video_id = upload(creator, make_clip(tmp_path / "mine.mp4", seconds=2, hue=10))
    for path in ("/studio", "/studio/create", f"/studio/clips/{video_id}"):
        desk.goto(path)
        expect(desk.get_by_role("link", name="Join as a creator")).to_be_visible()
    assert desk.request.get(f"/api/v1/studio/videos/{video_id}/source").status == 401
