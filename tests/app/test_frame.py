"""The frame of every page, and the editor's panels, as a keyboard and a screen reader meet them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import reflex as rx

from app.components.frame import page
from app.components.frame_words import FRAME, PLACES
from app.pages.studio_clip import _panels
from app.session import Session
from app.sheets.base import Overlays
from catalog.kinds import Role
from catalog.models import Account
from catalog.web import GUEST_COOKIE, guest_cookie_value, new_guest
from core.db import session_scope
from tests.app.both_languages import in_hindi
from tests.app.test_decisions_page import go, page_of, signed_in
from tests.moderation.desk_world import person

LANDMARKS = {'"main"', '"nav"'}


def walked(
    node: dict[str, Any], inside: tuple[str, ...] = ()
) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Every rendered element with the names of those that it lies in."""
    yield node, inside
    for child in node.get("children", []):
        yield from walked(child, (*inside, str(node.get("name"))))


def props(node: dict[str, Any]) -> str:
    return " ".join(node.get("props", []))


def test_the_first_link_of_a_page_skips_to_its_content_and_all_words_lie_in_a_landmark() -> None:
    found = list(walked(page(rx.el.p("Hello")).render()))
    links = [node for node, _ in found if node.get("name") in ('"a"', "ReactRouterLink")]
    # The router's link would move no focus.
    assert links[0]["name"] == '"a"' and 'href:"#main"' in props(links[0])
    assert any('id:"main"' in props(node) for node, _ in found if node.get("name") == '"main"')
    words = [inside for node, inside in found if "contents" in node]
    assert len(words) > 5 and all(LANDMARKS & set(inside) for inside in words)


def test_whatever_the_frame_says_it_says_in_hindi_too() -> None:
    whole = str(page(rx.el.p("Hello"), bag_count=1).render()).replace("\\\\", "\\")
    pairs = [*(label for _, label, _, _ in PLACES), *FRAME.values()]
    in_hindi([hindi for _, hindi in pairs])
    for english, hindi in pairs:
        if english != "Back":  # The bar's, not every page's.
            assert f'? {json.dumps(hindi)} : "{english}"' in whole
    assert whole.count("lang:(") >= 3


@pytest.mark.parametrize(("browser", "locale"), [("hi-IN,hi;q=0.9", "hi"), ("ta,en-IN", "en")])
@pytest.mark.parametrize("cookie", ["", f"{GUEST_COOKIE}="])
def test_the_frame_reads_as_the_browser_of_a_guest_says_also_of_one_without_a_cookie(
    installation: Path, browser: str, locale: str, cookie: str
) -> None:
    page = page_of(Overlays)
    go(page, "/", cookie and cookie + guest_cookie_value(new_guest()), browser)
    asyncio.run(Overlays.load.fn(page))  # type: ignore[attr-defined]
    assert asyncio.run(page.get_state(Session)).locale == locale


def test_the_frame_reads_as_the_account_says_whatever_the_browser(installation: Path) -> None:
    asha, page = person("asha", Role.CREATOR), page_of(Overlays)
    with session_scope() as session:
        session.get_one(Account, asha.account_id).locale = "hi"
    go(page, "/", signed_in(asha), "en-IN")
    asyncio.run(Overlays.load.fn(page))  # type: ignore[attr-defined]
    assert asyncio.run(page.get_state(Session)).locale == "hi"


def test_every_panel_of_the_editor_can_be_focused_and_so_scrolled_by_keys() -> None:
    panels = [props(node) for node, _ in walked(_panels().render()) if '"tabpanel"' in props(node)]
    assert len(panels) >= 6
    assert all("tabIndex:0" in panel for panel in panels)
