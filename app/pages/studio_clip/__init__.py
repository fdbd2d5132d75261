"""The editor: preview left, panels right, timeline below; everything saves by itself."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, icon_button, link_button
from app.components.autosave import save_state
from app.components.editor import editor_panel, editor_room, editor_stage, editor_timeline
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import language, said
from app.components.pulse import pulse
from app.components.states import empty_state, notice, skeleton
from app.components.tabs import tabs
from app.pages.studio.gate import gate
from app.pages.studio_clip.agreement import Agreed
from app.pages.studio_clip.agreement_view import approval_warning, wishes_card
from app.pages.studio_clip.caption_lane import CaptionLane
from app.pages.studio_clip.captions import Captions
from app.pages.studio_clip.captions_view import captions_panel
from app.pages.studio_clip.disclosure_panel import disclosure_panel
from app.pages.studio_clip.panels import words_panel
from app.pages.studio_clip.products import Tags
from app.pages.studio_clip.products_view import products_panel
from app.pages.studio_clip.publish import Publish
from app.pages.studio_clip.state import Editor
from app.pages.studio_clip.suggestions import Suggestions
from app.pages.studio_clip.way import Way
from app.pages.studio_clip.way_view import remove_sheet, submit_sheet, way_card
from app.pages.studio_clip.words import EDITOR, TABS
from app.session import Session
from app.sheets.base import Overlays

# (key, icon, what draws it; None is a panel of the editor's own)
_TABS = (
    ("clip", "scissors", None),
    ("frame", "crop", None),
    ("text", "type", None),
    ("sound", "music", None),
    ("look", "wand-sparkles", None),
    ("stickers", "sticker", None),
    ("cover", "image", None),
    ("words", "text-quote", words_panel),
    ("products", "tag", products_panel),
    ("captions", "captions", captions_panel),
    ("disclosure", "badge-info", disclosure_panel),
    ("history", "history", None),
)


def _panels() -> rx.Component:
    return rx.el.section(
        tabs(
            *[rx.icon(icon, size=18, aria_hidden="true") for _, icon, _ in _TABS],
            label=said(EDITOR["what"]),
            tabs=[
                {
                    "key": key,
                    "label": said(TABS[key]),
                    "count": Editor.pins.length() if key == "products" else 0,
                }
                for key, _, _ in _TABS
            ],
            current=Editor.tab,
            on_open=[Editor.tap_tab, Captions.visit],
        ),
        approval_warning(),
        *[
            rx.el.div(
                panel() if panel else editor_panel(key, Editor.tab == key),
                role="tabpanel",
                tab_index=0,  # It scrolls, and not every panel has something to focus.
                id=f"panel-{key}",
                aria_labelledby=f"tab-{key}",
                hidden=Editor.tab != key,
                class_name="editor-panel",
            )
            for key, _, panel in _TABS
        ],
        class_name=rx.cond(Editor.is_tray_open, "editor-panels", "editor-panels shut"),
        aria_label=said(EDITOR["panels"]),
    )


def _stage() -> rx.Component:
    return rx.el.div(
        editor_stage(
            poster=Editor.clip.poster_url,
            pins=Editor.pins,
            cues=Captions.cues,
            selected=Tags.chosen,
            can_pin=Editor.clip.may_words,
            on_pin=Tags.move,
            on_select=Tags.choose,
            on_playhead=Tags.rest_at,
        ),
        class_name="editor-stage",
    )


def _timeline() -> rx.Component:
    return rx.el.div(
        editor_timeline(
            pins=Editor.pins,
            cues=Captions.cues,
            can_pin=Editor.clip.may_words,
            on_pin=Tags.move,
            on_select=Tags.choose,
            on_cue=CaptionLane.move,
            on_panel=Editor.open_tab,
        ),
        class_name="editor-timeline",
    )


def _bar() -> rx.Component:
    return top_bar(
        said(EDITOR["edit"]),
        save_state(
            scope="#editor",
            problem=Editor.save_problem,
            locale=Session.locale,
        ),
        icon_button("trash-2", said(EDITOR["delete"]), size=20, on_click=Way.ask_to_remove),
        rx.cond(
            Editor.clip.may_submit,
            button(
                rx.cond(Editor.clip.is_draft, said(EDITOR["submit"]), said(EDITOR["submit_again"])),
                size="s",
                on_click=Way.ask_to_submit,
            ),
        ),
        back="/studio",
        lang=language(),
    )


def _editor() -> rx.Component:
    return rx.el.div(
        way_card(),
        wishes_card(),
        rx.cond(
            (Editor.save_problem != "") & (Editor.save_problem != Captions.refusal),
            rx.el.div(
                notice(
                    said(EDITOR["not_saved"], why=Editor.save_problem),
                    tone="danger",
                    icon="circle-alert",
                ),
                class_name="editor-problem",
            ),
        ),
        rx.el.div(
            editor_room(
                clip_id=Editor.clip.id,
                may_edit=Editor.clip.may_edit,
                locale=Session.locale,
                on_kept=Editor.refresh,
            ),
            class_name="editor-room",
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
    title=title_of(said(EDITOR["title"])),
    on_load=[
        Overlays.load,
        Session.load,
        Editor.load,
        Tags.begin,
        Captions.begin,
        Suggestions.begin,
        Agreed.meet,
        Way.begin,
        Publish.prepare,
    ],
)
def edit() -> rx.Component:
    """For the clip's creator."""
    missing = empty_state(
        "film",
        said(EDITOR["missing"]),
        Editor.problem,
        link_button(said(EDITOR["to_clips"]), "/studio", kind="secondary"),
    )
    return page(
        rx.cond(
            Editor.clip.id != "",
            _bar(),
            top_bar(said(EDITOR["edit"]), back="/studio", lang=language()),
        ),
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
        lang=language(),
        overlays=rx.fragment(submit_sheet(), remove_sheet()),
    )
