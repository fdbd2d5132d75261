"""The text of a version, and what it would have changed."""

from __future__ import annotations

from collections.abc import Sequence

import reflex as rx

from app.components.atoms import button
from app.components.fields import field, select_field
from app.components.frame_words import ANY, said
from app.components.lined import lined_text
from app.components.states import notice
from app.pages.console_rules.drawn import Example, Shift
from app.pages.console_rules.state import NEW
from app.pages.console_rules.state import Rules as R
from app.pages.console_rules.words import TEXT
from core.languages import Pair

_DAYS = (7, 14, 30, 90)


def table(heads: Sequence[Pair], body: rx.Component, label: Pair) -> rx.Component:
    """A table that scrolls sideways when it must."""
    return rx.el.div(
        rx.el.table(
            rx.el.thead(rx.el.tr(*[rx.el.th(said(head), scope="col") for head in heads])),
            rx.el.tbody(body),
            class_name="board-table text",
        ),
        class_name="board-scroll",
        tab_index=0,
        role="region",
        aria_label=said(label),
    )


def _shift(shift: Shift) -> rx.Component:
    return rx.el.tr(
        rx.el.th(rx.cond(shift.title != "", shift.title, said(TEXT["any"])), scope="row"),
        rx.el.td(shift.before),
        rx.el.td(shift.after),
        rx.el.td(shift.count, class_name="num strong"),
        rx.el.td(
            rx.cond(shift.harm != "", shift.harm, said(TEXT["not_weighed"])), class_name="num"
        ),
    )


def _example(example: Example) -> rx.Component:
    return rx.el.tr(
        rx.el.th(rx.el.a(example.at, href=example.link, class_name="link"), scope="row"),
        rx.el.td(example.label, lang=ANY),
        rx.el.td(example.change),
        rx.el.td(example.score, class_name="num"),
        rx.el.td(example.where, class_name="tiny", lang=ANY),
    )


def shifts(rows: rx.Var[list[Shift]], label: Pair) -> rx.Component:
    """Where verdicts go."""
    heads = [TEXT[head] for head in ("label", "now", "then", "verdicts", "harm")]
    return rx.cond(rows.length() > 0, table(heads, rx.foreach(rows, _shift), label))


def _ahead() -> rx.Component:
    days = [("1", said(TEXT["day"]))]
    days += [(str(count), said(TEXT["days"], count=str(count))) for count in _DAYS]
    return rx.el.section(
        rx.el.h3(said(TEXT["ahead"]), class_name="eyebrow"),
        rx.el.div(
            select_field(
                said(TEXT["against"]),
                "days",
                days,
                value=R.days.to_string(),
                on_change=R.set_days,
            ),
            button(
                said(TEXT["look"]),
                kind="secondary",
                icon="telescope",
                busy=R.is_previewing,
                on_click=R.look_ahead,
            ),
            class_name="row wrap rules-ahead",
        ),
        rx.cond(
            R.preview != "",
            rx.el.div(
                rx.el.p(R.preview, class_name="strong", role="status"),
                shifts(R.shifts, TEXT["shifts"]),
                rx.cond(
                    R.examples.length() > 0,
                    rx.el.details(
                        rx.el.summary(said(TEXT["examples"]), class_name="small strong"),
                        table(
                            [TEXT[head] for head in ("when", "label", "change", "score", "where")],
                            rx.foreach(R.examples, _example),
                            TEXT["others"],
                        ),
                    ),
                ),
                class_name="stack",
            ),
        ),
        class_name="stack",
    )


def _keep() -> rx.Component:
    return rx.el.form(
        field(said(TEXT["why"]), "why", max_length=500, hint=said(TEXT["why_more"])),
        button(said(TEXT["keep"]), icon="save", type="submit"),
        on_submit=R.keep,
        class_name="stack tight",
    )


def text_part() -> rx.Component:
    """The text with its lines; written anew by admins, read by everybody else."""
    is_new = R.chosen == NEW
    return rx.el.section(
        rx.el.h2(
            rx.cond(is_new, said(TEXT["new"]), said(TEXT["version"], name=R.chosen_name)),
            class_name="rules-title",
        ),
        rx.cond(
            is_new,
            notice(said(TEXT["own_name"]), icon="pencil"),
        ),
        lined_text(
            of=R.text_of,
            value=R.text,
            label=said(TEXT["text"]),
            wrong_line=R.wrong_line,
            wrong=R.wrong,
            read_only=~is_new,
            on_rest=R.set_text,
        ),
        _ahead(),
        rx.cond(is_new, _keep()),
        class_name="stack rules-text",
    )
