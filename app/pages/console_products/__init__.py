"""Products whose words are held: what they say, why, and letting them show or keeping them away."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, chip_button, chip_row
from app.components.fields import row_id
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY, language, said
from app.components.states import empty_state, error_state, notice, skeleton_rows
from app.pages.console.rooms import closed, rooms
from app.pages.console.words import ROOM
from app.pages.console_products.state import Choice, Ground, Held, HeldProducts
from app.pages.console_products.words import PRODUCTS as W
from app.sheets.base import Overlays

H = HeldProducts


def _ground(ground: rx.Var[Ground]) -> rx.Component:
    return rx.el.li(
        rx.el.span(ground.title, class_name="strong"),
        rx.el.span(ground.text, class_name="small soft", lang="en"),
        rx.cond(ground.score != "", rx.el.span(ground.score, class_name="tiny faint")),
        class_name="stack tight",
    )


def _radio(value: str | rx.Var[str], text: rx.Component | rx.Var[str]) -> rx.Component:
    return rx.el.label(
        rx.el.input(type="radio", name="choice", value=value, required=True),
        text,
        class_name="row",
    )


def _form(one: rx.Var[Held]) -> rx.Component:
    note_id = "note-" + one.id
    return rx.el.form(
        row_id(one.id),
        rx.el.fieldset(
            rx.el.legend(said(W["choice"]), class_name="sr"),
            _radio("show", said(W["show"])),
            rx.cond(
                H.only == "waiting",
                rx.fragment(
                    rx.el.p(said(W["keep"]), class_name="small soft"),
                    rx.foreach(H.choices, _choice),
                ),
            ),
            class_name="plain-set",
        ),
        rx.el.div(
            rx.el.label(said(W["note"]), html_for=note_id),
            rx.el.textarea(id=note_id, name="note", rows="2", max_length=500, class_name="input"),
            class_name="field",
        ),
        button(said(W["decide"]), type="submit", icon="gavel"),
        on_submit=H.decide,
        class_name="stack",
    )


def _choice(choice: rx.Var[Choice]) -> rx.Component:
    return _radio(choice.code, choice.title)


def _product(one: rx.Var[Held]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.h2(one.title, class_name="grow", lang=ANY),
            rx.cond(
                one.is_shown,
                chip(said(W["shown"]), icon="eye"),
                chip(said(W["hidden"]), tone="danger", icon="eye-off"),
            ),
            class_name="row wrap",
        ),
        rx.el.p(one.brand, class_name="small soft", lang=ANY),
        rx.el.blockquote(one.description, class_name="rights-words", lang=ANY),
        rx.el.h3(said(W["why"]), class_name="small"),
        rx.el.ul(rx.foreach(one.grounds, _ground), class_name="stack"),
        rx.el.p(one.by, class_name="tiny faint"),
        rx.cond(one.is_own, notice(said(W["own"])), _form(one)),
        class_name="board-block",
        key=one.id,
    )


def _room() -> rx.Component:
    chosen = [
        chip_button(said(W[only]), pressed=H.only == only, on_click=H.narrow(only))
        for only in ("waiting", "refused")
    ]
    return rx.fragment(
        rooms("/console/products", H.is_lead),
        rx.cond(
            H.problem != "",
            error_state(said(ROOM["failed"]), H.problem, on_retry=H.load),
            rx.el.div(
                chip_row(*chosen, label=said(W["which"])),
                rx.cond(
                    H.products.length() > 0,
                    rx.fragment(
                        rx.el.p(said(W["total"], count=H.total), class_name="small soft"),
                        rx.el.ul(rx.foreach(H.products, _product), class_name="stack letters"),
                    ),
                    empty_state("package-check", said(W["none"]), said(W["none_more"])),
                ),
                class_name="stack",
            ),
        ),
    )


@rx.page(
    "/console/products",
    title=title_of(said(ROOM["products"])),
    on_load=[Overlays.load, HeldProducts.load],
)
def products_page() -> rx.Component:
    """One card a product."""
    return page(
        top_bar(said(ROOM["products"])),
        rx.cond(
            ~H.is_loaded,
            skeleton_rows(4),
            rx.cond(H.is_allowed, _room(), closed("/console/products")),
        ),
        here="/me",
        width="wide",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
