"""The Products panel: tags with their time and place, and the search for more."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, icon_button
from app.components.fields import search_box
from app.components.number_box import number_box
from app.pages.studio_clip.drawn import Pin
from app.pages.studio_clip.products import Tags
from app.pages.studio_clip.state import Editor
from app.views import Card


def _numbers(pin: Pin) -> rx.Component:
    def box(label: str, value: rx.Var[float], high: object, keep: object, **more: object) -> object:
        return number_box(
            label=label,
            value=value,
            min=0,
            max=high,
            revision=Editor.revision,
            disabled=~Editor.clip.may_words,
            on_keep=keep,
            **more,
        )

    return rx.el.div(
        box("From", pin.start_s, Editor.clip.length_s, Tags.set_start(pin.key), unit="s"),
        box("To", pin.end_s, Editor.clip.length_s, Tags.set_end(pin.key), unit="s"),
        box("From the left", pin.x_percent, 100, Tags.set_x(pin.key), step=1, unit="%"),
        box("From the top", pin.y_percent, 100, Tags.set_y(pin.key), step=1, unit="%"),
        class_name="pin-numbers",
    )


def _pin(pin: Pin) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(rx.el.img(src=pin.image_url, alt=""), class_name="bag-picture"),
            rx.el.button(
                rx.el.span(pin.title, class_name="strong small clip-2"),
                rx.el.span(pin.price, class_name="small soft num"),
                type="button",
                class_name="grow pin-name",
                aria_expanded=rx.cond(Tags.chosen == pin.key, "true", "false"),
                on_click=Tags.choose(rx.cond(Tags.chosen == pin.key, "", pin.key)),
            ),
            rx.cond(pin.in_stock, rx.fragment(), chip("Sold out", tone="danger")),
            rx.cond(
                Editor.clip.may_words,
                icon_button("x", "Take off " + pin.title, size=18, on_click=Tags.drop(pin.key)),
            ),
            class_name="row tight",
        ),
        rx.cond(
            Tags.chosen == pin.key,
            _numbers(pin),
            rx.el.p(pin.start_s, " s to ", pin.end_s, " s", class_name="tiny faint num pin-time"),
        ),
        class_name=rx.cond(Tags.chosen == pin.key, "pin-card chosen", "pin-card"),
        key=pin.key,
    )


def _product(card: Card) -> rx.Component:
    return rx.el.li(
        rx.el.span(rx.el.img(src=card.image_url, alt="", loading="lazy"), class_name="bag-picture"),
        rx.el.span(
            rx.el.span(card.title, class_name="small strong clip-2"),
            rx.el.span(card.brand, " · ", card.price, class_name="tiny soft num"),
            class_name="stack grow",
        ),
        button(
            "Tag",
            kind="secondary",
            size="s",
            icon="plus",
            on_click=Tags.add(card.id),
            aria_label="Tag " + card.title,
        ),
        class_name="row tight found",
        key=card.id,
    )


def products_panel() -> rx.Component:
    """Tags first, then the search for more."""
    return rx.fragment(
        rx.cond(
            Editor.pins.length() > 0,
            rx.el.ul(rx.foreach(Editor.pins, _pin), class_name="pin-list"),
            rx.el.p(
                "Tag what you show. A product appears at its second, and people can buy it there.",
                class_name="soft small",
            ),
        ),
        rx.cond(
            Editor.clip.may_words,
            rx.el.div(
                search_box(
                    "Search the shop",
                    on_change=Tags.search.debounce(250),
                    max_length=80,
                    key=Editor.clip.id,
                ),
                rx.cond(
                    Tags.found.length() > 0,
                    rx.el.ul(rx.foreach(Tags.found, _product), class_name="found-list"),
                    rx.el.p("Nothing in the shop by that name.", class_name="small soft"),
                ),
                custom_attrs={"data-quiet": "true"},
                class_name="stack tight",
            ),
        ),
    )
