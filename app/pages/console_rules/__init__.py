"""The rules: versions with what each would change, who finds what, and the law's clocks."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import chip
from app.components.frame_words import ANY, said
from app.components.tabs import tabs
from app.pages.console.rooms import registered, room
from app.pages.console_rules.drawn import Coverage, LegalClock
from app.pages.console_rules.state import Rules as R
from app.pages.console_rules.text import table, text_part
from app.pages.console_rules.versions import confirmation, versions_part
from app.pages.console_rules.words import RULES, TABS

_ICONS = {"versions": "git-branch", "coverage": "radar", "clocks": "scale"}


def _coverage(row: Coverage) -> rx.Component:
    return rx.el.tr(
        rx.el.th(row.title, scope="row"),
        rx.el.td(row.harm, class_name="num"),
        rx.el.td(
            rx.el.span(row.judged_by, lang=ANY),
            rx.cond(row.by_people, chip(said(RULES["people"]), tone="highlight")),
            rx.cond(row.is_off, chip(said(RULES["off"]), tone="highlight")),
        ),
        rx.el.td(row.surfaces),
    )


def _clock(clock: LegalClock) -> rx.Component:
    return rx.el.tr(
        rx.el.th(clock.title, scope="row"),
        rx.el.td(clock.since),
        rx.el.td(clock.acknowledge, class_name="num"),
        rx.el.td(clock.act, class_name="num strong"),
        rx.el.td(clock.source, class_name="tiny", lang=ANY),
    )


def _panel(key: str, *inside: rx.Component) -> rx.Component:
    return rx.el.div(
        *inside,
        id=f"panel-{key}",
        role="tabpanel",
        aria_labelledby=f"tab-{key}",
        class_name="rules-panel",
        hidden=R.tab != key,
    )


def _rules() -> rx.Component:
    return rx.el.div(
        tabs(
            *[rx.icon(_ICONS[key], size=18, aria_hidden="true") for key in TABS],
            label=said(RULES["rules"]),
            tabs=[{"key": key, "label": said(label)} for key, label in TABS.items()],
            current=R.tab,
            on_open=R.open_tab,
        ),
        _panel("versions", rx.el.div(versions_part(), text_part(), class_name="rules")),
        _panel(
            "coverage",
            rx.el.p(said(RULES["coverage"]), class_name="small soft"),
            table(
                [RULES[head] for head in ("label", "harm", "found_by", "counts_in")],
                rx.foreach(R.coverage, _coverage),
                TABS["coverage"],
            ),
        ),
        _panel(
            "clocks",
            rx.el.p(said(RULES["clocks"]), class_name="small soft"),
            table(
                [RULES[head] for head in ("what", "in_force", "acknowledge", "act", "source")],
                rx.foreach(R.clocks, _clock),
                TABS["clocks"],
            ),
        ),
        class_name="stack",
    )


@rx.page(**registered("rules", R))
def rules() -> rx.Component:
    """Moderators read, admins change."""
    return room("rules", R, _rules(), rows=6, failed=RULES["failed"], overlays=confirmation())
