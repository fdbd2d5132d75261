"""Banks: the pictures and sounds that are known to be bad, by their hashes alone."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, chip_button
from app.components.fields import row_id
from app.components.frame_words import said
from app.components.states import empty_state
from app.pages.console.rooms import registered, room
from app.pages.console.words import ROOM
from app.pages.console_known.state import Banks, Item
from app.pages.console_known.words import BANKS

B = Banks


def _until(item: rx.Var[Item]) -> rx.Component:
    ident = "until-" + item.id
    return rx.el.form(
        row_id(item.id),
        rx.el.label(said(BANKS["until"]), html_for=ident, class_name="small"),
        rx.el.input(
            id=ident,
            name="until",
            type="date",
            default_value=item.until,
            class_name="input bank-day",
        ),
        button(said(BANKS["set_day"]), type="submit", kind="secondary", size="s"),
        on_submit=B.set_expiry,
        class_name="row wrap",
    )


def _remove(item: rx.Var[Item]) -> rx.Component:
    ask = button(
        said(BANKS["take_out"]),
        kind="ghost",
        size="s",
        icon="trash-2",
        on_click=B.ask_remove(item.id),
    )
    sure = rx.el.div(
        rx.el.span(said(BANKS["for_good"]), class_name="small strong"),
        button(said(BANKS["sure"]), kind="danger", size="s", on_click=B.remove(item.id)),
        button(said(BANKS["leave"]), kind="ghost", size="s", on_click=B.ask_remove(item.id)),
        class_name="row tight wrap",
    )
    return rx.cond(B.is_lead, rx.cond(B.removing == item.id, sure, ask))


def _item(item: rx.Var[Item]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.h2(item.reason, class_name="grow"),
            rx.cond(
                item.is_in_force,
                chip(item.state, tone="success", icon="shield-check"),
                chip(item.state, icon="clock"),
            ),
            class_name="row wrap",
        ),
        rx.el.p(item.what + " · " + item.action + " · " + item.right, class_name="small"),
        rx.el.p(
            said(BANKS["about"], bank=item.bank, source=item.source, added=item.added),
            rx.cond(
                item.clip != "",
                rx.fragment(" · ", rx.el.a(said(BANKS["clip"]), href=item.clip, class_name="link")),
            ),
            class_name="small soft",
        ),
        rx.el.div(_until(item), rx.el.div(_remove(item), class_name="push"), class_name="row wrap"),
        class_name="board-block",
        key=item.id + item.until,
    )


def _room() -> rx.Component:
    return rx.el.div(
        rx.el.p(said(BANKS["meaning"]), class_name="small soft"),
        rx.cond(
            B.banks.length() > 1,
            rx.el.div(
                chip_button(said(BANKS["all"]), pressed=B.only == "", on_click=B.narrow("")),
                rx.foreach(
                    B.banks,
                    lambda bank: chip_button(bank, pressed=B.only == bank, on_click=B.narrow(bank)),
                ),
                class_name="chip-row",
                role="group",
                aria_label=said(BANKS["which"]),
            ),
        ),
        rx.cond(
            B.items.length() > 0,
            rx.el.ul(rx.foreach(B.items, _item), class_name="stack"),
            empty_state("shield", said(BANKS["empty"]), said(BANKS["empty_more"])),
        ),
        rx.cond(B.more != "", button(said(ROOM["more"]), kind="secondary", on_click=B.load_more)),
        class_name="stack",
    )


@rx.page(**registered("banks", Banks))
def known_page() -> rx.Component:
    """One card an item."""
    return room("banks", Banks, _room())
