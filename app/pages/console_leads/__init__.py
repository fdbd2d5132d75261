"""What leads arrange: legal orders, what each reviewer can do, and golden items. For admins."""

from __future__ import annotations

from collections.abc import Mapping

import reflex as rx

from app.components.atoms import Text, button
from app.components.fields import field, select_field
from app.components.frame_words import said
from app.components.states import notice
from app.pages.console.rooms import registered, room
from app.pages.console_leads.state import Choice, Leads
from app.pages.console_leads.words import GOLDEN, ORDER, ORDERED, REVIEWERS, SUBJECTS
from core.languages import Pair
from moderation.models import Subject


def _pick(label: Pair, name: str, choices: rx.Var[list[Choice]], within: str) -> rx.Component:
    ident = f"f-{within}-{name}"
    return rx.el.div(
        rx.el.label(said(label), html_for=ident),
        rx.el.select(
            rx.foreach(choices, lambda c: rx.el.option(c.title, value=c.code)),
            id=ident,
            name=name,
            class_name="input",
        ),
        class_name="field",
    )


def _part(title: Pair, meaning: Text, *inside: rx.Component) -> rx.Component:
    return rx.el.section(
        rx.el.h2(said(title)),
        rx.el.p(meaning, class_name="small soft"),
        *inside,
        class_name="board-block",
    )


def _about(within: str, subjects: Mapping[Subject, Pair]) -> tuple[rx.Component, rx.Component]:
    return (
        rx.el.div(
            rx.el.label(said(ORDER["about"]), html_for=f"f-{within}-subject"),
            rx.el.select(
                *[rx.el.option(said(text), value=kind.value) for kind, text in subjects.items()],
                id=f"f-{within}-subject",
                name="subject",
                class_name="input",
            ),
            class_name="field",
        ),
        rx.el.div(
            rx.el.label(said(ORDER["id"]), html_for=f"f-{within}-about"),
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
        ORDER["order"],
        said(ORDER["meaning"]),
        rx.el.form(
            *_about("order", ORDERED),
            _pick(ORDER["kind"], "kind", Leads.kinds, "order"),
            field(
                said(ORDER["received"]),
                "received",
                type="datetime-local",
                hint=said(ORDER["received_more"]),
            ),
            field(said(ORDER["reference"]), "reference", max_length=120),
            button(said(ORDER["enter"]), icon="gavel", type="submit"),
            on_submit=Leads.enter_order,
        ),
        rx.cond(Leads.entered != "", notice(Leads.entered, tone="success", icon="check")),
    )


def _ability(name: str, choices: rx.Var[list[Choice]], can: rx.Var[list[str]]) -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(said(REVIEWERS[name])),
        rx.el.div(
            rx.foreach(
                choices,
                lambda one: rx.el.label(
                    rx.el.input(
                        type="checkbox",
                        name=f"{name}:" + one.code,
                        default_checked=can.contains(one.code),
                    ),
                    one.title,
                ),
            ),
            class_name="ticks",
        ),
        class_name="field",
    )


def _reviewers() -> rx.Component:
    return _part(
        REVIEWERS["reviewers"],
        said(REVIEWERS["meaning"]),
        rx.cond(
            Leads.reviewers.length() > 0,
            rx.fragment(
                rx.el.div(
                    rx.el.label(said(REVIEWERS["who"]), html_for="f-who"),
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
                        said(REVIEWERS["level"]),
                        "level",
                        [(level, said(REVIEWERS[f"level_{level}"])) for level in ("1", "2")],
                        default_value=Leads.chosen.level,
                    ),
                    _ability("policies", Leads.policies, Leads.chosen.policies),
                    _ability("languages", Leads.languages, Leads.chosen.languages),
                    _ability("skills", Leads.skills, Leads.chosen.skills),
                    button(said(REVIEWERS["keep"]), icon="save", type="submit"),
                    on_submit=Leads.arrange,
                    key=Leads.chosen.id,
                ),
            ),
            rx.el.p(said(REVIEWERS["nobody"]), class_name="small faint"),
        ),
    )


def _golden() -> rx.Component:
    return _part(
        GOLDEN["golden"],
        said(GOLDEN["meaning"], every=Leads.every),
        rx.el.form(
            *_about("golden", SUBJECTS),
            _pick(GOLDEN["answer"], "answer", Leads.answers, "golden"),
            button(said(GOLDEN["keep"]), icon="star", type="submit"),
            on_submit=Leads.set_golden,
            reset_on_submit=True,
        ),
        rx.el.h3(said(GOLDEN["agreed"]), class_name="small"),
        rx.cond(
            Leads.golden.length() > 0,
            rx.el.ul(
                rx.foreach(
                    Leads.golden,
                    lambda one: rx.el.li(
                        rx.el.span(one.name, class_name="small strong"),
                        rx.el.p(one.said, class_name="tiny soft num"),
                        key=one.id,
                    ),
                ),
                class_name="intervals",
            ),
            rx.el.p(said(GOLDEN["nobody"]), class_name="small faint"),
        ),
    )


@rx.page(**registered("leads", Leads))
def leads_page() -> rx.Component:
    """Three forms, each with what follows from it."""
    return room("leads", Leads, rx.el.div(_order(), _reviewers(), _golden(), class_name="leads"))
