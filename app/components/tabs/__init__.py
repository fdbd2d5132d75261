"""Tabs of a page's panels: `tab-{key}` controls `panel-{key}`."""

from typing import Any

import reflex as rx


def _key(key: rx.Var[str]) -> tuple[rx.Var[str]]:
    return (key,)


class Tabs(rx.NoSSRComponent):
    """The JSX tabs; children are their icons, in order."""

    library = rx.asset("tabs.jsx", shared=True).importable_path
    tag = "Tabs"

    label: rx.Var[str]
    tabs: rx.Var[list[dict[str, Any]]]
    current: rx.Var[str]
    on_open: rx.EventHandler[_key]  # type: ignore[type-arg]


tabs = Tabs.create
