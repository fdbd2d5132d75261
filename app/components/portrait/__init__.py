"""One's own portrait: choose a picture, see it checked, take it off. Talks to the API by itself."""

from typing import Any

import reflex as rx

rx.asset("picture.mjs", shared=True)
rx.asset("words.mjs", shared=True)


def _url(url: rx.Var[str]) -> tuple[rx.Var[str]]:
    return (url,)


class Portrait(rx.NoSSRComponent):
    """The JSX portrait with its two buttons; errors stand beside them."""

    library = rx.asset("portrait.jsx", shared=True).importable_path
    tag = "Portrait"

    url: rx.Var[str]
    name: rx.Var[str]
    locale: rx.Var[str]
    on_change: rx.EventHandler[_url]  # type: ignore[type-arg]
    on_refuse: rx.EventHandler[rx.event.no_args_event_spec]  # type: ignore[type-arg]


def portrait(**props: Any) -> rx.Component:
    """The portrait.

    Args:
        url: Where it is; empty for none.
        name: Whose first letter stands in for it.
        locale: In which it speaks.
        on_change: Gets the new address once it shows; empty when it was taken off.
        on_refuse: Called when the rules keep a picture back, which its owner may contest.
    """
    return Portrait.create(**props)
