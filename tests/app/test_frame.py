"""The frame of every page, and the editor's panels, as a keyboard and a screen reader meet them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import reflex as rx

from app.components.frame import page
from app.pages.studio_clip import _panels

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


def test_every_panel_of_the_editor_can_be_focused_and_so_scrolled_by_keys() -> None:
    panels = [props(node) for node, _ in walked(_panels().render()) if '"tabpanel"' in props(node)]
    assert len(panels) >= 6
    assert all("tabIndex:0" in panel for panel in panels)
