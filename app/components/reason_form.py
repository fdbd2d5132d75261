"""Why, some words if one wants, and the button: how somebody tells what is wrong with something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import reflex as rx

from app.components.atoms import button
from app.components.fields import text_area
from app.components.frame_words import said
from app.components.typed import kept_radio
from core.languages import Pair

MOST_WORDS = 500


def words_in(form: Mapping[str, Any], name: str) -> str:
    """The words of a form that was sent, in its field `name`; a client may send anything."""
    return str(form.get(name) or "").strip()[:MOST_WORDS]


def reason_row(
    group: str,
    value: str | rx.Var[str],
    text: rx.Component | rx.Var[str],
    chosen: rx.Var[str],
    choose: Any,
) -> rx.Component:
    """One reason of its `group`; `choose` is the handler that hears of it."""
    return rx.el.label(
        kept_radio(name=group, value=value, checked=chosen == value, on_change=choose(value)),
        text,
        class_name="check",
    )


def reason_form(
    *rows: rx.Component,
    name: str,
    legend: Pair,
    words: Pair,
    send: Pair,
    chosen: rx.Var[str],
    on_submit: Any,
    class_name: str = "",
) -> rx.Component:
    """The form, which cannot be sent without a reason.

    Args:
        name: Of the field of its words: one of its own for each form that can be open at a time.
    """
    return rx.el.form(
        rx.el.fieldset(
            rx.el.legend(said(legend), class_name="small soft"), *rows, class_name="stack tight"
        ),
        text_area(said(words), name, max_length=MOST_WORDS, rows="2"),
        button(said(send), kind="danger", size="s", type="submit", disabled=chosen == ""),
        on_submit=on_submit,
        class_name=f"stack tight reason-form {class_name}".strip(),
    )
