"""The rules: versions with what each would change, who finds what, and the law's clocks."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import chip
from app.components.frame import page, top_bar
from app.components.states import error_state, skeleton_rows
from app.components.tabs import tabs
from app.pages.console.rooms import closed, rooms
from app.pages.console_rules.drawn import Coverage, LegalClock
from app.pages.console_rules.state import Rules as R
from app.pages.console_rules.text import table, text_part
from app.pages.console_rules.versions import confirmation, versions_part
from app.sheets.base import Overlays

_TABS = (
    ("versions", "Versions", "git-branch"),
    ("coverage", "Who finds what", "radar"),
    ("clocks", "The law's clocks", "scale"),
)


def _coverage(row: Coverage) -> rx.Component:
    return rx.el.tr(
        rx.el.th(row.title, scope="row"),
        rx.el.td(row.harm, class_name="num"),
        rx.el.td(row.judged_by, rx.cond(row.by_people, chip("People alone", tone="highlight"))),
        rx.el.td(row.surfaces),
    )


def _clock(clock: LegalClock) -> rx.Component:
    return rx.el.tr(
        rx.el.th(clock.title, scope="row"),
        rx.el.td(clock.since),
        rx.el.td(clock.acknowledge, class_name="num"),
        rx.el.td(clock.act, class_name="num strong"),
        rx.el.td(clock.source, class_name="tiny"),
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
            *[rx.icon(icon, size=18, aria_hidden="true") for _, _, icon in _TABS],
            label="The rules",
            tabs=[{"key": key, "label": label} for key, label, _ in _TABS],
            current=R.tab,
            on_open=R.open_tab,
        ),
        _panel("versions", rx.el.div(versions_part(), text_part(), class_name="rules")),
        _panel(
            "coverage",
            rx.el.p(
                "What no model sees goes by lists and reports, and always to a person. Harm, 0 to "
                "100, orders the queue.",
                class_name="small soft",
            ),
            table(
                ("Label", "Harm", "Found by", "Counts in"),
                rx.foreach(R.coverage, _coverage),
                "Who finds what",
            ),
        ),
        _panel(
            "clocks",
            rx.el.p(
                "A case keeps the row that was in force, in India, when it came in.",
                class_name="small soft",
            ),
            table(
                ("What", "In force", "Answer within", "Act within", "Source"),
                rx.foreach(R.clocks, _clock),
                "The law's clocks",
            ),
        ),
        class_name="stack",
    )


@rx.page("/console/rules", title="Rules · Jhalak", on_load=[Overlays.load, R.load])
def rules() -> rx.Component:
    """Moderators read, admins change."""
    return page(
        top_bar("Rules"),
        rx.cond(
            ~R.is_loaded,
            skeleton_rows(6),
            rx.cond(
                ~R.is_allowed,
                closed("/console/rules"),
                rx.fragment(
                    rooms("/console/rules", R.is_lead),
                    rx.cond(
                        R.problem != "",
                        error_state("The rules did not load", R.problem, on_retry=R.load),
                        _rules(),
                    ),
                ),
            ),
        ),
        here="/me",
        width="wide",
        bag_count=Overlays.bag_count,
        overlays=confirmation(),
    )
