"""Form parts: every one has a visible label, a hint or an error that is tied to it by id."""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from app.components.atoms import Flag, Text, icon_button
from app.components.frame_words import said
from app.components.typed import kept_check, kept_radio, kept_select, typed_area, typed_input
from core.languages import Pair

FEWER: Pair = ("Fewer: {what}", "कम: {what}")
MORE: Pair = ("More: {what}", "ज़्यादा: {what}")


def field(
    label: Text,
    name: str,
    *,
    hint: Text = "",
    error: Text = "",
    control: rx.Component | None = None,
    **props: Any,
) -> rx.Component:
    """A labelled text input; `error` replaces the hint, colours the border and is announced.

    Args:
        control: Another control that uses the id `f-{name}`, instead of the text input.
    """
    props.setdefault("type", "text")
    return rx.el.div(
        rx.el.label(label, html_for=f"f-{name}"),
        control or _input(**_wired(name, error, props)),
        _note(name, hint, error),
        class_name="field",
    )


def text_area(
    label: Text, name: str, *, hint: Text = "", error: Text = "", **props: Any
) -> rx.Component:
    """A labelled text of several lines."""
    return field(
        label,
        name,
        hint=hint,
        error=error,
        control=_area(**_wired(name, error, props)),
    )


def _input(**props: Any) -> rx.Component:
    return (typed_input if _is_kept(props) else rx.el.input)(**props)


def _area(**props: Any) -> rx.Component:
    return (typed_area if _is_kept(props) else rx.el.textarea)(**props)


def _radio(**props: Any) -> rx.Component:
    return kept_radio(**props) if "on_change" in props else rx.el.input(type="radio", **props)


def _is_kept(props: dict[str, Any]) -> bool:
    """Whether the state keeps what is typed or chosen, as it is."""
    return "value" in props and "on_change" in props


def row_id(value: Text) -> rx.Component:
    """Which row a form inside `rx.foreach` is about, read back as `form["row_id"]`.

    Reflex makes the handler of a form outside the loop, where the row is not defined.
    """
    return rx.el.input(type="hidden", name="row_id", value=value)


def select_field(
    label: Text,
    name: str,
    options: Sequence[tuple[str, Text]],
    *,
    hint: Text = "",
    error: Text = "",
    **props: Any,
) -> rx.Component:
    """A labelled choice from a short fixed list of (value, label)."""
    choices = [rx.el.option(text, value=value) for value, text in options]
    return field(
        label,
        name,
        hint=hint,
        error=error,
        control=(kept_select if _is_kept(props) else rx.el.select)(
            *choices, **_wired(name, error, props)
        ),
    )


def search_box(label: Text, **props: Any) -> rx.Component:
    """A round search input with a magnifier; `label` is its name and placeholder."""
    props.setdefault("placeholder", label)
    return rx.el.div(
        rx.icon("search", size=20, aria_hidden="true"),
        _input(type="search", aria_label=label, class_name="input", **props),
        class_name="search-box grow",
    )


def switch(label: Text, *, checked: Flag, hint: Text = "", **props: Any) -> rx.Component:
    """An on/off setting that acts at once."""
    return rx.el.label(
        rx.el.span(
            rx.el.span(label, class_name="strong"),
            rx.cond(hint, rx.el.span(rx.el.br(), hint, class_name="small faint"), rx.fragment()),
            class_name="grow",
        ),
        kept_check(role="switch", checked=checked, class_name="switch", **props),
        class_name="check",
    )


def option_card(
    name: str, value: str, title: Text, detail: Text = "", *, checked: Flag, **props: Any
) -> rx.Component:
    """One choice of a radio group drawn as a card: a payment method, a disclosure."""
    return rx.el.label(
        _radio(name=name, value=value, checked=checked, **props),
        rx.el.span(
            rx.el.span(title, class_name="strong"),
            rx.cond(
                detail, rx.el.span(rx.el.br(), detail, class_name="small faint"), rx.fragment()
            ),
        ),
        class_name="option",
    )


def stepper(
    value: int | rx.Var[int], *, what: Text, on_less: Any, on_more: Any, can_more: Flag = True
) -> rx.Component:
    """A quantity with minus and plus; minus at one is the caller's to treat as remove."""
    return rx.el.div(
        icon_button("minus", said(FEWER, what=what), size=18, on_click=on_less),
        rx.el.output(value, aria_live="polite"),
        icon_button(
            "plus",
            said(MORE, what=what),
            size=18,
            on_click=on_more,
            disabled=~rx.Var.create(can_more).bool(),
        ),
        class_name="stepper",
    )


def _wired(name: str, error: Text, props: dict[str, Any]) -> dict[str, Any]:
    own = props.pop("class_name", "")
    props.setdefault("id", f"f-{name}")
    return {
        "name": name,
        "class_name": f"input {own}".strip(),
        "aria_describedby": f"n-{name}",
        "aria_invalid": rx.cond(error, "true", "false"),
        **props,
    }


def _note(name: str, hint: Text, error: Text) -> rx.Component:
    return rx.el.div(
        rx.cond(
            error,
            rx.el.span(rx.icon("circle-alert", size=16), error, class_name="error", role="alert"),
            rx.cond(hint, rx.el.span(hint, class_name="hint"), rx.fragment()),
        ),
        id=f"n-{name}",
    )
