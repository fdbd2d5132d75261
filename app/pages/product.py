"""A product's own page: what a shared link opens."""

from __future__ import annotations

import reflex as rx

from app.components.frame import page, title_of, top_bar
from app.components.frame_words import language, said
from app.components.states import error_state
from app.sheets.all import overlays
from app.sheets.bag import Bag
from app.sheets.base import Overlays
from app.sheets.product import ProductSheet
from app.sheets.product_report import product_report
from app.sheets.product_view import (
    buy_buttons,
    details,
    gallery,
    headline,
    seen_in,
    variants,
    waiting,
)
from app.sheets.product_words import PRODUCT


@rx.page(
    "/p/[product_id]",
    title=title_of(said(PRODUCT["product"])),
    on_load=[Overlays.load, ProductSheet.load_page],
)
def product() -> rx.Component:
    """Pictures left, choice and buttons right; one column on a phone."""
    whole = rx.el.article(
        gallery(),
        rx.el.div(
            headline(rx.el.h1),
            variants(),
            buy_buttons(),
            details(),
            seen_in(rx.el.h2),
            product_report("page"),
            class_name="stack",
        ),
        class_name="goods page",
    )
    return page(
        top_bar(said(PRODUCT["product"]), back="/search", names_page=False),
        rx.cond(
            ProductSheet.problem != "",
            error_state(said(PRODUCT["failed"]), ProductSheet.problem, on_retry=ProductSheet.retry),
            rx.cond(ProductSheet.options.length() > 0, whole, waiting()),
        ),
        here="/search",
        bag_count=Overlays.bag_count,
        on_bag=Bag.open_bag,
        overlays=overlays(),
        lang=language(),
    )
