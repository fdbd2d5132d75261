"""The text of a version, and what it would have changed."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button
from app.components.fields import field, select_field
from app.components.lined import lined_text
from app.components.states import notice
from app.pages.console_rules.drawn import Example, Shift
from app.pages.console_rules.state import NEW
from app.pages.console_rules.state import Rules as R

_DAYS = [("1", "the last day"), ("7", "the last 7 days"), ("14", "the last 14 days"),
         ("30", "the last 30 days"), ("90", "the last 90 days")]  # fmt: skip


def table(heads: tuple[str, ...], body: rx.Component, label: str) -> rx.Component:
    """A table that scrolls sideways when it must."""
    return rx.el.div(
        rx.el.table(
            rx.el.thead(rx.el.tr(*[rx.el.th(head, scope="col") for head in heads])),
            rx.el.tbody(body),
            class_name="board-table text",
        ),
        class_name="board-scroll",
        tab_index=0,
        role="region",
        aria_label=label,
    )


def _shift(shift: Shift) -> rx.Component:
    return rx.el.tr(
        rx.el.th(rx.cond(shift.title != "", shift.title, "Any label"), scope="row"),
        rx.el.td(shift.before),
        rx.el.td(shift.after),
        rx.el.td(shift.count, class_name="num strong"),
        rx.el.td(rx.cond(shift.harm != "", shift.harm, "not weighed"), class_name="num"),
    )


def _example(example: Example) -> rx.Component:
    return rx.el.tr(
        rx.el.th(rx.el.a(example.at, href=example.link, class_name="link"), scope="row"),
        rx.el.td(example.label),
        rx.el.td(example.change),
        rx.el.td(example.score, class_name="num"),
        rx.el.td(example.where, class_name="tiny"),
    )


def shifts(rows: rx.Var[list[Shift]], label: str) -> rx.Component:
    """Where verdicts go."""
    heads = ("Label", "Now", "Then", "Verdicts", "Harm × score")
    return rx.cond(rows.length() > 0, table(heads, rx.foreach(rows, _shift), label))


def _ahead() -> rx.Component:
    return rx.el.section(
        rx.el.h3("What would have changed", class_name="eyebrow"),
        rx.el.div(
            select_field(
                "Held against",
                "days",
                _DAYS,
                value=R.days.to_string(),
                on_change=R.set_days,
            ),
            button(
                "Look ahead",
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
                shifts(R.shifts, "Verdicts that would change, by label"),
                rx.cond(
                    R.examples.length() > 0,
                    rx.el.details(
                        rx.el.summary("Examples", class_name="small strong"),
                        table(
                            ("When", "Label", "Change", "Score", "Where"),
                            rx.foreach(R.examples, _example),
                            "Verdicts that would be others",
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
        field("Why these rules", "why", max_length=500, hint="Whoever reads them later sees it."),
        button("Keep as a draft", icon="save", type="submit"),
        on_submit=R.keep,
        class_name="stack tight",
    )


def text_part() -> rx.Component:
    """The text with its lines; written anew by admins, read by everybody else."""
    is_new = R.chosen == NEW
    return rx.el.section(
        rx.el.h2(
            rx.cond(is_new, "A new version", "Version " + R.chosen_name), class_name="rules-title"
        ),
        rx.cond(
            is_new,
            notice(
                "Give it a version of its own in its second line. It is kept as a draft first.",
                icon="pencil",
            ),
        ),
        lined_text(
            of=R.text_of,
            value=R.text,
            label="Text of the rules",
            wrong_line=R.wrong_line,
            wrong=R.wrong,
            read_only=~is_new,
            on_rest=R.set_text,
        ),
        _ahead(),
        rx.cond(is_new, _keep()),
        class_name="stack rules-text",
    )
