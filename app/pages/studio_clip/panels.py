"""The small panel of the editor: Words."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip
from app.components.fields import field, select_field, text_area
from app.components.states import notice
from app.pages.studio_clip.drawn import LANGUAGES
from app.pages.studio_clip.state import Editor
from app.pages.studio_clip.suggestions import Suggestions, suggested_tags
from catalog.kinds import VideoKind
from studio.schemas import MAX_CAPTION

_KINDS = (
    (VideoKind.USER.value, "My own experience"),
    (VideoKind.EDUCATIONAL.value, "How it is done"),
    (VideoKind.PRODUCT.value, "About one product"),
    (VideoKind.BRAND.value, "From a brand"),
)


def words_panel() -> rx.Component:
    """Caption, hashtags, what the clip is and in which language."""
    clip = Editor.clip
    caption = text_area(
        "Caption",
        "caption",
        hint="Hashtags belong in it: #monsoon #lipstick",
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
                    notice(
                        "The clip steps back for a moment while new words are checked.",
                        tone="highlight",
                    ),
                    button("Save these words", type="submit", size="s"),
                ),
            ),
            on_submit=Editor.save_caption,
            custom_attrs={"data-quiet": rx.cond(clip.is_live, "true", "false")},
            class_name="stack tight",
        ),
        rx.el.div(
            select_field(
                "Kind",
                "kind",
                _KINDS,
                value=clip.kind,
                on_change=Editor.set_kind,
                disabled=~clip.may_edit,
            ),
            select_field(
                "Language",
                "language",
                (("", "Found by itself"), *LANGUAGES),
                value=clip.language,
                on_change=Editor.set_language,
                disabled=~clip.may_edit,
            ),
            class_name="two",
        ),
        field(
            "Sound",
            "sound",
            hint="What people read under the clip, such as “Original sound”.",
            default_value=clip.sound,
            key=clip.id + "sound",
            on_change=Editor.set_sound.debounce(600),
            on_blur=Editor.set_sound,
            max_length=120,
            disabled=~clip.may_edit,
        ),
    )
