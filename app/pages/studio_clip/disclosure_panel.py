"""The Disclosure panel: what stands between creator and brand, and what a machine made."""

from __future__ import annotations

import reflex as rx

from app.components.frame_words import said
from app.components.states import notice
from app.components.typed import kept_check, kept_radio
from app.pages.studio_clip.agreement_view import made_for_a_brand
from app.pages.studio_clip.label_words import (
    AI_MADE,
    AI_PARTS,
    DISCLOSED,
    DISCLOSURES,
    LABEL,
)
from app.pages.studio_clip.state import Editor
from core.languages import Pair


def _label(number: int, value: str, title: Pair, text: Pair) -> rx.Component:
    clip = Editor.clip
    return rx.el.label(
        kept_radio(
            name="disclosure",
            value=value,
            checked=clip.disclosure == value,
            disabled=~clip.may_words | (clip.locked_to > number),
            on_change=Editor.set_disclosure(value),
        ),
        rx.el.span(
            rx.el.span(said(title), class_name="strong"),
            rx.el.br(),
            rx.el.span(said(text), class_name="small soft"),
        ),
        class_name="choice",
    )


def _span() -> rx.Component:
    """The label on the clip's timeline."""
    clip = Editor.clip
    return rx.el.div(
        rx.el.div(
            rx.el.i(
                style={
                    "left": clip.label_left.to_string() + "%",
                    "width": clip.label_width.to_string() + "%",
                }
            ),
            class_name="label-span",
            aria_hidden="true",
        ),
        rx.el.p(clip.label_text, class_name="small soft"),
        class_name="stack tight",
    )


def _part(value: str, title: Pair, text: Pair) -> rx.Component:
    clip = Editor.clip
    is_made = clip.ai_made.contains(value)
    return rx.el.label(
        kept_check(
            name="ai-made",
            value=value,
            checked=is_made,
            disabled=~clip.may_words | (clip.is_ai_locked & is_made),
            on_change=lambda checked: Editor.set_ai(value, checked),
        ),
        rx.el.span(
            rx.el.span(said(title), class_name="strong"),
            rx.el.br(),
            rx.el.span(said(text), class_name="small soft"),
        ),
        class_name="choice",
    )


def disclosure_panel() -> rx.Component:
    """What stands between creator and brand, in plain words, and what a machine made."""
    return rx.fragment(
        made_for_a_brand(),
        rx.el.p(said(LABEL["about"]), class_name="small soft"),
        rx.el.fieldset(
            rx.el.legend(said(LABEL["for_clip"]), class_name="sr"),
            *[
                _label(number, label.value, title, DISCLOSED[label])
                for number, (label, title) in enumerate(DISCLOSURES.items())
            ],
            class_name="stack tight plain",
        ),
        rx.cond(Editor.clip.label_text != "", _span()),
        rx.cond(
            Editor.clip.locked_to > 0,
            notice(
                rx.cond(
                    Editor.clip.partner != "",
                    said(LABEL["agreed"], brand=Editor.clip.partner),
                    said(LABEL["stays"]),
                ),
                icon="lock",
            ),
        ),
        rx.el.fieldset(
            rx.el.legend(said(LABEL["machine"]), class_name="strong"),
            rx.el.p(said(LABEL["machine_about"]), class_name="small soft"),
            *[_part(part.value, title, AI_MADE[part]) for part, title in AI_PARTS.items()],
            class_name="stack tight plain",
        ),
    )
