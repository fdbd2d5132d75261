"""The rules that something can break, to choose one from; 1 to 9 choose as well."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import key_cap
from app.components.frame_words import said
from app.pages.console.acts import Acts as C
from core.languages import Pair


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


def reasons_choice(title: Pair, name: str) -> rx.Component:
    """The rules under a heading.

    Args:
        name: The heading's id in the page.
    """
    return rx.el.div(
        rx.el.h2(said(title), class_name="eyebrow", id=name),
        rx.el.div(
            rx.foreach(C.reasons, _reason),
            role="radiogroup",
            aria_labelledby=name,
            class_name="reasons",
        ),
        class_name="stack tight",
    )
