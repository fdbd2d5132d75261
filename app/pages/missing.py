"""The page for addresses where nothing is."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button
from app.components.frame import page
from app.sheets.base import Overlays


@rx.page("404", title="Nothing here · Jhalak", on_load=Overlays.load)
def missing() -> rx.Component:
    """Says so, and offers a way on."""
    return page(
        rx.el.div(
            rx.el.div(rx.icon("compass", size=36, aria_hidden="true"), class_name="art"),
            rx.el.h1("Nothing here"),
            rx.el.p("This clip or page is gone, or the address has a slip in it."),
            rx.el.div(
                link_button("To the feed", "/"),
                link_button("Search", "/search", kind="secondary"),
                class_name="row wrap",
            ),
            class_name="empty lone",
        ),
        bag_count=Overlays.bag_count,
    )
