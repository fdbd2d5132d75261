"""Keeps any form of a page from being sent twice by two presses in a moment."""

import reflex as rx

rx.asset("once.mjs", shared=True)


class Once(rx.NoSSRComponent):
    """The JSX part, which draws nothing. A form with `data-again` is sent as often as pressed."""

    library = rx.asset("once.jsx", shared=True).importable_path
    tag = "Once"


once = Once.create
