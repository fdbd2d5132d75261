"""A labelled number that is kept when it rests, and a button that reads a text file."""

import reflex as rx


def _number(value: rx.Var[float]) -> tuple[rx.Var[float]]:
    return (value,)


def _text(text: rx.Var[str]) -> tuple[rx.Var[str]]:
    return (text,)


class NumberBox(rx.NoSSRComponent):
    """A labelled number that is kept when it rests."""

    library = rx.asset("number_box.jsx", shared=True).importable_path
    tag = "NumberBox"

    label: rx.Var[str]
    value: rx.Var[float]
    min: rx.Var[float]
    max: rx.Var[float]
    step: rx.Var[float]
    unit: rx.Var[str]
    disabled: rx.Var[bool]
    revision: rx.Var[int]
    on_keep: rx.EventHandler[_number]  # type: ignore[type-arg]


class TextFile(rx.NoSSRComponent):
    """A button that reads a text file of the viewer's."""

    library = rx.asset("number_box.jsx", shared=True).importable_path
    tag = "TextFile"

    label: rx.Var[str]
    accept: rx.Var[str]
    disabled: rx.Var[bool]
    on_text: rx.EventHandler[_text]  # type: ignore[type-arg]


number_box = NumberBox.create
text_file = TextFile.create
