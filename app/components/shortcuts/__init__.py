"""Keys for a whole page: raises the pressed key, unless somebody is typing."""

from collections.abc import Sequence
from typing import Any

import reflex as rx


def _key_about(key: rx.Var[str], about: rx.Var[str]) -> tuple[rx.Var[str], rx.Var[str]]:
    return key, about


class Shortcuts(rx.NoSSRComponent):
    """Invisible; `keys` are the only ones that are raised, in lower case."""

    library = rx.asset("shortcuts.jsx", shared=True).importable_path
    tag = "Shortcuts"

    keys: rx.Var[list[str]]
    held: rx.Var[list[str]]
    about: rx.Var[str]
    on_key: rx.EventHandler[_key_about]  # type: ignore[type-arg]


def shortcuts(
    keys: Sequence[str], on_key: Any, *, held: Sequence[str] = (), about: str | rx.Var[str] = ""
) -> rx.Component:
    """Listens for `keys` while the page is shown.

    Args:
        on_key: Hears the key and what the page was about when it was pressed: a key that was meant
            for one thing must not act on the next.
        held: Keys that act again while they are held down.
    """
    return Shortcuts.create(keys=list(keys), held=list(held), about=about, on_key=on_key)
