"""The bag as a page: for deep links and for those who like pages."""

from __future__ import annotations

import reflex as rx

from app.components.frame import page, title_of, top_bar
from app.components.frame_words import language, said
from app.sheets.bag import Bag
from app.sheets.bag_view import foot, steps
from app.sheets.bag_words import BAG
from app.sheets.base import Overlays


@rx.page("/bag", title=title_of(said(BAG["bag"])), on_load=[Overlays.load, Bag.load_page])
def bag() -> rx.Component:
    """The same steps as the sheet."""
    return page(
        top_bar(said(BAG["bag"]), back="/"),
        steps(),
        foot(),
        here="/bag",
        width="narrow",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
