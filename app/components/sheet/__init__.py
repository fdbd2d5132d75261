"""A sheet from below on a phone, a panel at the right on a desk; half first, full on drag."""

from typing import Any, Literal

import reflex as rx

from app.components.frame_words import said
from core.languages import Pair

CLOSE: Pair = ("Close", "बंद करें")

rx.asset("snap.mjs", shared=True)


class Sheet(rx.NoSSRComponent):
    """The JSX sheet; it traps the focus, closes by Escape, shade or drag, and gives focus back."""

    library = rx.asset("sheet.jsx", shared=True).importable_path
    tag = "Sheet"

    open: rx.Var[bool]
    title: rx.Var[str]
    size: rx.Var[str]
    hide_title: rx.Var[bool]
    lang: rx.Var[str]
    closing: rx.Var[str]
    on_close: rx.EventHandler[rx.event.no_args_event_spec]  # type: ignore[type-arg]


def sheet(
    *children: rx.Component,
    title: str | rx.Var[str],
    open: bool | rx.Var[bool],
    on_close: Any,
    size: Literal["half", "auto", "full"] = "half",
    hide_title: bool = False,
    lang: str | rx.Var[str] | None = None,
) -> rx.Component:
    """A modal sheet; give the part that stays at the thumb the class `sheet-foot`, as last child.

    Args:
        size: `half` opens at 62 % and drags to 94 %, `auto` is as high as its content.
        lang: Of all that the sheet says, where it is not the document's.
    """
    written = {} if lang is None else {"lang": lang}
    return Sheet.create(
        *children,
        title=title,
        open=open,
        on_close=on_close,
        size=size,
        hide_title=hide_title,
        closing=said(CLOSE),
        **written,
    )
