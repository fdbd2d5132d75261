"""Keys for a whole page: raises the pressed key, unless somebody is typing."""

from typing import Any

import reflex as rx


def _one_key(key: rx.Var[str]) -> tuple[rx.Var[str]]:
    return (key,)


class Shortcuts(rx.NoSSRComponent):
    """Invisible; `keys` are the only ones that are raised, in lower case."""

    library = rx.asset("shortcuts.jsx", shared=True).importable_path
    tag = "Shortcuts"

    keys: rx.Var[list[str]]
    on_key: rx.EventHandler[_one_key]  # type: ignore[type-arg]


def shortcuts(keys: list[str], on_key: Any) -> rx.Component:
    """Listens for `keys` while the page is shown."""
    return Shortcuts.create(keys=keys, on_key=on_key)
