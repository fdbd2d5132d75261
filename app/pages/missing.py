"""The page for addresses where nothing is."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button
from app.components.frame import page, title_of
from app.components.frame_words import PLACE, language, said
from app.sheets.base import Overlays
from app.words import TO_FEED
from core.languages import Pair

NOTHING: Pair = ("Nothing here", "यहाँ कुछ नहीं है")
WHY: Pair = (
    "This clip or page is gone, or the address has a slip in it.",
    "यह क्लिप या पेज अब नहीं है, या पते में कोई ग़लती है।",
)


@rx.page("404", title=title_of(said(NOTHING)), on_load=Overlays.load)
def missing() -> rx.Component:
    """Says so, and offers a way on."""
    return page(
        rx.el.div(
            rx.el.div(rx.icon("compass", size=36, aria_hidden="true"), class_name="art"),
            rx.el.h1(said(NOTHING)),
            rx.el.p(said(WHY)),
            rx.el.div(
                link_button(said(TO_FEED), "/"),
                link_button(said(PLACE["/search"]), "/search", kind="secondary"),
                class_name="row wrap",
            ),
            class_name="empty lone",
        ),
        bag_count=Overlays.bag_count,
        lang=language(),
    )
