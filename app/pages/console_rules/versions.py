"""The list of versions, and what can be done with the chosen one."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip
from app.components.fields import field
from app.components.frame_words import ANY, language, said
from app.components.sheet import sheet
from app.pages.console_rules.drawn import SHIPPED, Version
from app.pages.console_rules.state import NEW
from app.pages.console_rules.state import Rules as R
from app.pages.console_rules.text import shifts
from app.pages.console_rules.words import SURE, VERSIONS


def _row(version: Version) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            rx.el.span(
                rx.el.span(version.name, class_name="small strong"),
                rx.match(
                    version.state,
                    ("live", chip(version.state_text, tone="success", icon="check")),
                    ("slice", chip(version.state_text, tone="accent")),
                    ("shadow", chip(version.state_text, tone="highlight")),
                    chip(version.state_text),
                ),
                class_name="row tight wrap",
            ),
            rx.cond(
                version.note != "", rx.el.span(version.note, class_name="small soft", lang=ANY)
            ),
            rx.el.span(
                rx.cond(version.who != "", version.who + " · ", ""),
                version.sha,
                class_name="tiny faint num",
            ),
            type="button",
            class_name="version",
            aria_current=rx.cond(R.chosen == version.id, "true", "false"),
            on_click=R.choose(version.id),
        ),
        key=version.id,
    )


def _slice() -> rx.Component:
    return rx.el.form(
        field(
            said(VERSIONS["share"]),
            "share",
            type="number",
            min="0.1",
            max="100",
            step="0.1",
            default_value="5",
            hint=said(VERSIONS["share_more"]),
        ),
        button(said(VERSIONS["to_slice"]), kind="secondary", size="s", type="submit"),
        on_submit=R.to_slice,
        class_name="stack tight",
    )


def _can(*states: str) -> rx.Var[bool]:
    return rx.Var.create(list(states)).contains(R.chosen_state)


def _steps() -> rx.Component:
    """The server knows which steps there are; these are offered where they can work."""
    return rx.el.section(
        rx.el.h3(said(VERSIONS["reach"]), class_name="eyebrow"),
        rx.cond(
            _can("draft", "slice", "retired"),
            button(
                said(VERSIONS["to_shadow"]),
                kind="secondary",
                size="s",
                icon="eye-off",
                on_click=R.to_shadow,
            ),
        ),
        rx.cond(_can("draft", "shadow", "slice"), _slice()),
        rx.cond(
            _can("draft", "shadow", "slice"),
            rx.el.div(
                button(said(VERSIONS["to_live"]), size="s", icon="check", on_click=R.ask("live")),
                button(
                    said(VERSIONS["retire"]),
                    kind="danger-quiet",
                    size="s",
                    on_click=R.ask("retired"),
                ),
                class_name="row wrap",
            ),
        ),
        rx.cond(
            _can("live"),
            button(
                said(VERSIONS["back"]),
                kind="danger",
                size="s",
                icon="undo-2",
                on_click=R.ask("back"),
            ),
        ),
        class_name="stack tight rules-steps",
    )


def _shadow() -> rx.Component:
    return rx.cond(
        R.shadow != "",
        rx.el.section(
            rx.el.h3(said(VERSIONS["shadow"]), class_name="eyebrow"),
            rx.el.p(R.shadow, class_name="small"),
            shifts(R.shadow_shifts, VERSIONS["differs"]),
            class_name="stack tight",
        ),
    )


def versions_part() -> rx.Component:
    """Versions, newest first."""
    return rx.el.section(
        rx.cond(
            R.is_lead,
            button(
                said(VERSIONS["write"]),
                kind="secondary",
                icon="pencil",
                on_click=R.write_new,
                disabled=R.chosen == NEW,
            ),
        ),
        rx.cond(R.walk != "", rx.el.p(R.walk, class_name="small soft")),
        rx.el.ul(rx.foreach(R.versions, _row), class_name="versions"),
        rx.cond(
            R.is_lead & (R.chosen != NEW) & (R.chosen != SHIPPED),
            _steps(),
        ),
        _shadow(),
        class_name="stack rules-versions",
    )


def confirmation() -> rx.Component:
    """Asks once more before something that touches everybody."""

    def asked(part: int) -> rx.Component:
        return rx.match(R.asked, *[(what, said(words[part])) for what, words in SURE.items()], "")

    return sheet(
        rx.el.p(asked(1)),
        rx.el.div(
            button(asked(2), on_click=R.agree, block=True),
            button(said(VERSIONS["leave"]), kind="ghost", on_click=R.ask(""), block=True),
            class_name="stack tight sheet-foot",
        ),
        title=asked(0),
        lang=language(),
        open=R.asked != "",
        on_close=R.ask(""),
        size="auto",
    )
