"""The decision column: approve, or reject with a reason that the creator will read."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, key_cap
from app.components.fields import text_area
from app.components.sheet import sheet
from app.components.states import notice
from app.pages.console.state import Console

C = Console
_HELP = (
    ("J", "Next case"),
    ("K", "Case before"),
    ("P", "Play or pause"),
    ("B", "Blur or show clearly"),
    ("A", "Approve"),
    ("1–9", "Choose a reason"),
    ("R", "Reject for that reason"),
    ("N", "Write a note"),
    ("?", "This list"),
)


def _reason(reason: rx.Var[dict[str, str]], number: rx.Var[int]) -> rx.Component:
    return rx.el.button(
        rx.cond(number < 9, key_cap((number + 1).to_string()), rx.fragment()),
        rx.el.span(
            rx.el.span(reason["title"], class_name="small strong"),
            rx.cond(C.reason == reason["code"], rx.el.span(reason["text"], class_name="tiny soft")),
            class_name="stack reason-text",
        ),
        type="button",
        role="radio",
        aria_checked=rx.cond(C.reason == reason["code"], "true", "false"),
        class_name="reason",
        on_click=C.choose_reason(reason["code"]),
        key=reason["code"],
    )


def _hands() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            button(
                "Approve",
                icon="check",
                busy=C.is_deciding,
                on_click=C.approve,
                class_name="grow",
                aria_keyshortcuts="a",
            ),
            key_cap("A"),
            class_name="row tight",
        ),
        rx.el.div(
            rx.el.h2("Or reject, because", class_name="eyebrow", id="reasons"),
            rx.el.div(
                rx.foreach(C.reasons, _reason),
                role="radiogroup",
                aria_labelledby="reasons",
                class_name="reasons",
            ),
            class_name="stack tight",
        ),
        text_area(
            "Note to the creator (optional)",
            "note",
            value=C.note,
            on_change=C.set_note,
            max_length=500,
            rows="3",
        ),
        rx.el.div(
            button(
                "Reject",
                kind="danger",
                icon="x",
                disabled=C.reason == "",
                busy=C.is_deciding,
                on_click=C.reject,
                class_name="grow",
                aria_keyshortcuts="r",
            ),
            key_cap("R"),
            class_name="row tight",
        ),
        rx.el.hr(),
        rx.cond(
            C.case.is_trusted,
            button("Stop trusting this creator", kind="ghost", size="s", on_click=C.trust(False)),
            button(
                "Trust this creator from now on", kind="ghost", size="s", on_click=C.trust(True)
            ),
        ),
    )


def decision_column() -> rx.Component:
    """The hands on the open case."""
    return rx.el.section(
        rx.el.div(
            rx.el.span(C.case.origin, class_name="strong"),
            rx.el.span("waiting " + C.case.age, class_name="small soft num"),
            button("Back to the queue", kind="ghost", size="s", on_click=C.leave),
            class_name="row wrap",
        ),
        rx.cond(
            C.case.is_closed,
            notice("This case is closed.", icon="lock"),
            rx.cond(
                C.case.is_own,
                notice("This is your own clip; somebody else decides.", icon="lock"),
                rx.cond(
                    C.case.is_mine,
                    _hands(),
                    notice("Somebody else has this case.", icon="lock"),
                ),
            ),
        ),
        rx.el.p("Rules of ", C.case.policy, class_name="tiny faint"),
        class_name="decision",
        aria_label="Decision",
    )


def help_sheet() -> rx.Component:
    """The keys."""
    return sheet(
        rx.el.ul(
            *[
                rx.el.li(key_cap(key), rx.el.span(meaning), class_name="row")
                for key, meaning in _HELP
            ],
            class_name="stack tight",
        ),
        title="Keys",
        open=C.is_help_open,
        on_close=C.toggle_help,
        size="auto",
    )
