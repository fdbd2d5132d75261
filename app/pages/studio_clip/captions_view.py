"""The Captions panel: captions word by word, a machine's draft to check, and files in and out."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip_button, chip_row
from app.components.cues import cue_list
from app.components.fields import select_field, text_area
from app.components.number_box import text_file
from app.components.pulse import pulse
from app.components.states import notice
from app.pages.studio_clip.captions import MAX_TEXT, Captions
from app.pages.studio_clip.drawn import LANGUAGES, Track
from app.pages.studio_clip.state import Editor


def _chip(track: Track) -> rx.Component:
    return chip_button(
        track.label,
        pressed=Captions.language == track.language,
        on_click=Captions.open_language(track.language),
        key=track.language,
    )


def _draft() -> rx.Component:
    """A machine's draft to check, or the offer to make one."""
    ask = button(
        "Draft them for me",
        kind="secondary",
        size="s",
        icon="audio-lines",
        on_click=Captions.ask,
        disabled=~Editor.clip.may_words,
    )
    return rx.cond(
        Captions.is_draft,
        notice(
            rx.el.div(
                rx.el.span("Drafted by the machine. Check it: names and numbers go wrong first."),
                button("It is right", kind="secondary", size="s", on_click=Captions.confirm),
                class_name="row wrap",
            ),
            tone="highlight",
            icon="audio-lines",
        ),
        rx.cond(
            Captions.is_listening,
            notice("The machine is listening to your clip…", icon="audio-lines"),
            rx.cond(
                ~Captions.is_kept,
                rx.el.div(
                    ask,
                    rx.cond(
                        Captions.heard != "",
                        rx.el.p(Captions.heard, class_name="small soft", role="status"),
                    ),
                    class_name="stack tight",
                ),
            ),
        ),
    )


def _export() -> rx.Component:
    """The open track as files."""
    return rx.foreach(
        ["vtt", "srt"],
        lambda kind: button(
            "As " + kind.to(str).upper(),
            kind="ghost",
            size="s",
            icon="download",
            on_click=Captions.take_away(kind),
        ),
    )


def captions_panel() -> rx.Component:
    """A language, its captions word by word, and the whole as text."""
    may = Editor.clip.may_words
    text = text_area(
        "Captions in " + Captions.label,
        "captions",
        hint="One line after the other, and they share the clip evenly. "
        "Or with times, as WebVTT and SRT files have them.",
        error=Captions.refusal,
        default_value=Captions.typed,
        key=Editor.clip.id + Captions.opened.to_string(),
        on_change=Captions.write.debounce(600),
        on_blur=Captions.write,
        read_only=~may,
        rows="9",
        max_length=MAX_TEXT,
        lang=Captions.language,
        spell_check=True,
        class_name="captions-text",
    )
    return rx.fragment(
        rx.cond(
            Editor.tracks.length() > 0,
            chip_row(rx.foreach(Editor.tracks, _chip), label="Languages with captions"),
        ),
        rx.cond(
            may,
            select_field(
                "Language",
                "caption-language",
                LANGUAGES,
                value=Captions.language,
                on_change=Captions.open_language,
                custom_attrs={"data-quiet": "true"},
            ),
        ),
        _draft(),
        rx.cond(
            Captions.rows.length() > 0,
            cue_list(
                cues=Captions.rows,
                lang=Captions.language,
                duration_ms=Editor.clip.source_ms,
                can_edit=may,
                on_change=Captions.change,
            ),
        ),
        pulse(Captions.hear, active=Captions.is_listening, every_ms=2000),
        rx.el.details(
            rx.el.summary("As text and files"),
            _text_form(text),
            open=Captions.rows.length() == 0,
            class_name="captions-more unfolds",
        ),
    )


def _text_form(text: rx.Component) -> rx.Component:
    may = Editor.clip.may_words
    return rx.fragment(
        rx.el.form(
            text,
            rx.cond(
                may,
                rx.el.div(
                    text_file(
                        label="From a file",
                        accept=".vtt,.srt,.txt,text/vtt,text/plain",
                        on_text=Captions.read_file,
                    ),
                    rx.cond(Captions.is_kept, _export()),
                    rx.cond(
                        Captions.is_kept,
                        button("Remove", kind="danger-quiet", size="s", on_click=Captions.remove),
                    ),
                    rx.cond(
                        Editor.clip.is_live,
                        button("Save captions", size="s", type="submit", class_name="push"),
                    ),
                    class_name="row wrap",
                ),
            ),
            rx.cond(
                Editor.clip.is_live,
                notice(
                    "The clip steps back for a moment while new captions are checked.",
                    tone="highlight",
                ),
            ),
            on_submit=Captions.save,
            custom_attrs={"data-quiet": rx.cond(Editor.clip.is_live, "true", "false")},
            class_name="stack tight",
        ),
    )
