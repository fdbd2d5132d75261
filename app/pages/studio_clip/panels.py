"""The small panel of the editor: Words."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip
from app.components.fields import field, select_field, text_area
from app.components.frame_words import said
from app.components.states import notice
from app.pages.studio_clip.drawn import LANGUAGES
from app.pages.studio_clip.state import Editor
from app.pages.studio_clip.suggestions import Suggestions, suggested_tags
from app.pages.studio_clip.words import KINDS, WORDS
from studio.schemas import MAX_CAPTION


def words_panel() -> rx.Component:
    """Caption, hashtags, what the clip is and in which language."""
    clip = Editor.clip
    caption = text_area(
        said(WORDS["caption"]),
        "caption",
        hint=said(WORDS["caption_hint"]),
        default_value=clip.caption,
        key=clip.id + Suggestions.taken.to_string(),
        on_change=Editor.set_caption.debounce(600),
        on_blur=Editor.set_caption,
        max_length=MAX_CAPTION,
        read_only=~clip.may_words,
        rows="4",
        lang=clip.lang,
        spell_check=True,
        custom_attrs={"data-count": "caption-count"},
    )
    return rx.fragment(
        rx.el.form(
            caption,
            rx.el.div(
                rx.foreach(clip.hashtags, lambda tag: chip(tag, tone="accent", key=tag)),
                rx.el.span(
                    clip.caption.length(), " / ", MAX_CAPTION, class_name="tiny faint num push"
                ),
                class_name="row wrap tight hashtags",
            ),
            suggested_tags(),
            rx.cond(
                clip.is_live,
                rx.fragment(
                    notice(said(WORDS["steps_back"]), tone="highlight"),
                    button(said(WORDS["save"]), type="submit", size="s"),
                ),
            ),
            on_submit=Editor.save_caption,
            custom_attrs={"data-quiet": rx.cond(clip.is_live, "true", "false")},
            class_name="stack tight",
        ),
        rx.el.div(
            select_field(
                said(WORDS["kind"]),
                "kind",
                [(kind.value, said(pair)) for kind, pair in KINDS.items()],
                value=clip.kind,
                on_change=Editor.set_kind,
                disabled=~clip.may_edit,
            ),
            select_field(
                said(WORDS["language"]),
                "language",
                (("", said(WORDS["found"])), *LANGUAGES),
                value=clip.language,
                on_change=Editor.set_language,
                disabled=~clip.may_edit,
            ),
            class_name="two",
        ),
        field(
            said(WORDS["sound"]),
            "sound",
            hint=said(WORDS["sound_hint"]),
            default_value=clip.sound,
            key=clip.id + "sound",
            on_change=Editor.set_sound.debounce(600),
            on_blur=Editor.set_sound,
            max_length=120,
            disabled=~clip.may_edit,
        ),
    )
