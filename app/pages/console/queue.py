"""The queue column: what the reviewer has seen today, filters, and what waits with its reasons."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, chip_button, chip_row
from app.components.frame_words import ANY, said
from app.components.states import notice
from app.pages.console.acts import Acts as C
from app.pages.console.row_words import ROW
from app.pages.console.rows import Budget, Row
from app.pages.console.words import FILTERS, QUEUE, ROOM

# What is counted under another name than it is asked for by.
_COUNTS = {"all": "open", "open": "unclaimed"}


def _facts(row: Row) -> rx.Component:
    return rx.el.span(
        row.creator,
        " · ",
        row.origin,
        rx.cond(row.queue != "", " · " + row.queue, ""),
        rx.cond(row.language != "", " · " + row.language, ""),
        class_name="tiny faint",
    )


def _chips(row: Row) -> rx.Component:
    return rx.el.span(
        rx.cond(
            row.due != "",
            rx.cond(
                row.is_near,
                chip(row.due, tone="danger", icon="alarm-clock"),
                chip(row.due, icon="clock"),
            ),
        ),
        rx.cond(row.reports == 1, chip(said(ROW["report"]), tone="danger", icon="flag")),
        rx.cond(
            row.reports > 1,
            chip(said(ROW["reports"], count=row.reports), tone="danger", icon="flag"),
        ),
        rx.cond(row.skips != "", chip(row.skips, icon="skip-forward")),
        rx.cond(row.needs_lead, chip(said(ROW["for_lead"]), icon="shield")),
        rx.cond(row.is_mine, chip(said(ROW["mine"]), tone="accent")),
        rx.cond(
            (row.taken_by != "") & ~row.is_mine,
            chip(said(ROW["taken"], name=row.taken_by), icon="lock"),
        ),
        rx.cond(row.is_own, chip(said(ROW["own"]))),
        rx.cond(
            ~row.is_offered & ~row.is_own & ~row.is_mine, chip(said(ROW["others"]), icon="users")
        ),
        class_name="row tight wrap",
    )


def _row(row: Row) -> rx.Component:
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
                rx.el.span(
                    rx.el.span(row.why, class_name="small strong clip-1"),
                    rx.el.span(row.age, class_name="tiny num soft", title=said(ROW["waiting"])),
                    class_name="queue-head",
                ),
                rx.el.span(row.caption, class_name="small soft clip-2", lang=ANY),
                _facts(row),
                rx.cond(
                    row.why_here != "", rx.el.span(row.why_here, class_name="tiny soft queue-why")
                ),
                _chips(row),
                class_name="queue-text",
            ),
            type="button",
            class_name="queue-row",
            on_click=C.open_case(row.id),
            aria_current=rx.cond(C.is_open & (C.case.id == row.id), "true", "false"),
        ),
        key=row.id,
    )


def _budget(budget: Budget) -> rx.Component:
    return rx.el.div(
        rx.el.span(budget.title, class_name="tiny strong"),
        rx.el.span(budget.said, class_name="tiny num soft push"),
        rx.el.span(
            rx.el.i(style={"width": budget.percent.to_string() + "%"}),
            class_name=rx.cond(budget.is_spent, "budget-bar spent", "budget-bar"),
            aria_hidden="true",
        ),
        class_name="budget",
    )


def _shown_today() -> rx.Component:
    return rx.el.section(
        rx.el.h2(said(QUEUE["shown"]), class_name="tiny soft"),
        rx.foreach(C.budgets, _budget),
        rx.cond(C.is_spent, notice(said(QUEUE["enough"]), tone="success", icon="leaf")),
        class_name="budgets",
        aria_label=said(QUEUE["shown_today"]),
    )


def queue_column() -> rx.Component:
    """What waits, most urgent first."""
    return rx.el.section(
        rx.el.div(
            button(
                said(QUEUE["next"]), icon="arrow-right", on_click=C.open_next, class_name="grow"
            ),
            class_name="row",
        ),
        _shown_today(),
        chip_row(
            *[
                chip_button(
                    said(name, count=C.counts[_COUNTS.get(only, only)].to(str)),
                    pressed=C.only == only,
                    on_click=C.narrow(only),
                )
                for only, name in FILTERS.items()
            ],
            label=said(QUEUE["which"]),
            class_name="queue-filters",
        ),
        rx.cond(
            C.rows.length() > 0,
            rx.el.ul(rx.foreach(C.rows, _row), class_name="queue-rows"),
            rx.el.p(said(QUEUE["none"]), class_name="small soft queue-none"),
        ),
        rx.cond(
            C.counts["elsewhere"] != "0",
            rx.el.p(
                said(QUEUE["elsewhere"], count=C.counts["elsewhere"].to(str)),
                class_name="tiny faint queue-none",
            ),
        ),
        rx.cond(
            C.more != "",
            rx.el.div(
                button(said(ROOM["more"]), kind="secondary", on_click=C.load_more),
                class_name="load-more",
            ),
        ),
        class_name="queue",
        aria_label=said(ROOM["queue"]),
    )
