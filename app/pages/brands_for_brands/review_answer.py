"""Notes and the answer of the review room as they are drawn."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, icon_button, key_cap
from app.components.fields import field, text_area
from app.components.sheet import sheet
from app.components.states import notice
from app.pages.brands_for_brands.review import Note, ReviewRoom

R = ReviewRoom


def _note(note: Note) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            note.time,
            type="button",
            class_name="chip-btn num",
            on_click=R.go(note.at_ms),
            aria_label="Show " + note.time,
        ),
        rx.el.span(note.text, class_name="grow"),
        icon_button("trash-2", "Take off: " + note.text, size=18, on_click=R.drop_note(note.key)),
        class_name="desk-note",
        key=note.key,
    )


def _notes() -> rx.Component:
    return rx.el.section(
        rx.el.h2("Notes"),
        rx.el.form(
            field(
                "At " + R.here,
                "note",
                placeholder="What should be different here?",
                max_length=500,
                auto_complete="off",
                aria_keyshortcuts="n",
            ),
            rx.el.div(
                button("Add note", type="submit", kind="secondary", icon="message-square-plus"),
                rx.el.span(
                    key_cap("N"), " writes where the clip rests", class_name="tiny faint desk-keys"
                ),
                class_name="row wrap",
            ),
            on_submit=R.add_note,
            reset_on_submit=True,
            class_name="stack tight",
        ),
        rx.cond(
            R.notes.length() > 0,
            rx.el.ol(rx.foreach(R.notes, _note), class_name="desk-notes", aria_label="Your notes"),
        ),
        text_area(
            "Of the whole clip (optional)",
            "words",
            value=R.words,
            on_change=R.set_words,
            max_length=2000,
            rows="3",
        ),
        class_name="stack",
    )


def answer() -> rx.Component:
    """What one writes about the clip, and the two answers."""
    has_words = (R.notes.length() > 0) | (R.words != "")
    return rx.fragment(
        rx.cond(
            R.clip.until != "",
            rx.cond(
                R.clip.is_overdue,
                notice(
                    "Your answer is late. The clip waits on; nothing comes out without it.",
                    tone="danger",
                    icon="clock-alert",
                ),
                rx.el.p(R.clip.until, class_name="small soft num"),
            ),
        ),
        _notes(),
        rx.cond(
            R.answer_problem != "",
            notice(R.answer_problem, tone="danger", icon="circle-alert"),
        ),
        rx.el.div(
            button(
                "Approve",
                icon="check",
                busy=R.is_answering,
                on_click=R.ask,
                aria_keyshortcuts="a",
            ),
            button(
                "Ask for changes",
                kind="secondary",
                icon="undo-2",
                disabled=~has_words,
                on_click=R.ask_changes,
            ),
            rx.el.span(key_cap("A"), " approves", class_name="tiny faint desk-keys"),
            class_name="row wrap desk-answer",
        ),
        rx.el.p(
            "Asking for changes sends the clip back to its creator with your notes. It comes to "
            "you again before it is out.",
            class_name="tiny faint",
        ),
    )


def approve_sheet() -> rx.Component:
    """What approving means, and the button that does it."""
    return sheet(
        rx.el.div(
            rx.el.ul(
                rx.el.li("It comes out as you saw it, at its hour, or as soon as the brief says."),
                rx.el.li("Your name stands on its label."),
                rx.el.li("If its creator changes it, it waits for you again."),
                rx.el.li("You cannot take the approval back."),
                class_name="bb-points",
            ),
            rx.cond(
                (R.notes.length() > 0) | (R.words != ""),
                notice("Your notes are not sent with an approval.", tone="highlight"),
            ),
            rx.el.div(
                button("Approve this clip", icon="check", on_click=R.approve),
                button("Not yet", kind="secondary", on_click=R.shut),
                class_name="row wrap",
            ),
            class_name="stack",
        ),
        title="Approve this clip?",
        open=R.is_asking,
        on_close=R.shut,
        size="auto",
    )
