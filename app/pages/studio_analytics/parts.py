"""Parts of both analytics pages: the sentence, cards of numbers, bars, tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import reflex as rx

from app.components.atoms import Text
from app.components.frame_words import said
from app.components.states import empty_state, error_state, skeleton
from app.pages.studio.gate import gate
from app.pages.studio_analytics.rows import (
    Bar,
    Figure,
)
from app.pages.studio_analytics.state import Numbers
from app.pages.studio_analytics.words import PAGE


def headline(state: type[Numbers]) -> rx.Component:
    """The one sentence, and how fresh it is."""
    return rx.el.div(
        rx.el.p(state.headline, class_name="an-headline"),
        rx.el.p(
            rx.el.i(class_name=rx.cond(state.is_behind, "an-dot behind", "an-dot")),
            state.fresh,
            class_name="small soft an-fresh",
        ),
        class_name="an-top",
    )


def _figure(one: Figure) -> rx.Component:
    return rx.el.div(
        rx.el.dt(one.name, class_name="small soft"),
        rx.el.dd(
            rx.el.span(one.value, class_name="an-value num"),
            rx.cond(one.beside != "", rx.el.span(one.beside, class_name="tiny soft num")),
            rx.el.span(one.definition, class_name="tiny faint an-means"),
        ),
        class_name="an-figure",
        key=one.name,
    )


def figures(many: rx.Var[list[Figure]]) -> rx.Component:
    """Numbers, each with what it means."""
    return rx.el.dl(rx.foreach(many, _figure), class_name="an-figures")


def _bar(one: Bar) -> rx.Component:
    return rx.el.li(
        rx.el.span(one.name, class_name="an-bar-name"),
        rx.el.span(one.value, class_name="num strong"),
        rx.el.span(
            rx.el.i(style={"width": one.percent.to_string() + "%"}),
            class_name="an-bar-line",
            aria_hidden="true",
        ),
        rx.cond(one.beside != "", rx.el.span(one.beside, class_name="tiny soft num an-beside")),
        class_name="an-bar",
        key=one.name,
    )


def bars(many: rx.Var[list[Bar]], label: Text, nothing: Text) -> rx.Component:
    """Shares as bars with their numbers, or what will be here."""
    return rx.cond(
        many.length() > 0,
        rx.el.ul(rx.foreach(many, _bar), class_name="an-bars", aria_label=label),
        rx.el.p(nothing, class_name="soft small"),
    )


def block(title: Text, *inside: rx.Component, note: Text = "", wide: bool = False) -> rx.Component:
    """A card with a title."""
    return rx.el.section(
        rx.el.h2(title),
        rx.cond(note, rx.el.p(note, class_name="small soft"), rx.fragment()),
        *inside,
        class_name="card an-block wide" if wide else "card an-block",
    )


def table(label: Text, heads: Iterable[Text], rows: rx.Component) -> rx.Component:
    """A table whose first column is words and whose others are numbers."""
    return rx.el.div(
        rx.el.table(
            rx.el.thead(rx.el.tr(*[rx.el.th(head, scope="col") for head in heads])),
            rx.el.tbody(rows),
            class_name="an-table",
            aria_label=label,
        ),
        class_name="an-scroll",
        tab_index=0,
        role="region",
        aria_label=label,
    )


def numbers(*values: rx.Var[str]) -> list[rx.Component]:
    """Cells of a table."""
    return [rx.el.td(value, class_name="num") for value in values]


def stages(state: type[Numbers], body: rx.Component, on_retry: Any) -> rx.Component:
    """The page while it waits, where it is closed, when it failed, and as it is."""
    waiting = rx.el.div(
        skeleton("80%", "32px"),
        skeleton("100%", "260px", radius="var(--r-card)"),
        skeleton("100%", "96px", radius="var(--r-card)"),
        class_name="stack",
        aria_busy="true",
    )
    failed = error_state(
        said(PAGE["failed"]),
        state.problem + " " + said(PAGE["counted"]).to(str),
        on_retry=on_retry,
    )
    return rx.cond(
        ~state.is_loaded,
        waiting,
        rx.cond(~state.is_allowed, gate(), rx.cond(state.problem != "", failed, body)),
    )


def nothing_yet(action: rx.Component) -> rx.Component:
    """Before the first clip."""
    return empty_state(
        "chart-no-axes-column",
        said(PAGE["nothing"]),
        said(PAGE["nothing_more"]),
        action,
    )
