"""Fields whose content the server keeps as well, on lines where its answers come late.

A plain field with a `value` of the state shows nothing until the server has answered, and each late
answer takes away what was typed since. These keep the text in the browser and tell it when typing
rests, when the field is left and before its form is sent; only news of the server's replaces it.
What is chosen from a list or by a button shows at once, and is taken back if it is refused.
"""

from typing import Any

import reflex as rx
from reflex.event import checked_input_event

from app.components.echo import Echo, question_spec

rx.asset("typed.mjs", shared=True)
rx.asset("kept.mjs", shared=True)
_LIBRARY = rx.asset("typed.jsx", shared=True).importable_path
_KEPT = rx.asset("kept.jsx", shared=True).importable_path


class TypedInput(rx.el.Input):
    """`rx.el.input` with `value` and `on_change`."""

    library = _LIBRARY
    tag = "TypedInput"


class TypedArea(rx.el.Textarea):
    """`rx.el.textarea` with `value` and `on_change`."""

    library = _LIBRARY
    tag = "TypedArea"


typed_input = TypedInput.create
typed_area = TypedArea.create


class KeptSelect(rx.el.Select):
    """`rx.el.select` with `value` and `on_change`."""

    library = _KEPT
    tag = "KeptSelect"

    heard: rx.Var[str]
    on_ask: rx.EventHandler[question_spec]  # type: ignore[type-arg]


class KeptCheck(rx.el.Input):
    """A check box with `checked` and `on_change`."""

    library = _KEPT
    tag = "KeptCheck"

    on_change: rx.EventHandler[checked_input_event]  # type: ignore[type-arg]
    heard: rx.Var[str]
    on_ask: rx.EventHandler[question_spec]  # type: ignore[type-arg]


class KeptRadio(rx.el.Input):
    """A radio button with `checked` and `on_change`; all of one `name` are one choice."""

    library = _KEPT
    tag = "KeptRadio"

    heard: rx.Var[str]
    on_ask: rx.EventHandler[question_spec]  # type: ignore[type-arg]


def kept_select(*options: rx.Component, **props: Any) -> rx.Component:
    """A list of which one entry is chosen."""
    return KeptSelect.create(*options, heard=Echo.heard, on_ask=Echo.ask, **props)


def kept_check(**props: Any) -> rx.Component:
    """A check box or switch."""
    return KeptCheck.create(heard=Echo.heard, on_ask=Echo.ask, **props)


def kept_radio(**props: Any) -> rx.Component:
    """One of several buttons."""
    return KeptRadio.create(heard=Echo.heard, on_ask=Echo.ask, **props)
