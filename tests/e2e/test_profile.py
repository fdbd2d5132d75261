"""Somebody gives themselves a face, a name and a few words, and takes the face off again."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.clips import PASSWORD
from tests.e2e.conftest import DESK, PHONE, Console
from tests.e2e.product import Product
from tests.e2e.test_rights import signed_in

pytestmark = pytest.mark.e2e
SCREENING_MS = 60_000  # The first picture of a process waits for the models.


def drawn(path: Path) -> Path:
    """A drawn sun over the sea."""
    image = Image.new("RGB", (900, 600), "#1f5f8b")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 380, 900, 600), fill="#0b3a53")
    pen.ellipse((360, 180, 560, 380), fill="#ffd166")
    image.save(path)
    return path


@pytest.fixture
def asha(new_context: Callable[..., BrowserContext], product: Product) -> Page:
    """The phone of somebody who has just joined."""
    handle = f"asha{secrets.randbelow(10**7)}"
    form = {"handle": handle, "email": f"{handle}@example.in", "password": PASSWORD}
    # The first name to be judged waits for the language model to be loaded.
    with httpx.Client(
        base_url=product.base_url, headers={"Origin": product.base_url}, timeout=60
    ) as client:
        made = client.post("/api/v1/auth/register", json=form | {"display_name": "Asha"})
        made.raise_for_status()
        session = client.cookies["jhalak_session"]
    context = new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    context.add_cookies([{"name": "jhalak_session", "value": session, "url": product.base_url}])
    return context.new_page()


def test_a_profile_is_changed_by_whom_it_is_about(
    asha: Page, tmp_path: Path, console: Console
) -> None:
    asha.goto("/me")
    asha.get_by_role("link", name="Edit your profile").click()
    face = asha.get_by_role("img", name="Your picture")
    expect(asha.get_by_role("button", name="Add a picture")).to_be_visible()
    expect(face).to_have_count(0)

    asha.set_input_files("[data-portrait=file]", drawn(tmp_path / "sun.png"))
    expect(asha.get_by_text("Your new picture shows now.")).to_be_visible(timeout=SCREENING_MS)
    first = face.get_attribute("src")
    assert first and face.evaluate("image => image.complete && image.naturalWidth") == 512

    console.expect("422")  # The browser says so of every refused request.
    damaged = tmp_path / "damaged.png"
    damaged.write_bytes((tmp_path / "sun.png").read_bytes()[:400])
    asha.set_input_files("[data-portrait=file]", damaged)
    expect(asha.get_by_role("alert")).to_contain_text("damaged or cut off")
    expect(face).to_have_attribute("src", first)

    asha.get_by_label("Name", exact=True).fill("Asha Rao")
    asha.get_by_label("About you").fill("WhatsApp me: 98765 43210")
    asha.get_by_role("button", name="Save").click()
    bio = asha.get_by_label("About you")
    expect(bio).to_have_attribute("aria-invalid", "true", timeout=SCREENING_MS)
    expect(asha.locator("#n-bio")).to_contain_text("This text was not saved")
    bio.fill("Handloom, mostly")
    asha.get_by_role("button", name="Save").click()
    expect(asha.get_by_text("Saved", exact=True).last).to_be_visible()

    asha.get_by_role("link", name="See your page").click()
    expect(asha.get_by_role("heading", name="Asha Rao")).to_be_visible()
    expect(asha.get_by_text("Handloom, mostly")).to_be_visible()
    expect(asha.locator(".portrait .avatar img")).to_have_attribute("src", first)

    asha.goto("/me/profile")
    asha.get_by_role("button", name="Take it off").press("Enter")
    expect(asha.get_by_text("Your picture is off.")).to_be_visible()
    expect(asha.get_by_role("button", name="Add a picture")).to_be_focused()
    asha.goto("/me")
    expect(asha.get_by_role("heading", name="Asha Rao")).to_be_visible()
    expect(asha.locator(".portrait .avatar img")).to_have_count(0)


def test_what_the_machine_refused_a_person_lets_show(
    asha: Page, new_context: Callable[..., BrowserContext], console: Console
) -> None:
    asha.goto("/me/profile")
    console.expect("422")
    bio = asha.get_by_label("About you")
    bio.fill("WhatsApp me: 98765 43210")
    asha.get_by_role("button", name="Save").click()
    refused = asha.get_by_role("region", name="Not shown")
    expect(refused).to_contain_text("WhatsApp me", timeout=SCREENING_MS)
    refused.get_by_label("Why is it fine?").fill("It is my shop's own number.")
    refused.get_by_role("button", name="Ask a person to look").click()
    expect(refused.get_by_role("status")).to_contain_text("A person looks at it by")
    number = re.search(r"G-\w+", refused.inner_text())

    desk = signed_in(new_context(viewport=DESK), "moderator", "/console/grievances")
    letter = desk.get_by_role("listitem").filter(has_text=number[0] if number else "no number")
    expect(letter).to_contain_text("It is my shop's own number.")
    letter.get_by_label("Let it stand: it shows at once").check()
    letter.get_by_role("button", name="Decide and close").click()
    expect(letter).to_have_count(0)

    asha.reload()
    expect(asha.get_by_label("About you")).to_have_value("WhatsApp me: 98765 43210")
    expect(refused.get_by_role("status")).to_contain_text("We were wrong")
