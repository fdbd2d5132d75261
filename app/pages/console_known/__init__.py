"""Banks: the pictures and sounds that are known to be bad, by their hashes alone."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, chip_button
from app.components.fields import row_id
from app.components.frame import page, top_bar
from app.components.states import empty_state, error_state, skeleton_rows
from app.pages.console.rooms import closed, rooms
from app.pages.console_known.state import Banks, Item
from app.sheets.base import Overlays

B = Banks
_MEANING = (
    "A new clip that shows or plays one of these waits for a person, who confirms or denies the "
    "match. Clips are put into a bank from their case. Only hashes are kept: nothing can be seen "
    "from them."
)


def _until(item: rx.Var[Item]) -> rx.Component:
    ident = "until-" + item.id
    return rx.el.form(
        row_id(item.id),
        rx.el.label("Counts until the end of", html_for=ident, class_name="small"),
        rx.el.input(
            id=ident,
            name="until",
            type="date",
            default_value=item.until,
            class_name="input bank-day",
        ),
        button("Set the day", type="submit", kind="secondary", size="s"),
        on_submit=B.set_expiry,
        class_name="row wrap",
    )


def _remove(item: rx.Var[Item]) -> rx.Component:
    ask = button("Take out", kind="ghost", size="s", icon="trash-2", on_click=B.ask_remove(item.id))
    sure = rx.el.div(
        rx.el.span("For good?", class_name="small strong"),
        button("Take it out", kind="danger", size="s", on_click=B.remove(item.id)),
        button("Leave it", kind="ghost", size="s", on_click=B.ask_remove(item.id)),
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
            "Bank “" + item.bank + "” · known from " + item.source + " · added " + item.added,
            rx.cond(
                item.clip != "",
                rx.fragment(" · ", rx.el.a("its clip", href=item.clip, class_name="link")),
            ),
            class_name="small soft",
        ),
        rx.el.div(_until(item), rx.el.div(_remove(item), class_name="push"), class_name="row wrap"),
        class_name="board-block",
        key=item.id + item.until,
    )


def _room() -> rx.Component:
    return rx.fragment(
        rooms("/console/known", B.is_lead),
        rx.cond(
            B.problem != "",
            error_state("This did not load", B.problem, on_retry=B.load),
            rx.el.div(
                rx.el.p(_MEANING, class_name="small soft"),
                rx.cond(
                    B.banks.length() > 1,
                    rx.el.div(
                        chip_button("All banks", pressed=B.only == "", on_click=B.narrow("")),
                        rx.foreach(
                            B.banks,
                            lambda bank: chip_button(
                                bank, pressed=B.only == bank, on_click=B.narrow(bank)
                            ),
                        ),
                        class_name="chip-row",
                        role="group",
                        aria_label="Which bank",
                    ),
                ),
                rx.cond(
                    B.items.length() > 0,
                    rx.el.ul(rx.foreach(B.items, _item), class_name="stack"),
                    empty_state(
                        "shield",
                        "The banks are empty",
                        "Open a clip's case and choose “Put it into a bank”.",
                    ),
                ),
                rx.cond(B.more != "", button("More", kind="secondary", on_click=B.load_more)),
                class_name="stack",
            ),
        ),
    )


@rx.page("/console/known", title="Banks · Jhalak", on_load=[Overlays.load, Banks.load])
def known_page() -> rx.Component:
    """One card an item."""
    return page(
        top_bar("Banks"),
        rx.cond(
            ~B.is_loaded,
            skeleton_rows(4),
            rx.cond(B.is_allowed, _room(), closed("/console/known")),
        ),
        here="/me",
        width="wide",
        bag_count=Overlays.bag_count,
    )
