"""A grievance about a refused name, bio or portrait: what it was, and letting it stand or not."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button
from app.components.fields import row_id
from app.components.frame_words import ANY, said
from app.components.states import notice
from app.pages.console_grievances.state import Grievances, Letter
from app.pages.console_grievances.words import CONTEST
from core.languages import Pair

G = Grievances


def _picture(letter: rx.Var[Letter]) -> rx.Component:
    return rx.el.details(
        rx.el.summary(
            rx.el.span(
                rx.el.img(src=letter.contest_picture, alt=said(CONTEST["picture"]), loading="lazy"),
                class_name="unveil-frame",
            ),
            rx.el.span(said(CONTEST["show"]), class_name="link unveil-show"),
            rx.el.span(said(CONTEST["blur"]), class_name="link unveil-hide"),
        ),
        class_name="unveil",
    )


def _choice(value: str, text: Pair) -> rx.Component:
    return rx.el.label(
        rx.el.input(type="radio", name="stands", value=value, required=True),
        said(text),
        class_name="row",
    )


def contested(letter: rx.Var[Letter]) -> rx.Component:
    """What was refused, blurred where it is a picture, and the decision."""
    answer_id = "contest-answer-" + letter.id
    form = rx.el.form(
        row_id(letter.contest_id),
        rx.el.fieldset(
            rx.el.legend(said(CONTEST["what"]), class_name="sr"),
            _choice("yes", CONTEST["stand"]),
            _choice("no", CONTEST["uphold"]),
            class_name="plain-set",
        ),
        rx.el.div(
            rx.el.label(said(CONTEST["words"]), html_for=answer_id),
            rx.el.textarea(
                id=answer_id, name="words", rows="3", max_length=2000, class_name="input"
            ),
            class_name="field",
        ),
        button(said(CONTEST["decide"]), type="submit", icon="gavel"),
        on_submit=G.decide,
        class_name="stack",
    )
    return rx.el.div(
        rx.el.p(
            said(CONTEST["refused"], part=letter.contest_part, rule=letter.contest_rule),
            class_name="small strong",
        ),
        rx.cond(
            letter.contest_is_own,
            notice(said(CONTEST["own"])),
            rx.fragment(
                rx.cond(
                    letter.contest_picture != "",
                    _picture(letter),
                    rx.el.blockquote(letter.contest_text, class_name="rights-words", lang=ANY),
                ),
                form,
            ),
        ),
        class_name="stack",
    )
