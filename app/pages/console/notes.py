"""Notes on a case: for colleagues alone, or for its maker too."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, key_cap
from app.components.fields import switch, text_area
from app.components.frame_words import ANY, said
from app.pages.console.acts import Acts as C
from app.pages.console.case_words import NOTES
from app.pages.console.drawn import Note


def _note(note: Note) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(note.author, class_name="small strong"),
            rx.cond(
                note.is_public,
                chip(said(NOTES["public"]), tone="highlight"),
                chip(said(NOTES["private"])),
            ),
            rx.el.time(note.at, class_name="tiny soft push"),
            class_name="row tight",
        ),
        rx.el.p(note.text, class_name="small case-note", lang=ANY),
    )


def notes_part() -> rx.Component:
    """What was noted, and a field for more."""
    return rx.el.section(
        rx.el.div(
            rx.el.h3(said(NOTES["notes"]), class_name="eyebrow"),
            key_cap("N"),
            class_name="row tight",
        ),
        rx.cond(
            C.notes.length() > 0,
            rx.el.ul(rx.foreach(C.notes, _note), class_name="stack"),
        ),
        rx.el.form(
            text_area(said(NOTES["about"]), "about", max_length=1000, rows="2"),
            switch(
                said(NOTES["too"]),
                checked=C.note_is_public,
                on_change=C.set_note_is_public,
            ),
            button(said(NOTES["add"]), kind="secondary", size="s", type="submit"),
            on_submit=C.add_note,
            reset_on_submit=True,
            class_name="stack tight",
        ),
        class_name="stack tight",
    )
