"""Applications and invitations of a brief as they are drawn."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, button, chip
from app.components.fields import field
from app.components.frame_words import ANY, said
from app.components.states import notice
from app.pages.brands_for_brands.applications import Applications, Candidate
from app.pages.brands_for_brands.people_words import INVITE, PEOPLE
from app.pages.brands_for_brands.words import HOME

A = Applications


def _standing(one: Candidate) -> rx.Component:
    return rx.match(
        one.state,
        ("applied", chip(one.state_text, tone="highlight")),
        ("invited", chip(one.state_text, tone="highlight")),
        ("accepted", chip(one.state_text, tone="success", icon="check")),
        chip(one.state_text),
    )


def _person(one: Candidate) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            avatar(one.avatar_url, one.name, size=48),
            rx.el.span(
                rx.el.a(one.name, href="/c/" + one.handle, class_name="strong bb-name"),
                rx.el.span("@", one.handle, " · ", one.when, class_name="tiny faint num"),
                class_name="stack bb-close grow",
            ),
            _standing(one),
            class_name="row wrap",
        ),
        rx.el.ul(
            rx.foreach(one.facts, lambda fact: rx.el.li(fact)),
            class_name="bb-facts small soft num",
            aria_label=said(PEOPLE["facts"], name=one.name),
        ),
        rx.cond(one.words != "", rx.el.p(one.words, class_name="bb-said", lang=ANY)),
        rx.cond(
            one.may_answer,
            rx.el.div(
                button(
                    said(PEOPLE["accept"]),
                    size="s",
                    icon="check",
                    busy=A.is_answering == one.id,
                    on_click=A.answer(one.id, "accept"),
                    aria_label=said(PEOPLE["accept_whom"], name=one.name),
                ),
                button(
                    said(PEOPLE["decline"]),
                    size="s",
                    kind="secondary",
                    on_click=A.answer(one.id, "decline"),
                    aria_label=said(PEOPLE["decline_whom"], name=one.name),
                ),
                class_name="row wrap",
            ),
        ),
        rx.cond(
            one.may_withdraw,
            button(
                said(PEOPLE["withdraw"]),
                size="s",
                kind="ghost",
                on_click=A.answer(one.id, "withdraw"),
            ),
        ),
        class_name="bb-person",
        key=one.id,
    )


def _invite() -> rx.Component:
    return rx.el.form(
        rx.el.h3(said(INVITE["title"])),
        rx.cond(
            A.invite_problem != "",
            notice(A.invite_problem, tone="danger", icon="circle-alert"),
        ),
        rx.el.div(
            field(
                said(INVITE["handle"]),
                "handle",
                placeholder="meher_glows",
                max_length=31,
                auto_complete="off",
                auto_capitalize="none",
            ),
            field(said(INVITE["words"]), "words", max_length=1000),
            class_name="bb-days",
        ),
        button(
            said(INVITE["send"]),
            type="submit",
            kind="secondary",
            icon="send",
            busy=A.is_inviting,
        ),
        on_submit=A.invite,
        class_name="stack bb-invite",
    )


def applications_block() -> rx.Component:
    """Everybody who applied or was invited, and the door for more."""
    return rx.el.section(
        rx.el.h2(said(PEOPLE["creators"])),
        rx.el.p(said(PEOPLE["about"]), class_name="small soft"),
        rx.cond(
            A.people.length() > 0,
            rx.el.ul(rx.foreach(A.people, _person), class_name="bb-people"),
            rx.el.p(said(PEOPLE["nobody"]), class_name="soft"),
        ),
        rx.cond(
            A.more_people != "",
            rx.el.div(
                button(said(HOME["more"]), kind="secondary", on_click=A.load_more),
                class_name="load-more",
            ),
        ),
        rx.cond(A.state == "open", _invite()),
        class_name="card bb-block",
        id="applications",
    )
