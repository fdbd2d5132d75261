"""Says whether what was typed is kept, from the first keystroke on, and warns before it is lost."""

from typing import Any

import reflex as rx

rx.asset("ledger.mjs", shared=True)
rx.asset("words.mjs", shared=True)


class SaveState(rx.NoSSRComponent):
    """The JSX badge. It listens to every input below `scope`, but not below `data-quiet="true"`."""

    library = rx.asset("autosave.jsx", shared=True).importable_path
    tag = "SaveState"

    scope: rx.Var[str]
    answers: rx.Var[int]
    problem: rx.Var[str]
    locale: rx.Var[str]


def save_state(**props: Any) -> rx.Component:
    """The badge.

    Args:
        scope: Selector of what saves by itself.
        answers: Grows by one with each answer of the server to a change, kept or refused.
        problem: Why the last change was not kept; empty when it was.
        locale: In which it speaks.
    """
    return SaveState.create(**props)
