"""The bag as a page: for deep links and for those who like pages."""

from __future__ import annotations

import reflex as rx

from app.components.frame import page, top_bar
from app.sheets.bag import Bag
from app.sheets.bag_view import foot, steps
from app.sheets.base import Overlays


@rx.page("/bag", title="Your bag · Jhalak", on_load=[Overlays.load, Bag.load_page])
def bag() -> rx.Component:
    """The same steps as the sheet."""
    return page(
        top_bar("Your bag", back="/"),
        steps(),
        foot(),
        here="/bag",
        width="narrow",
        bag_count=Overlays.bag_count,
    )
