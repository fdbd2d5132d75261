"""The queue column."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, chip_button, chip_row
from app.pages.console.drawn import Row
from app.pages.console.state import Console


def _row(row: Row) -> rx.Component:
    notes = rx.el.span(
        rx.cond(row.reports > 0, chip(f"{row.reports} reports", tone="danger", icon="flag")),
        rx.cond(row.is_mine, chip("Yours", tone="accent")),
        rx.cond((row.taken_by != "") & ~row.is_mine, chip("With " + row.taken_by, icon="lock")),
        rx.cond(row.is_own, chip("Your own clip")),
        class_name="row tight wrap",
    )
    return rx.el.li(
        rx.el.button(
            rx.el.span(
                rx.cond(
                    row.poster_url != "", rx.el.img(src=row.poster_url, alt="", loading="lazy")
                ),
                class_name="queue-cover",
                style={"background": row.ground},
            ),
            rx.el.span(
                rx.el.span(row.why, class_name="small strong clip-1"),
                rx.el.span(row.caption, class_name="small soft clip-2"),
                rx.el.span(row.creator, " · ", row.origin, class_name="tiny faint clip-1"),
                notes,
                class_name="queue-text",
            ),
            rx.el.span(row.age, class_name="tiny num soft", title="Waiting"),
            type="button",
            class_name="queue-row",
            on_click=Console.open_case(row.id),
            aria_current=rx.cond(Console.is_open & (Console.case.id == row.id), "true", "false"),
        ),
        key=row.id,
    )


def queue_column() -> rx.Component:
    """What waits, most urgent first."""
    C = Console
    return rx.el.section(
        chip_row(
            chip_button(
                "All " + C.counts["open"].to(str),
                pressed=C.only == "all",
                on_click=C.narrow("all"),
            ),
            chip_button("Unclaimed", pressed=C.only == "open", on_click=C.narrow("open")),
            chip_button(
                "Mine " + C.counts["mine"].to(str),
                pressed=C.only == "mine",
                on_click=C.narrow("mine"),
            ),
            label="Which cases",
        ),
        rx.el.ul(rx.foreach(C.rows, _row), class_name="queue-rows"),
        rx.cond(
            C.more != "",
            rx.el.div(
                button("More", kind="secondary", on_click=C.load_more), class_name="load-more"
            ),
        ),
        class_name="queue",
        aria_label="Queue",
    )
