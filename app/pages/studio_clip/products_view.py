"""The Products panel: tags with their time and place, and the search for more."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, icon_button
from app.components.fields import search_box, select_field
from app.components.frame_words import ANY, said
from app.components.number_box import number_box
from app.pages.studio_clip.drawn import Pin
from app.pages.studio_clip.products import Tags
from app.pages.studio_clip.state import Editor
from app.pages.studio_clip.tag_words import SOLD_OUT, TAGS, TERMS
from app.views import Card
from app.words import SOLD_OUT as IS_SOLD_OUT
from catalog.kinds import SoldOut


def _numbers(pin: Pin) -> rx.Component:
    def box(name: str, value: rx.Var[float], high: object, keep: object, **more: object) -> object:
        return number_box(
            label=said(TAGS[name]),
            value=value,
            min=0,
            max=high,
            revision=Editor.revision,
            disabled=~Editor.clip.may_words,
            on_keep=keep,
            **more,
        )

    seconds = said(TAGS["seconds"])
    return rx.el.div(
        box("from", pin.start_s, Editor.clip.length_s, Tags.set_start(pin.key), unit=seconds),
        box("to", pin.end_s, Editor.clip.length_s, Tags.set_end(pin.key), unit=seconds),
        box("left", pin.x_percent, 100, Tags.set_x(pin.key), step=1, unit="%"),
        box("top", pin.y_percent, 100, Tags.set_y(pin.key), step=1, unit="%"),
        class_name="pin-numbers",
    )


def _rules(pin: Pin) -> rx.Component:
    """How the product came into the clip, and what happens when it is sold out."""
    return rx.el.div(
        select_field(
            said(TAGS["terms"]),
            "terms",
            [(terms.value, said(pair)) for terms, pair in TERMS.items()],
            value=pin.terms,
            disabled=~Editor.clip.may_words,
            on_change=lambda terms: Tags.set_terms(pin.key, terms),
        ),
        select_field(
            said(TAGS["sold_out_then"]),
            "sold-out",
            [(rule.value, said(pair)) for rule, pair in SOLD_OUT.items()],
            hint=rx.cond(pin.alternative != "", said(TAGS["then"], product=pin.alternative), ""),
            value=rx.cond(Tags.stand_in_for == pin.key, SoldOut.CHOSEN.value, pin.when_sold_out),
            disabled=~Editor.clip.may_words,
            on_change=lambda when: Tags.set_when_sold_out(pin.key, when),
        ),
        class_name="pin-rules",
    )


def _instead(pin: Pin) -> rx.Component:
    """What viewers see now, where the product is sold out."""
    return rx.cond(
        pin.instead != "",
        rx.el.div(
            rx.el.span(pin.instead, class_name="small grow"),
            rx.cond(
                (pin.instead_id != "") & Editor.clip.may_words,
                button(
                    said(TAGS["not_this"]),
                    kind="ghost",
                    size="s",
                    on_click=Tags.exclude(pin.key, pin.instead_id),
                ),
            ),
            class_name="row tight wrap pin-instead",
            role="status",
        ),
    )


def _pin(pin: Pin) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(rx.el.img(src=pin.image_url, alt=""), class_name="bag-picture"),
            rx.el.button(
                rx.el.span(pin.title, class_name="strong small clip-2", lang=ANY),
                rx.el.span(pin.price, class_name="small soft num"),
                type="button",
                class_name="grow pin-name",
                aria_expanded=rx.cond(Tags.chosen == pin.key, "true", "false"),
                on_click=Tags.choose(rx.cond(Tags.chosen == pin.key, "", pin.key)),
            ),
            rx.cond(pin.in_stock, rx.fragment(), chip(said(IS_SOLD_OUT), tone="danger")),
            rx.cond(
                Editor.clip.may_words,
                icon_button(
                    "x",
                    said(TAGS["take_off"], product=pin.title),
                    size=18,
                    on_click=Tags.drop(pin.key),
                ),
            ),
            class_name="row tight",
        ),
        _instead(pin),
        rx.cond(
            Tags.chosen == pin.key,
            rx.fragment(_numbers(pin), _rules(pin)),
            rx.el.p(
                said(TAGS["span"], start=pin.start_s.to(str), end=pin.end_s.to(str)),
                class_name="tiny faint num pin-time",
            ),
        ),
        class_name=rx.cond(Tags.chosen == pin.key, "pin-card chosen", "pin-card"),
        key=pin.key,
    )


def _product(card: Card, why: str | rx.Var[str] = "") -> rx.Component:
    return rx.el.li(
        rx.el.span(rx.el.img(src=card.image_url, alt="", loading="lazy"), class_name="bag-picture"),
        rx.el.span(
            rx.el.span(card.title, class_name="small strong clip-2", lang=ANY),
            rx.el.span(card.brand, " · ", card.price, class_name="tiny soft num", lang=ANY),
            rx.cond(why != "", rx.el.span(why, class_name="tiny faint")),
            class_name="stack grow",
        ),
        rx.cond(
            Tags.stand_in_for != "",
            button(
                said(TAGS["stand_in"]),
                size="s",
                on_click=Tags.let_stand_in(card.id),
                aria_label=said(TAGS["let_stand_in"], product=card.title),
            ),
            button(
                said(TAGS["tag"]),
                kind="secondary",
                size="s",
                icon="plus",
                on_click=Tags.add(card.id),
                aria_label=said(TAGS["tag_it"], product=card.title),
            ),
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
            rx.el.p(said(TAGS["none"]), class_name="soft small"),
        ),
        rx.cond(
            Editor.clip.may_words,
            rx.el.div(
                search_box(
                    said(TAGS["search"]),
                    on_change=Tags.search.debounce(250),
                    max_length=1000,
                    key=Editor.clip.id,
                ),
                rx.cond(
                    (Tags.query == "") & (Tags.stand_in_for == "") & (Tags.fitting.length() > 0),
                    rx.el.section(
                        rx.el.h3(said(TAGS["fitting"]), class_name="small strong"),
                        rx.el.ul(
                            rx.foreach(Tags.fitting, lambda one: _product(one.card, one.why)),
                            class_name="found-list",
                        ),
                        aria_label=said(TAGS["fitting"]),
                        class_name="stack tight",
                    ),
                ),
                rx.cond(
                    Tags.found.length() > 0,
                    rx.el.ul(
                        rx.foreach(Tags.found, lambda card: _product(card)), class_name="found-list"
                    ),
                    rx.el.p(
                        rx.cond(
                            Tags.link_problem != "",
                            Tags.link_problem,
                            said(TAGS["nothing"]),
                        ),
                        class_name="small soft",
                        role="status",
                    ),
                ),
                custom_attrs={"data-quiet": "true"},
                class_name="stack tight",
            ),
        ),
    )
