"""Your taste: what the feed believes one likes, and the hand on it."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, link_button
from app.components.fields import switch
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import language, said
from app.components.states import empty_state, error_state, notice, skeleton_rows
from app.pages.found_words import KINDS
from app.pages.own_words import ME, QUIET
from app.pages.taste.drawn import blocked_list, negative_list, section, taste_list
from app.pages.taste.state import TasteState
from app.pages.taste.words import SHOP, TASTE
from app.sheets.base import Overlays
from app.words import TO_FEED


def _foot() -> rx.Component:
    S = TasteState
    return rx.el.section(
        switch(
            said(TASTE["by_taste"]),
            checked=~S.is_paused,
            hint=said(TASTE["by_taste_more"]),
            on_change=S.choose_by_taste,
        ),
        rx.cond(
            S.is_asking,
            rx.el.div(
                rx.el.p(said(TASTE["sure_more"]), class_name="small soft"),
                rx.el.div(
                    button(said(TASTE["forget"]), kind="danger", on_click=S.start_over),
                    button(said(TASTE["keep"]), kind="ghost", on_click=S.ask_to_reset(False)),
                    class_name="row wrap",
                ),
                class_name="stack tight",
                role="group",
                aria_label=said(TASTE["sure"]),
            ),
            button(
                said(TASTE["start_over"]),
                kind="secondary",
                icon="rotate-ccw",
                on_click=S.ask_to_reset(True),
            ),
        ),
        class_name="taste-foot",
        aria_label=said(TASTE["whole"]),
    )


def _content() -> rx.Component:
    S = TasteState
    nothing = empty_state(
        "sprout",
        said(TASTE["nothing"]),
        said(TASTE["nothing_more"]),
        link_button(said(TO_FEED), "/"),
    )
    return rx.fragment(
        rx.cond(
            S.is_paused,
            notice(said(TASTE["paused"]), icon="pause"),
        ),
        rx.cond(
            S.is_complete,
            rx.fragment(),
            notice(said(TASTE["incomplete"])),
        ),
        rx.cond(S.is_empty, nothing, rx.fragment()),
        section(KINDS["hashtags"], S.tags.length() > 0, taste_list(S.tags, KINDS["hashtags"])),
        section(
            KINDS["creators"], S.creators.length() > 0, taste_list(S.creators, KINDS["creators"])
        ),
        section(
            SHOP,
            S.categories.length() > 0,
            taste_list(S.categories, TASTE["categories"], can_remove=False),
        ),
        rx.cond(
            S.passed.length() > 0,
            rx.el.details(
                rx.el.summary(said(TASTE["passed_count"], count=S.passed.length())),
                taste_list(S.passed, TASTE["passed"]),
                class_name="section taste-passed unfolds",
            ),
        ),
        section(TASTE["refused"], S.negatives.length() > 0, negative_list(S.negatives)),
        section(QUIET["blocked"], S.blocked.length() > 0, blocked_list(S.blocked)),
        _foot(),
    )


@rx.page("/me/taste", title=title_of(said(ME["taste"])), on_load=[Overlays.load, TasteState.load])
def taste() -> rx.Component:
    """Bars for what one likes, a list of what one turned down, and a way to start over."""
    S = TasteState
    return page(
        top_bar(said(ME["taste"]), back="/me"),
        rx.el.p(said(TASTE["about"]), class_name="soft"),
        rx.cond(
            S.problem != "",
            error_state(said(TASTE["failed"]), S.problem, on_retry=S.load),
            rx.cond(S.is_loaded, _content(), skeleton_rows(6)),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
