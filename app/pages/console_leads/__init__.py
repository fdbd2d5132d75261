"""What leads arrange: legal orders, what each reviewer can do, and golden items. For admins."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import Text, button
from app.components.fields import field, select_field
from app.components.frame import page, top_bar
from app.components.states import error_state, notice, skeleton_rows
from app.pages.console.rooms import closed, rooms
from app.pages.console_leads.state import Choice, Leads
from app.sheets.base import Overlays

_SUBJECTS = [("video", "A clip"), ("comment", "A comment")]


def _pick(label: str, name: str, choices: rx.Var[list[Choice]], within: str) -> rx.Component:
    ident = f"f-{within}-{name}"
    return rx.el.div(
        rx.el.label(label, html_for=ident),
        rx.el.select(
            rx.foreach(choices, lambda c: rx.el.option(c.title, value=c.code)),
            id=ident,
            name=name,
            class_name="input",
        ),
        class_name="field",
    )


def _part(title: str, meaning: str, *inside: rx.Component) -> rx.Component:
    return rx.el.section(
        rx.el.h2(title),
        rx.el.p(meaning, class_name="small soft"),
        *inside,
        class_name="board-block",
    )


def _about(within: str) -> tuple[rx.Component, rx.Component]:
    return (
        rx.el.div(
            rx.el.label("About", html_for=f"f-{within}-subject"),
            rx.el.select(
                *[rx.el.option(text, value=value) for value, text in _SUBJECTS],
                id=f"f-{within}-subject",
                name="subject",
                class_name="input",
            ),
            class_name="field",
        ),
        rx.el.div(
            rx.el.label("Its address or id", html_for=f"f-{within}-about"),
            rx.el.input(
                id=f"f-{within}-about",
                name="about",
                class_name="input",
                required=True,
                auto_complete="off",
            ),
            class_name="field",
        ),
    )


def _order() -> rx.Component:
    return _part(
        "Legal order",
        "It opens a case with the clock that was in force when the order came in.",
        rx.el.form(
            *_about("order"),
            _pick("What it is", "kind", Leads.kinds, "order"),
            field(
                "When it came in, in India",
                "received",
                type="datetime-local",
                hint="Left empty, it is now.",
            ),
            field("Its reference", "reference", max_length=120),
            button("Enter the order", icon="gavel", type="submit"),
            on_submit=Leads.enter_order,
        ),
        rx.cond(Leads.entered != "", notice(Leads.entered, tone="success", icon="check")),
    )


def _ability(label: str, name: str, hint: str, value: Text) -> rx.Component:
    return field(label, name, hint=hint, default_value=value, key=f"{name}-{Leads.chosen.id}")


def _reviewers() -> rx.Component:
    return _part(
        "Reviewers",
        "Cases are offered by policy, language and skill. An empty field is no limit.",
        rx.cond(
            Leads.reviewers.length() > 0,
            rx.fragment(
                rx.el.div(
                    rx.el.label("Who", html_for="f-who"),
                    rx.el.select(
                        rx.foreach(Leads.reviewers, lambda r: rx.el.option(r.name, value=r.id)),
                        id="f-who",
                        value=Leads.chosen.id,
                        on_change=Leads.choose,
                        class_name="input",
                    ),
                    class_name="field",
                ),
                rx.el.form(
                    select_field(
                        "Level",
                        "level",
                        [("1", "1: every first look"), ("2", "2: experienced")],
                        default_value=Leads.chosen.level,
                    ),
                    _ability(
                        "Policies",
                        "policies",
                        "Codes with commas: hate, spam",
                        Leads.chosen.policies,
                    ),
                    _ability("Languages", "languages", "en, hi, hi-Latn", Leads.chosen.languages),
                    _ability("Skills", "skills", "legal, appeals", Leads.chosen.skills),
                    button("Keep", icon="save", type="submit"),
                    on_submit=Leads.arrange,
                    key=Leads.chosen.id,
                ),
            ),
            rx.el.p("There is no moderator yet.", class_name="small faint"),
        ),
    )


def _golden() -> rx.Component:
    return _part(
        "Golden items",
        "Clips and comments whose right answer is known. Every decision about one is looked at "
        "again by somebody who does not know it.",
        rx.el.form(
            *_about("golden"),
            _pick("The right answer", "answer", Leads.answers, "golden"),
            button("Keep the answer", icon="star", type="submit"),
            on_submit=Leads.set_golden,
            reset_on_submit=True,
        ),
    )


@rx.page("/console/leads", title="Leads · Jhalak", on_load=[Overlays.load, Leads.load])
def leads_page() -> rx.Component:
    """Three forms, each with what follows from it."""
    return page(
        top_bar("Leads"),
        rx.cond(
            ~Leads.is_loaded,
            skeleton_rows(4),
            rx.cond(
                ~Leads.is_allowed,
                closed("/console/leads"),
                rx.fragment(
                    rooms("/console/leads", Leads.is_allowed),
                    rx.cond(
                        Leads.problem != "",
                        error_state("This did not load", Leads.problem, on_retry=Leads.load),
                        rx.el.div(_order(), _reviewers(), _golden(), class_name="leads"),
                    ),
                ),
            ),
        ),
        here="/me",
        width="wide",
        bag_count=Overlays.bag_count,
    )
