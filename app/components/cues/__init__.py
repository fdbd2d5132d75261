"""The list of a clip's captions, edited word by word. State hears of a change once it rests."""

from typing import Any

import reflex as rx

rx.asset("words.mjs", shared=True)
rx.asset("texts.mjs", shared=True)


def _change(
    what: rx.Var[str],
    number: rx.Var[int],
    text: rx.Var[str],
    word: rx.Var[int],
    start_ms: rx.Var[int],
    end_ms: rx.Var[int],
    is_typed: rx.Var[bool],
) -> tuple[
    rx.Var[str],
    rx.Var[int],
    rx.Var[str],
    rx.Var[int],
    rx.Var[int],
    rx.Var[int],
    rx.Var[bool],
]:
    return what, number, text, word, start_ms, end_ms, is_typed


class CueList(rx.NoSSRComponent):
    """One row for each caption; `lang` is what they are written in, `locale` what it speaks in."""

    library = rx.asset("cues.jsx", shared=True).importable_path
    tag = "CueList"

    cues: rx.Var[list[Any]]
    lang: rx.Var[str]
    duration_ms: rx.Var[int]
    can_edit: rx.Var[bool]
    locale: rx.Var[str]

    on_change: rx.EventHandler[_change]  # type: ignore[type-arg]


cue_list = CueList.create
