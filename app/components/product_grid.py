"""Products in a grid."""

from typing import Any

import reflex as rx

from app.components.atoms import chip, price
from app.components.frame_words import ANY, language, said
from app.views import Card
from app.words import SOLD_OUT


def product_grid(
    cards: rx.Var[list[Card]], label: str | rx.Var[str], on_open: Any = None
) -> rx.Component:
    """A grid of products; each leads to its page, or calls `on_open(id)` where one is given."""
    return rx.el.ul(
        rx.foreach(cards, lambda card: rx.el.li(_card(card, on_open), key=card.id)),
        class_name="product-grid",
        aria_label=label,
    )


def _card(card: Any, on_open: Any) -> rx.Component:
    inside = (
        rx.el.span(
            rx.cond(
                card.image_url,
                rx.el.img(src=card.image_url, alt="", loading="lazy"),
                rx.icon("package", size=36, aria_hidden="true"),
            ),
            rx.cond(
                card.in_stock,
                rx.fragment(),
                chip(said(SOLD_OUT), class_name="product-flag", lang=language()),
            ),
            class_name="product-picture",
        ),
        rx.el.span(card.brand, class_name="tiny faint clip-1", lang=ANY),
        rx.el.span(card.title, class_name="small strong clip-2", lang=ANY),
        price(card.price, was=card.was, saving=card.saving),
    )
    if on_open is not None:
        return rx.el.button(
            *inside, type="button", class_name="product-card", on_click=on_open(card.id)
        )
    return rx.el.a(*inside, href="/p/" + card.id, class_name="product-card")
