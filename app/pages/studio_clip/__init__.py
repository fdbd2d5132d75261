"""The editor: preview left, panels right, timeline below; everything saves by itself."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, icon_button, link_button
from app.components.autosave import save_state
from app.components.frame import page, top_bar
from app.components.pulse import pulse
from app.components.states import empty_state, notice, skeleton
from app.components.tabs import tabs
from app.components.trimmer import clip_stage, clip_timeline
from app.pages.studio.gate import gate
from app.pages.studio_clip.captions import Captions
from app.pages.studio_clip.captions_view import captions_panel
from app.pages.studio_clip.panels import disclosure_panel, trim_panel, words_panel
from app.pages.studio_clip.products import Tags
from app.pages.studio_clip.products_view import products_panel
from app.pages.studio_clip.state import Editor
from app.pages.studio_clip.suggestions import Suggestions
from app.pages.studio_clip.way import Way
from app.pages.studio_clip.way_view import remove_sheet, submit_sheet, way_card
from app.session import Session
from app.sheets.base import Overlays

_TABS = (
    ("trim", "Trim & cover", "scissors", trim_panel),
    ("words", "Words", "type", words_panel),
    ("products", "Products", "tag", products_panel),
    ("captions", "Captions", "captions", captions_panel),
    ("disclosure", "Disclosure", "badge-info", disclosure_panel),
)


def _panels() -> rx.Component:
    return rx.el.section(
        tabs(
            *[rx.icon(icon, size=18, aria_hidden="true") for _, _, icon, _ in _TABS],
            label="What to edit",
            tabs=[
                {"key": key, "label": label, "count": Editor.pins.length()}
                if key == "products"
                else {"key": key, "label": label, "count": 0}
                for key, label, _, _ in _TABS
            ],
            current=Editor.tab,
            on_open=[Editor.open_tab, Captions.visit],
        ),
        *[
            rx.el.div(
                panel(),
                role="tabpanel",
                id=f"panel-{key}",
                aria_labelledby=f"tab-{key}",
                hidden=Editor.tab != key,
                class_name="editor-panel",
            )
            for key, _, _, panel in _TABS
        ],
        class_name="editor-panels",
        aria_label="Panels",
    )


def _stage() -> rx.Component:
    clip = Editor.clip
    return rx.el.div(
        clip_stage(
            source=clip.source_url,
            poster=clip.poster_url,
            width=clip.width,
            height=clip.height,
            duration_ms=clip.source_ms,
            in_ms=clip.in_ms,
            out_ms=clip.out_ms,
            cover_ms=clip.cover_ms,
            mute=clip.mute,
            pins=Editor.pins,
            cues=Captions.cues,
            selected=Tags.chosen,
            revision=Editor.revision,
            can_pin=clip.may_words,
            on_pin=Tags.move,
            on_select=Tags.choose,
            on_playhead=Tags.rest_at,
        ),
        class_name="editor-stage",
    )


def _timeline() -> rx.Component:
    clip = Editor.clip
    return rx.el.div(
        clip_timeline(
            covers=Editor.covers,
            duration_ms=clip.source_ms,
            in_ms=clip.in_ms,
            out_ms=clip.out_ms,
            cover_ms=clip.cover_ms,
            pins=Editor.pins,
            cues=Captions.cues,
            can_trim=clip.may_edit,
            can_pin=clip.may_words,
            on_trim=Editor.trim,
            on_cover=Editor.choose_cover,
            on_pin=Tags.move,
            on_select=Tags.choose,
        ),
        class_name="editor-timeline",
    )


def _bar() -> rx.Component:
    return top_bar(
        "Edit",
        save_state(scope="#editor", answers=Editor.answers, problem=Editor.save_problem),
        icon_button("trash-2", "Delete this clip", size=20, on_click=Way.ask_to_remove),
        rx.cond(
            Editor.clip.may_submit,
            button(
                rx.cond(Editor.clip.is_draft, "Submit", "Submit again"),
                size="s",
                on_click=Way.ask_to_submit,
            ),
        ),
        back="/studio",
    )


def _editor() -> rx.Component:
    return rx.el.div(
        way_card(),
        rx.cond(
            (Editor.save_problem != "") & (Editor.save_problem != Captions.refusal),
            rx.el.div(
                notice("Not saved: " + Editor.save_problem, tone="danger", icon="circle-alert"),
                class_name="editor-problem",
            ),
        ),
        _stage(),
        _panels(),
        _timeline(),
        id="editor",
        class_name="editor",
    )


def _waiting() -> rx.Component:
    return rx.el.div(
        skeleton("100%", "100%", radius="var(--r-sheet)", class_name="editor-stage-sk"),
        rx.el.div(
            skeleton("70%", "40px"),
            skeleton("100%", "120px"),
            skeleton("100%", "120px"),
            class_name="stack",
        ),
        class_name="editor",
        aria_busy="true",
    )


@rx.page(
    "/studio/clips/[clip_id]",
    title="Edit a clip · Jhalak",
    on_load=[
        Overlays.load,
        Session.load,
        Editor.load,
        Tags.begin,
        Captions.begin,
        Suggestions.begin,
        Way.begin,
        Editor.load_covers,
    ],
)
def edit() -> rx.Component:
    """For the clip's creator."""
    missing = empty_state(
        "film",
        "This clip cannot be shown",
        Editor.problem,
        link_button("To your clips", "/studio", kind="secondary"),
    )
    return page(
        rx.cond(Editor.clip.id != "", _bar(), top_bar("Edit", back="/studio")),
        rx.cond(
            ~Editor.is_loaded,
            _waiting(),
            rx.cond(
                ~Editor.is_allowed,
                gate(),
                rx.cond(Editor.problem != "", missing, _editor()),
            ),
        ),
        pulse(Way.look, active=Editor.is_moving, every_ms=Way.beat_ms),
        here="/studio",
        width="wide",
        bag_count=Overlays.bag_count,
        overlays=rx.fragment(submit_sheet(), remove_sheet()),
    )
