"""Notes and the answer of the review room as they are drawn."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, icon_button, key_cap
from app.components.fields import field, text_area
from app.components.frame_words import ANY, language, said
from app.components.sheet import sheet
from app.components.states import notice
from app.pages.brands_for_brands.review import Note, ReviewRoom
from app.pages.brands_for_brands.review_words import ANSWER, NOTES, SURE

R = ReviewRoom


def _note(note: Note) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            note.time,
            type="button",
            class_name="chip-btn num",
            on_click=R.go(note.at_ms),
            aria_label=said(NOTES["show"], time=note.time),
        ),
        rx.el.span(note.text, class_name="grow", lang=ANY),
        icon_button(
            "trash-2",
            said(NOTES["drop"], text=note.text),
            size=18,
            on_click=R.drop_note(note.key),
        ),
        class_name="desk-note",
        key=note.key,
    )


def _notes() -> rx.Component:
    return rx.el.section(
        rx.el.h2(said(NOTES["notes"])),
        rx.el.form(
            field(
                said(NOTES["at"], time=R.here),
                "note",
                placeholder=said(NOTES["what"]),
                max_length=500,
                auto_complete="off",
                aria_keyshortcuts="n",
            ),
            rx.el.div(
                button(
                    said(NOTES["add"]),
                    type="submit",
                    kind="secondary",
                    icon="message-square-plus",
                ),
                rx.el.span(key_cap("N"), said(NOTES["key"]), class_name="tiny faint desk-keys"),
                class_name="row wrap",
            ),
            on_submit=R.add_note,
            reset_on_submit=True,
            class_name="stack tight",
        ),
        rx.cond(
            R.notes.length() > 0,
            rx.el.ol(
                rx.foreach(R.notes, _note),
                class_name="desk-notes",
                aria_label=said(NOTES["yours"]),
            ),
        ),
        text_area(
            said(NOTES["words"]),
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
                    said(ANSWER["late"]),
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
                said(ANSWER["approve"]),
                icon="check",
                busy=R.is_answering,
                on_click=R.ask,
                aria_keyshortcuts="a",
            ),
            button(
                said(ANSWER["changes"]),
                kind="secondary",
                icon="undo-2",
                disabled=~has_words,
                on_click=R.ask_changes,
            ),
            rx.el.span(key_cap("A"), said(ANSWER["key"]), class_name="tiny faint desk-keys"),
            class_name="row wrap desk-answer",
        ),
        rx.el.p(said(ANSWER["about"]), class_name="tiny faint"),
    )


def approve_sheet() -> rx.Component:
    """What approving means, and the button that does it."""
    return sheet(
        rx.el.div(
            rx.el.ul(
                *[rx.el.li(said(SURE[p])) for p in ("as_seen", "name", "changed", "for_good")],
                class_name="bb-points",
            ),
            rx.cond(
                (R.notes.length() > 0) | (R.words != ""),
                notice(said(SURE["not_sent"]), tone="highlight"),
            ),
            rx.el.div(
                button(said(SURE["yes"]), icon="check", on_click=R.approve),
                button(said(SURE["not_yet"]), kind="secondary", on_click=R.shut),
                class_name="row wrap",
            ),
            class_name="stack",
        ),
        title=said(SURE["sure"]),
        open=R.is_asking,
        on_close=R.shut,
        size="auto",
        lang=language(),
    )
