"""The product sheet, drawn; the product's own page uses the same parts."""

from __future__ import annotations

from typing import Any

import reflex as rx

from app.components.atoms import button, price
from app.components.frame_words import ANY, language, said
from app.components.sheet import sheet
from app.components.states import error_state, skeleton
from app.components.tile import tile_grid
from app.sheets.base import Overlays
from app.sheets.product import Option, ProductSheet
from app.sheets.product_report import product_report
from app.sheets.product_words import PRODUCT
from app.words import ON_DELIVERY, PAYMENT

P = ProductSheet


def gallery() -> rx.Component:
    """The chosen picture, and the others as thumbnails."""
    return rx.el.div(
        rx.el.div(
            rx.cond(
                P.shown_picture != "",
                rx.el.img(src=P.shown_picture, alt=P.goods.title, lang=ANY),
                rx.icon("package", size=48, aria_hidden="true"),
            ),
            class_name="goods-picture",
        ),
        rx.cond(
            P.pictures.length() > 1,
            rx.el.div(
                rx.foreach(
                    P.pictures,
                    lambda url, n: rx.el.button(
                        rx.el.img(src=url, alt="", loading="lazy"),
                        type="button",
                        class_name="goods-thumb",
                        on_click=P.show(url),
                        aria_label=said(PRODUCT["picture"], number=n + 1),
                        aria_pressed=rx.cond(P.shown_picture == url, "true", "false"),
                        key=url,
                    ),
                ),
                class_name="goods-thumbs",
            ),
        ),
        class_name="goods-gallery",
    )


def headline(heading: Any = rx.el.h3) -> rx.Component:
    """Brand, title, price and stock of the chosen variant."""
    tone = rx.cond(P.choice.available > 0, "stock", "stock out")
    return rx.el.div(
        rx.el.span(P.goods.brand, class_name="small soft", lang=ANY),
        heading(P.goods.title, lang=ANY),
        price(P.choice.price, was=P.choice.was, saving=P.choice.saving, large=True),
        rx.el.p(said(PRODUCT["taxes"]), class_name="tiny faint"),
        rx.el.p(P.choice.stock_text, class_name=tone, role="status"),
        class_name="stack tight",
    )


def _option(option: Option) -> rx.Component:
    inside = rx.cond(
        option.swatch != "",
        rx.el.span(
            rx.el.span(class_name="swatch", style={"background": option.swatch}),
            rx.el.span(option.label),
            class_name="row tight",
        ),
        rx.el.span(option.label),
    )
    return rx.el.button(
        inside,
        rx.cond(option.available == 0, rx.el.span(said(PRODUCT["also_sold_out"]), class_name="sr")),
        type="button",
        role="radio",
        aria_checked=rx.cond(P.chosen == option.id, "true", "false"),
        class_name=rx.cond(option.available > 0, "variant", "variant sold-out"),
        on_click=P.choose(option.id),
        key=option.id,
    )


def variants() -> rx.Component:
    """Shades or sizes, when there is more than one."""
    return rx.cond(
        P.options.length() > 1,
        rx.el.div(
            rx.el.span(
                rx.match(
                    P.goods.option_kind,
                    ("shade", said(PRODUCT["shade"])),
                    ("size", said(PRODUCT["size"])),
                    said(PRODUCT["choose"]),
                ),
                ": ",
                rx.el.strong(P.choice.label),
                class_name="small",
                id="option-label",
            ),
            rx.el.div(
                rx.foreach(P.options, _option),
                role="radiogroup",
                aria_labelledby="option-label",
                class_name="variants",
            ),
            class_name="stack tight",
        ),
    )


def details() -> rx.Component:
    """Description, seller and origin, as the law wants them."""
    return rx.el.div(
        rx.el.p(P.goods.description, class_name="goods-text", lang=ANY),
        rx.el.dl(
            rx.cond(
                P.goods.seller != "",
                rx.el.div(
                    rx.el.dt(said(PRODUCT["seller"])),
                    rx.el.dd(P.goods.seller, rx.el.br(), P.goods.seller_address, lang=ANY),
                ),
            ),
            rx.el.div(rx.el.dt(said(PRODUCT["origin"])), rx.el.dd(P.goods.origin, lang=ANY)),
            rx.el.div(rx.el.dt(said(PAYMENT)), rx.el.dd(said(ON_DELIVERY))),
            class_name="facts",
        ),
        class_name="stack",
    )


def seen_in(heading: Any = rx.el.h3) -> rx.Component:
    """Clips that show the product."""
    return rx.cond(
        P.clips.length() > 0,
        rx.el.section(
            heading(said(PRODUCT["seen_in"])),
            tile_grid(P.clips, said(PRODUCT["clips"]), place="product"),
            class_name="section seen-in",
        ),
    )


def buy_buttons() -> rx.Component:
    """The two ways to buy, at the thumb."""
    can_buy = P.choice.available > 0
    return rx.el.div(
        button(
            said(PRODUCT["add"]),
            kind="secondary",
            icon="shopping-bag",
            busy=P.is_adding,
            disabled=~can_buy,
            on_click=P.add,
            class_name="grow",
        ),
        button(said(PRODUCT["buy"]), disabled=~can_buy, on_click=P.buy_now, class_name="grow"),
        class_name="sheet-foot row",
    )


def waiting() -> rx.Component:
    """The sheet in the shape of what comes."""
    return rx.el.div(
        skeleton("100%", "240px", radius="var(--r-card)"),
        skeleton("70%", "24px"),
        skeleton("40%", "20px"),
        class_name="stack",
        aria_busy="true",
    )


def product_sheet() -> rx.Component:
    """The sheet."""
    whole = rx.el.div(
        gallery(),
        headline(),
        rx.el.div(
            variants(),
            details(),
            seen_in(),
            _full_page(),
            product_report("sheet"),
            class_name="stack",
        ),
        class_name="goods in-sheet",
    )
    return sheet(
        rx.cond(
            P.problem != "",
            error_state(said(PRODUCT["failed"]), P.problem, on_retry=P.retry),
            rx.cond(P.options.length() > 0, whole, waiting()),
        ),
        rx.cond(P.options.length() > 0, buy_buttons()),
        title=rx.cond(P.goods.title != "", P.goods.title, said(PRODUCT["product"])),
        open=Overlays.which == "product",
        on_close=Overlays.close,
        hide_title=True,
        lang=language(),
    )


def _full_page() -> rx.Component:
    return rx.el.a(said(PRODUCT["page"]), href="/p/" + P.goods.id, class_name="link small")
