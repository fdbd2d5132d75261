"""The lists of the studio's home: what needs its creator, then every clip with numbers."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import chip_button, chip_row, progress
from app.components.charts import Spark
from app.components.frame_words import said
from app.pages.studio.drawn import LOOKS, ClipRow, Todo
from app.pages.studio.state import Studio
from app.pages.studio.words import FILTERS, HOME, LISTS
from core.languages import Pair


def status_chip(state: rx.Var[str], headline: rx.Var[str], tone: rx.Var[str]) -> rx.Component:
    """A clip's state in words, colour and sign."""
    icons = [
        (s.value, rx.icon(icon, size=14, aria_hidden="true")) for s, (_, icon) in LOOKS.items()
    ]
    return rx.el.span(
        rx.match(state, *icons, rx.fragment()),
        headline,
        class_name="chip status " + tone + " " + state,
    )


def cover(row: ClipRow) -> rx.Component:
    """A clip's picture, or its colours until there is one."""
    return rx.el.span(
        rx.cond(
            row.poster_url != "",
            rx.el.img(src=row.poster_url, alt="", loading="lazy"),
            rx.icon("film", size=20, aria_hidden="true"),
        ),
        rx.el.span(row.runtime, class_name="runtime num"),
        class_name="studio-cover",
        style={"background": row.ground},
    )


def _card(row: ClipRow) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            cover(row),
            rx.el.span(
                status_chip(row.state, row.headline, row.tone),
                rx.el.span(row.caption, class_name="strong clip-2", lang=row.lang),
                rx.cond(
                    row.is_processing,
                    rx.el.span(
                        progress(row.percent, label=said(LISTS["preparing"])),
                        rx.el.span(row.percent, " %", class_name="tiny num soft"),
                        class_name="row tight studio-progress",
                    ),
                    rx.cond(
                        row.why != "",
                        rx.el.span(row.why, class_name="small soft why-text", lang=row.why_lang),
                    ),
                ),
                rx.el.span(
                    row.step,
                    rx.icon("arrow-right", size=16, aria_hidden="true"),
                    class_name="small link row tight",
                ),
                class_name="stack tight grow",
            ),
            href=row.link,
            class_name="card studio-card " + row.tone,
        ),
        key=row.id,
    )


def _todo(todo: Todo) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.match(
                    todo.icon,
                    ("upload", rx.icon("upload", size=20, aria_hidden="true")),
                    ("handshake", rx.icon("handshake", size=20, aria_hidden="true")),
                    ("message", rx.icon("message-square-text", size=20, aria_hidden="true")),
                    rx.icon("message-circle", size=20, aria_hidden="true"),
                ),
                class_name="todo-mark",
            ),
            rx.el.span(
                rx.el.span(todo.title, class_name="strong"),
                rx.el.span(todo.text, class_name="small soft clip-2", lang=todo.lang),
                class_name="stack grow",
            ),
            rx.icon("arrow-right", size=16, aria_hidden="true"),
            href=todo.link,
            class_name="card studio-todo",
        ),
        key=todo.key,
    )


def attention() -> rx.Component:
    """What waits for the creator, and what is on its way."""
    return rx.cond(
        (Studio.first.length() > 0) | (Studio.todos.length() > 0),
        rx.el.section(
            rx.el.h2(said(LISTS["first"])),
            rx.cond(
                Studio.todos.length() > 0,
                rx.el.ul(rx.foreach(Studio.todos, _todo), class_name="studio-first"),
            ),
            rx.el.ul(rx.foreach(Studio.first, _card), class_name="studio-first"),
            class_name="section",
            aria_live="polite",
        ),
    )


def _number(label: Pair, value: rx.Var[str] | rx.Component, is_live: rx.Var[bool]) -> rx.Component:
    return rx.el.td(
        rx.el.span(said(label), class_name="cell-name"),
        rx.cond(is_live, value, rx.el.span("–", class_name="faint")),
        role="cell",
        class_name="num cell-number",
    )


def _row(row: ClipRow) -> rx.Component:
    curve = Spark.create(points=row.curve, label=row.curve_said)
    sales = rx.el.span(
        row.sales,
        rx.cond(row.revenue != "", rx.el.span(row.revenue, class_name="tiny soft")),
        class_name="stack cell-sales",
    )
    analytics = rx.el.a(
        rx.icon("chart-no-axes-column", size=18, aria_hidden="true"),
        rx.el.span(said(HOME["analytics"])),
        rx.el.span(said(HOME["analytics_of"], caption=row.caption), class_name="sr"),
        href=row.link + "/analytics",
        class_name="btn ghost s",
    )
    return rx.el.tr(
        rx.el.td(
            rx.el.a(
                cover(row),
                rx.el.span(
                    rx.el.span(row.caption, class_name="strong clip-2", lang=row.lang),
                    rx.el.span(row.when, class_name="tiny faint"),
                    rx.cond(
                        row.stock_note != "",
                        rx.el.span(row.stock_note, class_name="tiny soft"),
                    ),
                    class_name="stack",
                ),
                href=row.link,
                class_name="studio-name",
            ),
            role="cell",
            class_name="cell-clip",
        ),
        rx.el.td(
            status_chip(row.state, row.headline, row.tone), role="cell", class_name="cell-status"
        ),
        _number(LISTS["views"], row.views, row.is_live),
        _number(LISTS["there"], curve, row.is_live),
        _number(LISTS["taps"], row.taps, row.is_live),
        _number(LISTS["sales"], sales, row.is_live),
        rx.el.td(rx.cond(row.is_live, analytics), role="cell", class_name="cell-analytics"),
        role="row",
        class_name=rx.cond(row.is_live, "live", ""),
        key=row.id,
    )


def _head(name: str, *, is_explained: bool = True) -> rx.Component:
    explained = said(LISTS[f"{name}_more"]) if is_explained else ""
    return rx.el.th(said(LISTS[name]), scope="col", role="columnheader", title=explained)


def clips() -> rx.Component:
    """Every clip with its state and its numbers; cards on a phone, a table on a desk."""
    filters = [
        chip_button(said(label), pressed=Studio.only == key, on_click=Studio.narrow(key))
        for key, label in FILTERS
    ]
    return rx.el.section(
        rx.el.div(
            rx.el.h2(said(LISTS["yours"])),
            chip_row(*filters, label=said(LISTS["which"])),
            class_name="studio-head",
        ),
        rx.cond(
            Studio.rows.length() > 0,
            rx.el.table(
                rx.el.thead(
                    rx.el.tr(
                        _head("clip", is_explained=False),
                        _head("status", is_explained=False),
                        _head("views"),
                        _head("there"),
                        _head("taps"),
                        _head("sales"),
                        rx.el.th(rx.el.span(said(HOME["analytics"]), class_name="sr"), scope="col"),
                        role="row",
                    ),
                    role="rowgroup",
                ),
                rx.el.tbody(rx.foreach(Studio.rows, _row), role="rowgroup"),
                role="table",
                class_name="studio-table",
                aria_label=said(LISTS["yours"]),
            ),
            rx.el.p(said(LISTS["none"]), class_name="soft studio-none"),
        ),
        rx.cond(
            Studio.more != "",
            rx.el.div(
                rx.el.button(
                    said(LISTS["older"]),
                    type="button",
                    class_name="btn secondary",
                    on_click=Studio.load_more,
                ),
                class_name="load-more",
            ),
        ),
        class_name="section",
    )
