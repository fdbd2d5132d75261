"""The page for addresses where nothing is."""

import reflex as rx


@rx.page("404", title="Nothing here · Jhalak")
def missing() -> rx.Component:
    """Says so, and offers one way on."""
    return rx.el.main(
        rx.el.h1("Nothing here"),
        rx.el.p("This clip or page is gone, or the address has a slip in it."),
        rx.el.a("To the feed", href="/"),
        class_name="frame-main narrow",
    )
