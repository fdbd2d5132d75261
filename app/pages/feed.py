"""The feed."""

import reflex as rx


@rx.page("/", title="Jhalak")
def feed() -> rx.Component:
    """The first page."""
    return rx.el.main(rx.el.h1("Jhalak"))
