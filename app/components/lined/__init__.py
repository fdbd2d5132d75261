"""A long text with numbered lines, one of which can be marked as wrong."""

from typing import Any

import reflex as rx

rx.asset("lines.mjs", shared=True)


def _text(text: rx.Var[str]) -> tuple[rx.Var[str]]:
    return (text,)


class LinedText(rx.NoSSRComponent):
    """The JSX field. What is typed stays in the browser until it rests or the field is left."""

    library = rx.asset("lined.jsx", shared=True).importable_path
    tag = "LinedText"

    of: rx.Var[str]
    value: rx.Var[str]
    label: rx.Var[str]
    wrong_line: rx.Var[int]
    wrong: rx.Var[str]
    read_only: rx.Var[bool]
    on_rest: rx.EventHandler[_text]  # type: ignore[type-arg]


def lined_text(**props: Any) -> rx.Component:
    """The field.

    Args:
        of: Names the text; another one replaces what was typed.
        wrong_line: Counted from 1; 0 for none. It is scrolled to and chosen when it changes.
        wrong: What is wrong there, announced.
    """
    return LinedText.create(**props)
