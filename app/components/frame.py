"""The frame of every page: navigation left on a desk, below on a phone, content between.

It speaks the language of whoever watches, which `Session` knows, so that no page has to pass it.
"""

from typing import Any, Literal

import reflex as rx

from app.components.atoms import Text, badge, icon_button, link_button
from app.components.frame_words import FRAME, PLACES, language, said
from app.components.once import once
from core.languages import Pair

Width = Literal["", "narrow", "wide", "bleed"]


def page(
    *children: rx.Component,
    here: str = "",
    night: bool = False,
    width: Width = "",
    bag_count: int | rx.Var[int] = 0,
    on_bag: Any = None,
    overlays: rx.Component | None = None,
    lang: Text | None = None,
) -> rx.Component:
    """A whole page.

    Args:
        here: Address of the current place in `PLACES`, marked in both navigations.
        night: Dark whatever the system prefers: for pages where clips bleed to the edges.
        bag_count: Pieces in the bag, shown on its tab.
        on_bag: Handler that opens the bag as a sheet; without it the tab is a link to `/bag`.
        overlays: Sheets and dialogs of the page, outside the main landmark.
        lang: Of all that the page says, where it is not the document's.
    """
    written = {} if lang is None else {"lang": lang}
    return rx.el.div(
        _skip(),
        _side_nav(here, bag_count, on_bag),
        rx.el.main(*children, id="main", class_name=f"frame-main {width}".strip(), **written),
        _bottom_nav(here, bag_count, on_bag),
        once(),
        overlays or rx.fragment(),
        class_name="frame night" if night else "frame",
    )


def top_bar(
    title: Text,
    *actions: rx.Component,
    back: str = "",
    names_page: bool = True,
    lang: Text | None = None,
) -> rx.Component:
    """The sticky head of a page: a way back, its name, its actions.

    Args:
        names_page: Whether `title` is the page's heading; not where the page has a better one.
        lang: Of `title`, where it is not the document's.
    """
    name = rx.el.h1 if names_page else rx.el.p
    written = {} if lang is None else {"lang": lang}
    return rx.el.header(
        icon_button(
            "arrow-left",
            said(FRAME["back"]),
            lang=language(),
            on_click=rx.call_script(_BACK.format(back)),
        )
        if back
        else rx.fragment(),
        name(title, class_name="title", **written),
        *actions,
        class_name="top-bar",
    )


def title_of(name: rx.Var[str]) -> rx.Var[str]:
    """The document's title, by a name that the page's state says in the reader's language."""
    return rx.Var.create(name).to(str) + " · Jhalak"


def brand() -> rx.Component:
    """The mark and the name; a way home."""
    return rx.el.a(
        rx.el.img(src="/logo.svg", alt="", width="32px", height="32px"),
        rx.el.span("Jhalak"),
        href="/",
        class_name="brand",
        aria_label=said(FRAME["home"]),
    )


_BACK = "history.length > 1 ? history.back() : location.assign('{}')"


def _skip() -> rx.Component:
    """The keyboard's way past the places, in a landmark as everything is.

    A plain anchor: the router's link, which `rx.el.a` makes, leaves the focus where it was.
    """
    link = rx.el.A.create(said(FRAME["skip"]), href="#main", class_name="btn primary skip-link")
    return rx.el.nav(link, class_name="skip", aria_label=said(FRAME["skipping"]), lang=language())


def _item(
    icon: str, label: Pair, href: str, here: str, bag_count: int | rx.Var[int], on_bag: Any
) -> rx.Component:
    is_bag = href == "/bag"
    inside = (
        rx.icon(icon, size=22, aria_hidden="true"),
        rx.el.span(said(label)),
        badge(bag_count, what=said(FRAME["in_bag"])) if is_bag else rx.fragment(),
    )
    if is_bag and on_bag is not None:
        return rx.el.button(*inside, type="button", class_name="nav-item", on_click=on_bag)
    current = {"aria_current": "page"} if href == here else {}
    return rx.el.a(*inside, href=href, class_name="nav-item", **current)


def _side_nav(here: str, bag_count: int | rx.Var[int], on_bag: Any) -> rx.Component:
    return rx.el.nav(
        brand(),
        *[_item(i, name, href, here, bag_count, on_bag) for i, name, href, _ in PLACES],
        rx.el.div(
            link_button(
                said(FRAME["create"]), "/studio", kind="secondary", icon="plus", block=True
            ),
            class_name="foot",
        ),
        class_name="side-nav",
        aria_label=said(FRAME["places"]),
        lang=language(),
    )


def _bottom_nav(here: str, bag_count: int | rx.Var[int], on_bag: Any) -> rx.Component:
    shown = [place for place in PLACES if place[3]]
    return rx.el.nav(
        *[_item(i, name, href, here, bag_count, on_bag) for i, name, href, _ in shown],
        class_name="bottom-nav",
        aria_label=said(FRAME["places"]),
        lang=language(),
    )
