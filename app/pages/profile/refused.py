"""What was refused, under the form: one tap asks a person to look."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button
from app.components.fields import row_id
from app.components.frame_words import ANY
from app.components.states import notice
from app.pages.profile.kept_back import KeptBack
from app.pages.profile.state import ProfilePage
from moderation.profiles.contests import MOST_WORDS

S = ProfilePage


def _contest(one: rx.Var[KeptBack]) -> rx.Component:
    field_id = "contest-" + one.id
    return rx.el.form(
        row_id(one.id),
        rx.el.div(
            rx.el.label(S.words["why_fine"], html_for=field_id),
            rx.el.input(
                id=field_id,
                name="words",
                type="text",
                max_length=MOST_WORDS,
                class_name="input",
            ),
            class_name="field",
        ),
        button(S.words["ask"], type="submit", kind="secondary", icon="scale"),
        on_submit=S.contest,
        class_name="stack",
    )


def _one(one: rx.Var[KeptBack]) -> rx.Component:
    return rx.el.li(
        rx.el.h3(one.title),
        rx.el.p(S.words["machine"], one.why, class_name="small soft"),
        rx.cond(one.text != "", rx.el.blockquote(one.text, class_name="rights-words", lang=ANY)),
        rx.cond(
            one.said != "",
            rx.fragment(
                rx.cond(
                    one.tone == "success",
                    notice(one.said, tone="success", icon="check"),
                    notice(one.said, icon="clock"),
                ),
                rx.cond(
                    one.answer != "",
                    rx.el.blockquote(one.answer, class_name="rights-words", lang=ANY),
                ),
                rx.cond(
                    one.withdraw != "",
                    button(
                        one.withdraw,
                        kind="ghost",
                        icon="undo-2",
                        on_click=S.withdraw(one.id),
                    ),
                ),
            ),
            _contest(one),
        ),
        key=one.id + one.said,
        class_name="board-block stack",
    )


def refused_part() -> rx.Component:
    """What was refused in the last month; nothing where nothing was."""
    return rx.cond(
        S.refused.length() > 0,
        rx.el.section(
            rx.el.h2(S.words["not_shown"], id="not-shown"),
            rx.el.ul(rx.foreach(S.refused, _one), class_name="stack"),
            aria_labelledby="not-shown",
            class_name="stack",
        ),
    )
