"""The Captions panel: captions word by word, a machine's draft to check, and files in and out."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip_button, chip_row
from app.components.cues import cue_list
from app.components.fields import select_field, text_area
from app.components.frame_words import said
from app.components.number_box import text_file
from app.components.pulse import pulse
from app.components.states import notice
from app.pages.studio_clip.caption_words import CAPTIONS
from app.pages.studio_clip.captions import MAX_TEXT, Captions
from app.pages.studio_clip.drawn import LANGUAGES, Track
from app.pages.studio_clip.state import Editor
from app.session import Session


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
        said(CAPTIONS["ask"]),
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
                rx.el.span(said(CAPTIONS["drafted"])),
                button(
                    said(CAPTIONS["right"]),
                    kind="secondary",
                    size="s",
                    on_click=Captions.confirm,
                ),
                class_name="row wrap",
            ),
            tone="highlight",
            icon="audio-lines",
        ),
        rx.cond(
            Captions.is_listening,
            notice(said(CAPTIONS["listening"]), icon="audio-lines"),
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
    return rx.fragment(
        *[
            button(
                said(CAPTIONS[f"as_{kind}"]),
                kind="ghost",
                size="s",
                icon="download",
                on_click=Captions.take_away(kind),
            )
            for kind in ("vtt", "srt")
        ]
    )


def captions_panel() -> rx.Component:
    """A language, its captions word by word, and the whole as text."""
    may = Editor.clip.may_words
    text = text_area(
        said(CAPTIONS["text"], language=Captions.label),
        "captions",
        hint=said(CAPTIONS["text_hint"]),
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
            chip_row(rx.foreach(Editor.tracks, _chip), label=said(CAPTIONS["languages"])),
        ),
        rx.cond(
            may,
            select_field(
                said(CAPTIONS["language"]),
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
                locale=Session.locale,
                on_change=Captions.change,
            ),
        ),
        pulse(Captions.hear, active=Captions.is_listening, every_ms=2000),
        rx.el.details(
            rx.el.summary(said(CAPTIONS["files"])),
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
                        label=said(CAPTIONS["from_file"]),
                        accept=".vtt,.srt,.txt,text/vtt,text/plain",
                        on_text=Captions.read_file,
                    ),
                    rx.cond(Captions.is_kept, _export()),
                    rx.cond(
                        Captions.is_kept,
                        button(
                            said(CAPTIONS["remove"]),
                            kind="danger-quiet",
                            size="s",
                            on_click=Captions.remove,
                        ),
                    ),
                    rx.cond(
                        Editor.clip.is_live,
                        button(said(CAPTIONS["save"]), size="s", type="submit", class_name="push"),
                    ),
                    class_name="row wrap",
                ),
            ),
            rx.cond(
                Editor.clip.is_live,
                notice(said(CAPTIONS["steps_back"]), tone="highlight"),
            ),
            on_submit=Captions.save,
            custom_attrs={"data-quiet": rx.cond(Editor.clip.is_live, "true", "false")},
            class_name="stack tight",
        ),
    )
