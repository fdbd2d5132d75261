"""A creator edits a draft: by pointer, by keyboard alone, and on two devices at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.clips import make_clip
from tests.e2e.conftest import Console
from tests.e2e.product import Product
from tests.e2e.test_creator import EDITOR

pytestmark = pytest.mark.e2e
SECOND = 120_000
FRAME = 4_000
PATIENCE_MS = 15_000


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Saves rest for a moment and cross a busy machine."""
    expect.set_options(timeout=PATIENCE_MS)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def maker(new_context: Callable[..., BrowserContext], product: Product) -> Page:
    """The desk of somebody who has just joined as a creator."""
    page = new_context().new_page()
    page.goto("/studio/create")
    handle = f"cutter{uuid4().int % 10**7}"
    form = {
        "email": f"{handle}@example.in",
        "password": "a long password",
        "display_name": "Charu Cuts",
        "handle": handle,
        "role": "creator",
    }
    headers = {"Origin": product.base_url}
    assert page.request.post("/api/v1/auth/register", data=form, headers=headers).ok
    return page


def draft(page: Page, clip: Path) -> str:
    """Sends a clip and waits for its editor; the clip's id."""
    page.goto("/studio/create")
    expect(page.get_by_role("button", name="Choose a clip")).to_be_visible()
    page.set_input_files("#studio-file", clip)
    page.wait_for_url(EDITOR)
    expect(parts(page)).to_have_count(1)
    found = EDITOR.search(page.url)
    assert found
    return found[1]


def lane(page: Page, name: str) -> Locator:
    return page.get_by_role("listbox", name=name)


def parts(page: Page) -> Locator:
    return lane(page, "Parts").get_by_role("option")


def clock(page: Page) -> Locator:
    """Where the playhead is, and how long the result."""
    return page.locator(".timeline-now")


def badge(page: Page) -> Locator:
    return page.locator(".save-state")


def stored(page: Page, video_id: str) -> dict[str, Any]:
    """The edit list as the server has it."""
    return dict(page.request.get(f"/api/v1/studio/videos/{video_id}/edit").json()["edl"])


def tab(page: Page, name: str) -> Locator:
    page.get_by_role("tab", name=name).click()
    return page.get_by_role("tabpanel", name=name)


def drag(page: Page, what: Locator, by: float) -> None:
    """Takes a thing in its middle and moves it by so many pixels."""
    box = what.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by / 2, y, steps=4)
    page.mouse.move(x + by, y, steps=4)
    page.mouse.up()


def test_an_edit_by_pointer_is_there_again_after_a_reload(
    maker: Page, console: Console, tmp_path: Path
) -> None:
    video_id = draft(maker, make_clip(tmp_path / "cut.mp4", seconds=8, hue=40))
    clip = tab(maker, "Clip")
    clip.get_by_label("Starts at").fill("0:01.10")
    clip.get_by_label("Starts at").press("Enter")
    expect(clock(maker)).to_contain_text("of 0:06.20")

    ruler = maker.get_by_role("slider", name="Playhead")
    box = ruler.bounding_box()
    assert box
    ruler.click(position={"x": box["width"] / 2, "y": 10})
    maker.get_by_role("button", name="Split here").click()
    expect(parts(maker)).to_have_count(2)
    first_length = parts(maker).first.bounding_box()
    assert first_length
    drag(maker, parts(maker).first, first_length["width"] * 1.2)
    expect(badge(maker)).to_have_text("Saved")
    edl = stored(maker, video_id)
    assert [c["in"] for c in edl["clips"]][1] == SECOND + 10 * FRAME
    assert edl["clips"][0]["in"] % FRAME == 0

    text = tab(maker, "Text")
    text.get_by_role("button", name="Add text").click()
    text.get_by_role("textbox", name="Words").fill("क्षमा करें, 50% off: “श्री”")
    layer = maker.get_by_role("button", name=re.compile("^Text क्षमा"))
    expect(layer).to_be_visible()
    drag(maker, layer, 30)
    end = maker.get_by_role("slider", name=re.compile("^End of क्षमा"))
    drag(maker, end, -20)
    tab(maker, "Look").get_by_role("radio", name="Warm").click()
    expect(badge(maker)).to_have_text("Saved")
    before = stored(maker, video_id)
    assert before["texts"][0]["text"] == "क्षमा करें, 50% off: “श्री”"
    assert before["texts"][0]["x"] > 500_000
    assert any(c["filter"] for c in before["clips"])

    maker.get_by_role("button", name="Undo").click()
    expect(badge(maker)).to_have_text("Saved")
    assert not any(c["filter"] for c in stored(maker, video_id)["clips"])
    maker.get_by_role("button", name="Redo").click()
    expect(badge(maker)).to_have_text("Saved")
    maker.reload()
    expect(parts(maker)).to_have_count(2)
    expect(lane(maker, "Texts").get_by_role("option")).to_have_count(1)
    assert stored(maker, video_id) == before

    versions = tab(maker, "Versions")
    versions.get_by_role("button", name="Go back to it").last.click()
    expect(parts(maker)).to_have_count(1)
    expect(badge(maker)).to_have_text("Saved")


def test_a_second_clip_and_a_spoken_voice_lie_on_the_timeline(
    maker: Page, console: Console, tmp_path: Path
) -> None:
    video_id = draft(maker, make_clip(tmp_path / "first.mp4", seconds=3, hue=10))
    tab(maker, "Clip")
    maker.set_input_files("#editor-clip-file", make_clip(tmp_path / "second.mp4", hue=90))
    expect(parts(maker)).to_have_count(2)
    expect(clock(maker)).to_contain_text("of 0:07")

    sound = tab(maker, "Sound")
    maker.get_by_role("slider", name="Playhead").press("Home")
    sound.get_by_role("button", name="Speak from here").click()
    stop = sound.get_by_role("button", name=re.compile("^Stop at"))
    expect(stop).to_be_visible()
    maker.wait_for_timeout(1_500)
    stop.click()
    expect(lane(maker, "Sounds").get_by_role("option")).to_have_count(1)
    expect(badge(maker)).to_have_text("Saved")

    frame = tab(maker, "Frame")
    frame.get_by_role("button", name="Mark here").click()
    maker.get_by_role("slider", name="Playhead").press("End")
    frame.get_by_role("slider", name="Closer").press("End")
    tab(maker, "Cover").get_by_role("button", name="This frame").click()
    expect(badge(maker)).to_have_text("Saved")
    edl = stored(maker, video_id)
    assert [c["source"] == "main" for c in edl["clips"]] == [True, False]
    (voice,) = edl["sounds"]
    assert voice["source"] not in ("main", edl["clips"][1]["source"])
    assert any(c["frames"] for c in edl["clips"])
    assert edl["cover"]["at"] > 3 * SECOND

    maker.reload()
    expect(parts(maker)).to_have_count(2)
    assert stored(maker, video_id) == edl


def test_an_edit_by_keyboard_alone_survives_a_lost_line(
    maker: Page, console: Console, tmp_path: Path
) -> None:
    console.expect("ERR_INTERNET_DISCONNECTED")
    video_id = draft(maker, make_clip(tmp_path / "keys.mp4", seconds=8, hue=80))
    keys = maker.keyboard
    ruler = maker.get_by_role("slider", name="Playhead")
    ruler.focus()
    for key in ("Shift+ArrowRight", "Shift+ArrowRight", "ArrowRight", "ArrowRight"):
        keys.press(key)
    expect(ruler).to_have_attribute("aria-valuetext", "2 seconds 2 frames")
    keys.press("i")
    expect(clock(maker)).to_contain_text("of 0:05.28")
    # The edge that moves is shown.
    keys.press("]")
    expect(ruler).to_have_attribute("aria-valuetext", "5 seconds 26 frames")
    for key in ("Home", *["Shift+ArrowRight"] * 3):
        keys.press(key)
    keys.press("s")
    expect(parts(maker)).to_have_count(2)
    # One stop of the Tab key for each lane; the arrows lead along it.
    keys.press("Tab")
    expect(parts(maker).nth(1)).to_be_focused()
    keys.press("ArrowLeft")
    expect(parts(maker).nth(0)).to_be_focused()
    keys.press("Alt+ArrowRight")
    expect(maker.get_by_role("status").filter(has_text="Part 1 is now part 2")).to_be_attached()
    keys.press("Delete")
    expect(parts(maker)).to_have_count(1)
    keys.press("Control+z")
    expect(parts(maker)).to_have_count(2)
    keys.press("Control+Shift+z")
    expect(parts(maker)).to_have_count(1)

    keys.press("t")
    option = lane(maker, "Texts").get_by_role("option")
    option.focus()
    keys.press("Enter")
    expect(maker.get_by_role("textbox", name="Words")).to_be_focused()
    maker.context.set_offline(True)
    keys.press("Control+a")
    keys.insert_text("रंग वही")
    expect(badge(maker)).to_have_text("Offline – kept on this device")
    maker.context.set_offline(False)
    expect(badge(maker)).to_have_text("Saved")
    edl = stored(maker, video_id)
    assert [t["text"] for t in edl["texts"]] == ["रंग वही"]
    assert [(c["in"], c["out"]) for c in edl["clips"]] == [
        (5 * SECOND + 2 * FRAME, 8 * SECOND - FRAME)
    ]
    maker.get_by_role("slider", name="Playhead").focus()
    keys.press("?")
    expect(maker.get_by_role("dialog", name="Keys")).to_be_focused()
    keys.press("Escape")
    expect(maker.get_by_role("dialog", name="Keys")).to_have_count(0)
    maker.reload()
    expect(lane(maker, "Texts").get_by_role("option", name=re.compile("रंग वही"))).to_be_visible()


def test_two_tabs_in_conflict_lose_nothing(maker: Page, console: Console, tmp_path: Path) -> None:
    console.expect("412")
    video_id = draft(maker, make_clip(tmp_path / "two.mp4", seconds=6, hue=120))
    # Another browser of the same person: cookies are shared, what each keeps on its device is not.
    other = maker.context.browser.new_context(  # type: ignore[union-attr]
        storage_state=maker.context.storage_state(), viewport={"width": 1440, "height": 900}
    )
    try:
        desk = other.new_page()
        console.watch(desk)
        desk.goto(maker.url)
        expect(parts(desk)).to_have_count(1)
        for page, words in ((maker, "Mine"), (desk, "Theirs")):
            text = tab(page, "Text")
            text.get_by_role("button", name="Add text").click()
            text.get_by_role("textbox", name="Words").fill(words)
            if page is maker:
                expect(badge(page)).to_have_text("Saved")
        expect(badge(desk)).to_have_text(re.compile("Changed elsewhere"))
        conflict = desk.get_by_role("alert", name="Changed elsewhere")
        expect(conflict).to_contain_text("kept as a branch")
        assert [t["text"] for t in stored(maker, video_id)["texts"]] == ["Mine"]
        conflict.get_by_role("button", name="Use mine").click()
        expect(badge(desk)).to_have_text("Saved")
        assert [t["text"] for t in stored(maker, video_id)["texts"]] == ["Theirs"]
        versions = maker.request.get(f"/api/v1/studio/videos/{video_id}/edit/versions").json()
        assert sum(v["is_branch"] for v in versions) == 1
    finally:
        other.close()
