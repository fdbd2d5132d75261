"""Says whether what was typed is kept, from the first keystroke on, and warns before it is lost."""

from typing import Any

import reflex as rx

from app.components.echo import Echo, question_spec

rx.asset("ledger.mjs", shared=True)
rx.asset("words.mjs", shared=True)


class SaveState(rx.NoSSRComponent):
    """The JSX badge. It listens to every input below `scope`, but not below `data-quiet="true"`."""

    library = rx.asset("autosave.jsx", shared=True).importable_path
    tag = "SaveState"

    scope: rx.Var[str]
    heard: rx.Var[str]
    problem: rx.Var[str]
    locale: rx.Var[str]
    on_ask: rx.EventHandler[question_spec]  # type: ignore[type-arg]


def save_state(**props: Any) -> rx.Component:
    """The badge.

    Args:
        scope: Selector of what saves by itself, by handlers that are not in the background.
        problem: Why the last change was not kept; empty when it was.
        locale: In which it speaks.
    """
    return SaveState.create(heard=Echo.heard, on_ask=Echo.ask, **props)
