"""Rows of the taste page."""

from __future__ import annotations

from typing import Any

import reflex as rx

from app.components.atoms import avatar, button, icon_button
from app.components.frame_words import ANY, said
from app.pages.own_words import QUIET
from app.pages.taste.state import NegativeRow, TasteRow, TasteState
from app.pages.taste.words import TASTE
from app.words import REMOVE
from core.languages import Pair


def section(title: Pair, shown: rx.Var[bool], content: rx.Component) -> rx.Component:
    """A headed part of the page; nothing while there is nothing in it."""
    return rx.cond(shown, rx.el.section(rx.el.h2(said(title)), content, class_name="section"))


def taste_list(
    rows: rx.Var[list[TasteRow]], label: Pair, *, can_remove: bool = True
) -> rx.Component:
    """Names with their bars, each with more, less and remove."""
    return rx.el.ul(
        rx.foreach(rows, lambda row: _taste_row(row, can_remove)),
        class_name="taste-list",
        aria_label=said(label),
    )


def _taste_row(row: rx.Var[TasteRow], can_remove: bool) -> rx.Component:
    bar = rx.el.span(
        rx.el.i(style={"width": row.percent.to_string() + "%"}),
        class_name=rx.cond(row.is_against, "taste-bar against", "taste-bar"),
        role="img",
        aria_label=rx.cond(
            row.is_against,
            said(TASTE["disliked"], percent=row.percent),
            said(TASTE["liked"], percent=row.percent),
        ),
    )
    remove = icon_button(
        "x",
        said(REMOVE) + ": " + row.label,
        size=20,
        on_click=TasteState.turn(row.kind, row.value, "off"),
    )
    back = icon_button(
        "undo-2",
        said(TASTE["learned"]) + ": " + row.label,
        size=20,
        on_click=TasteState.turn(row.kind, row.value, row.level),
    )
    return rx.el.li(
        rx.el.div(
            rx.cond(row.is_person, avatar(row.image_url, row.label, size=40)),
            rx.el.div(
                rx.el.span(
                    rx.el.span(row.label, lang=ANY),
                    rx.cond(
                        row.said != "",
                        rx.el.span("\u2002" + row.said, class_name="taste-said"),
                    ),
                    class_name="clip-1",
                ),
                bar,
                class_name="stack grow",
            ),
            class_name="taste-name",
        ),
        rx.el.div(
            _turn(row, "thumbs-up", "more"),
            _turn(row, "thumbs-down", "less"),
            rx.cond(row.level != "", back, remove if can_remove else rx.fragment()),
            class_name="taste-turn",
        ),
        key=row.kind + row.value,
        class_name="taste-row",
    )


def _turn(row: rx.Var[TasteRow], icon: str, level: str) -> rx.Component:
    return icon_button(
        icon,
        said(TASTE[level]) + ": " + row.label,
        size=20,
        aria_pressed=rx.cond(row.level == level, "true", "false"),
        on_click=TasteState.turn(row.kind, row.value, level),
    )


def negative_list(rows: rx.Var[list[NegativeRow]]) -> rx.Component:
    """What was turned down, each to be taken back."""
    return _list(
        rows,
        TASTE["refused"],
        TASTE["allow"],
        lambda row: TasteState.take_back(row.scope, row.value),
    )


def blocked_list(rows: rx.Var[list[NegativeRow]]) -> rx.Component:
    """Who was blocked, each to be unblocked."""
    return _list(
        rows,
        QUIET["blocked"],
        QUIET["unblock"],
        lambda row: TasteState.unblock(row.handle, row.value),
    )


def _list(rows: rx.Var[list[NegativeRow]], label: Pair, word: Pair, handler: Any) -> rx.Component:
    def row_of(row: rx.Var[NegativeRow]) -> rx.Component:
        return rx.el.li(
            rx.el.div(
                rx.cond(row.image_url != "", avatar(row.image_url, row.label, size=40)),
                rx.el.div(
                    rx.el.span(row.label, class_name="clip-1", lang=ANY),
                    rx.el.span(row.what, class_name="taste-said"),
                    class_name="grow",
                ),
                class_name="taste-name",
            ),
            button(
                said(word),
                kind="secondary",
                size="s",
                on_click=handler(row),
                aria_label=said(word) + ": " + row.label,
            ),
            key=row.scope + row.value,
            class_name="taste-row",
        )

    return rx.el.ul(rx.foreach(rows, row_of), class_name="taste-list", aria_label=said(label))
