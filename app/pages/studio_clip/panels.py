"""The small panels of the editor: Trim & cover, Words, Disclosure."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip
from app.components.fields import field, select_field, switch, text_area
from app.components.states import notice
from app.components.trimmer import number_box
from app.pages.studio_clip.drawn import DISCLOSURES, LANGUAGES
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


def _cover(choice: rx.Var[dict[str, int | str]]) -> rx.Component:
    ms = choice["time_ms"].to(int)
    is_inside = (ms >= Editor.clip.in_ms) & (ms < Editor.clip.out_ms)
    return rx.cond(
        is_inside,
        rx.el.button(
            rx.el.img(src=choice["url"].to(str), alt=""),
            rx.cond(Editor.clip.cover_ms == ms, rx.icon("check", size=18, aria_hidden="true")),
            type="button",
            role="radio",
            aria_checked=rx.cond(Editor.clip.cover_ms == ms, "true", "false"),
            aria_label="The picture at " + (ms / 1000).to_string() + " seconds",
            class_name="cover-choice",
            disabled=~Editor.clip.may_edit,
            on_click=Editor.choose_cover(ms),
            key=ms.to_string(),
        ),
    )


def trim_panel() -> rx.Component:
    """Numbers for the trim, the sound, and pictures to choose the cover from."""
    clip = Editor.clip

    def box(label: str, value: rx.Var[float], keep: object) -> rx.Component:
        return number_box(
            label=label,
            value=value,
            min=0,
            max=clip.source_s,
            unit="s",
            revision=Editor.revision,
            disabled=~clip.may_edit,
            on_keep=keep,
        )

    return rx.fragment(
        rx.cond(
            clip.is_live,
            notice("A live clip keeps its picture and its sound.", icon="lock"),
        ),
        rx.el.div(
            box("Starts at", clip.in_s, Editor.trim_start),
            box("Ends at", clip.out_s, Editor.trim_end),
            rx.el.div(
                rx.el.span("Length", class_name="small strong"),
                rx.el.span(clip.kept_text, class_name="num length"),
                class_name="stack",
            ),
            class_name="trim-numbers",
        ),
        switch(
            "Without sound",
            checked=clip.mute,
            hint="The clip's own sound is left out.",
            on_change=Editor.set_mute,
            disabled=~clip.may_edit,
        ),
        rx.el.div(
            rx.el.h2("Cover", id="cover-title"),
            rx.el.p(
                "The picture people see before they tap. On the timeline any moment can be it.",
                class_name="small soft",
            ),
            rx.el.div(
                rx.el.button(
                    rx.icon("sparkles", size=20, aria_hidden="true"),
                    rx.el.span("The best one", class_name="tiny strong"),
                    type="button",
                    role="radio",
                    aria_checked=rx.cond(clip.cover_ms.is_none(), "true", "false"),
                    class_name="cover-choice auto",
                    disabled=~clip.may_edit,
                    on_click=Editor.choose_cover(-1),
                ),
                rx.foreach(Editor.covers, _cover),
                role="radiogroup",
                aria_labelledby="cover-title",
                class_name="cover-choices",
            ),
            class_name="stack tight",
        ),
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


def _label(number: int, value: str, title: str, text: str) -> rx.Component:
    clip = Editor.clip
    return rx.el.label(
        rx.el.input(
            type="radio",
            name="disclosure",
            value=value,
            checked=clip.disclosure == value,
            disabled=~clip.may_words | (clip.locked_to > number),
            on_change=Editor.set_disclosure(value),
        ),
        rx.el.span(
            rx.el.span(title, class_name="strong"),
            rx.el.br(),
            rx.el.span(text, class_name="small soft"),
        ),
        class_name="choice",
    )


def disclosure_panel() -> rx.Component:
    """What stands between creator and brand, in plain words."""
    return rx.fragment(
        rx.el.p(
            "People trust what is said openly, and the law asks for it. Your answer is shown on "
            "the clip.",
            class_name="small soft",
        ),
        rx.el.fieldset(
            rx.el.legend("For this clip", class_name="sr"),
            *[
                _label(number, label.value, title, text)
                for number, (label, title, text) in enumerate(DISCLOSURES)
            ],
            class_name="stack tight plain",
        ),
        rx.cond(
            Editor.clip.locked_to > 0,
            notice(
                "This label stays: it follows from the products you show, or the clip was handed "
                "in with it. A stronger one is always possible.",
                icon="lock",
            ),
        ),
    )
