"""The grievance form, its acknowledgement, and where a grievance stands. For everybody."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button
from app.components.fields import field, select_field, text_area
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY
from app.components.states import notice
from app.pages.grievance.state import GrievancePage, Own
from app.sheets.base import Overlays
from moderation.rights.models import GrievanceKind


def _form() -> rx.Component:
    S = GrievancePage
    return rx.el.form(
        rx.el.p(S.words["about"], class_name="soft"),
        field(S.words["name"], "name", auto_complete="name", required=True, max_length=80),
        field(
            S.words["email"],
            "email",
            type="email",
            auto_complete="email",
            required=True,
            max_length=254,
        ),
        select_field(
            S.words["kind"],
            "kind",
            [(kind.value, S.words[kind.value]) for kind in GrievanceKind],
            hint=S.words["kind_more"],
            default_value=GrievanceKind.OTHER.value,
        ),
        text_area(
            S.words["what"],
            "what",
            rows="6",
            required=True,
            max_length=4000,
            default_value=S.begun,
            key=S.begun,  # The address is read after the form is drawn.
        ),
        field(S.words["link"], "link", max_length=500),
        rx.cond(S.problem != "", notice(S.problem, tone="danger", icon="circle-alert")),
        button(S.words["send"], type="submit", busy=S.is_sending),
        on_submit=S.send,
        class_name="stack",
        aria_label=S.words["form"],
    )


def _received() -> rx.Component:
    S = GrievancePage
    return rx.el.section(
        rx.el.h2(S.words["received"]),
        rx.el.p(S.due),
        rx.el.dl(
            rx.el.dt(S.words["number"], class_name="small soft"),
            rx.el.dd(S.number, class_name="strong num", id="grievance-number"),
            rx.el.dt(S.words["secret"], class_name="small soft"),
            rx.el.dd(S.secret, class_name="strong num", id="grievance-secret"),
            class_name="stack tight",
        ),
        class_name="stack",
        role="status",
    )


def _status() -> rx.Component:
    S = GrievancePage
    return rx.el.section(
        rx.el.h2(S.words["where"]),
        rx.el.form(
            field(
                S.words["number"], "number", placeholder="G-…", max_length=20, auto_complete="off"
            ),
            field(S.words["secret"], "secret", max_length=80, auto_complete="off"),
            button(S.words["look_up"], type="submit", kind="secondary"),
            on_submit=S.look_up,
            class_name="stack",
            aria_label=S.words["looking"],
        ),
        rx.cond(
            S.status != "",
            rx.el.div(
                notice(S.status),
                rx.cond(
                    S.answer != "", rx.el.blockquote(S.answer, class_name="rights-words", lang=ANY)
                ),
                rx.cond(
                    S.status_due != "",
                    rx.el.p(S.status_due, class_name="small soft"),
                ),
                class_name="stack",
                aria_live="polite",
            ),
        ),
        class_name="section",
    )


def _own(one: rx.Var[Own]) -> rx.Component:
    return rx.el.li(
        rx.el.span(one.number, class_name="strong num"),
        rx.el.span(one.kind, class_name="small soft"),
        rx.el.p(one.what, class_name="clip-1", lang=ANY),
        rx.el.p(one.state, " ", one.due, class_name="small soft"),
        rx.cond(
            one.answer != "", rx.el.blockquote(one.answer, class_name="rights-words", lang=ANY)
        ),
        class_name="rights-report",
        key=one.number,
    )


def _mine() -> rx.Component:
    S = GrievancePage
    return rx.cond(
        S.mine.length() > 0,
        rx.el.section(
            rx.el.h2(S.words["mine"]),
            rx.el.ul(rx.foreach(S.mine, _own), class_name="taste-list"),
            class_name="section",
        ),
    )


def _officer() -> rx.Component:
    S = GrievancePage
    return rx.el.section(
        rx.el.h2(S.words["officer"]),
        rx.cond(
            S.officer + S.email + S.address != "",
            rx.el.address(
                rx.cond(S.officer != "", rx.el.p(S.officer, class_name="strong")),
                rx.cond(
                    S.email != "",
                    rx.el.p(rx.el.a(S.email, href="mailto:" + S.email, class_name="link")),
                ),
                rx.cond(S.address != "", rx.el.p(S.address)),
            ),
            rx.el.p(S.words["nobody"], class_name="soft"),
        ),
        class_name="section",
    )


@rx.page(
    "/grievance",
    title=title_of(GrievancePage.words["grievances"]),
    on_load=[Overlays.load, GrievancePage.load],
)
def grievance() -> rx.Component:
    """A form, or its acknowledgement; then where one stands, and whom to write to."""
    S = GrievancePage
    return page(
        top_bar(S.words["grievances"], back="/me", lang=S.locale),
        rx.el.div(
            rx.cond(S.number != "", _received(), _form()),
            _mine(),
            _status(),
            _officer(),
            lang=S.locale,
        ),
        width="narrow",
        bag_count=Overlays.bag_count,
    )
