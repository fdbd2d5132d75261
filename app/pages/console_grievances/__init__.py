"""Grievances: what people complain of, by when the law wants an answer, and the answer."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, chip_button, chip_row
from app.components.fields import row_id
from app.components.frame_words import ANY, said
from app.components.states import empty_state
from app.pages.console.rooms import registered, room
from app.pages.console_grievances.contested import contested
from app.pages.console_grievances.state import Grievances, Letter
from app.pages.console_grievances.words import GRIEVANCES as W
from app.pages.console_grievances.words import STATES

G = Grievances


def _head(letter: rx.Var[Letter]) -> rx.Component:
    return rx.fragment(
        rx.el.div(
            rx.el.h2(letter.number, class_name="num"),
            chip(letter.kind),
            rx.cond(
                letter.left != "",
                rx.cond(
                    letter.is_near,
                    chip(letter.left, tone="danger", icon="alarm-clock"),
                    chip(letter.left, icon="clock"),
                ),
                chip(letter.said, tone="success", icon="check"),
            ),
            class_name="row wrap",
        ),
        rx.el.p(
            rx.el.span(letter.name, lang=ANY),
            " · ",
            rx.el.a(letter.email, href="mailto:" + letter.email, class_name="link"),
            said(W["came"], received=letter.received, due=letter.due),
            class_name="small soft",
        ),
    )


def _letter(letter: rx.Var[Letter]) -> rx.Component:
    form = rx.el.form(
        row_id(letter.id),
        rx.el.div(
            rx.el.label(said(W["answer"]), html_for="answer-" + letter.id),
            rx.el.textarea(
                id="answer-" + letter.id,
                name="text",
                default_value=letter.answer,
                rows="4",
                max_length=2000,
                required=True,
                class_name="input",
            ),
            class_name="field",
        ),
        rx.el.div(
            rx.cond(
                letter.state == "answered",
                rx.fragment(
                    button(said(W["replace"]), type="submit", kind="secondary"),
                    button(said(W["close"]), icon="check", on_click=G.close(letter.id)),
                ),
                button(said(W["send"]), icon="send", type="submit"),
            ),
            class_name="row wrap",
        ),
        on_submit=G.answer,
        class_name="stack",
    )
    return rx.el.li(
        _head(letter),
        rx.el.blockquote(letter.what, class_name="rights-words", lang=ANY),
        rx.cond(
            letter.clip != "",
            rx.el.p(
                rx.el.a(said(W["clip"]), href=letter.clip, class_name="link"),
                said(W["clip_more"]),
                class_name="small soft",
            ),
        ),
        rx.cond(
            letter.state == "closed",
            rx.cond(
                letter.answered != "",
                rx.el.div(
                    rx.el.p(said(W["answered_on"], day=letter.answered), class_name="small soft"),
                    rx.el.blockquote(letter.answer, class_name="rights-words", lang=ANY),
                    class_name="stack tight",
                ),
                rx.el.p(said(W["taken_back"]), class_name="small soft"),
            ),
            rx.cond(letter.contest_id != "", contested(letter), form),
        ),
        class_name="board-block",
        key=letter.id + letter.state,
    )


def _room() -> rx.Component:
    chosen = [
        chip_button(said(title), pressed=G.only == state.value, on_click=G.narrow(state.value))
        for state, title in STATES.items()
    ]
    return rx.el.div(
        chip_row(*chosen, label=said(W["which"])),
        rx.cond(
            G.letters.length() > 0,
            rx.el.ul(rx.foreach(G.letters, _letter), class_name="stack letters"),
            empty_state("mail-check", said(W["none"]), said(W["none_more"])),
        ),
        class_name="stack",
    )


@rx.page(**registered("grievances", Grievances))
def grievances_page() -> rx.Component:
    """One card a grievance."""
    return room("grievances", Grievances, _room())
