"""The brief editor as it is drawn."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, link_button
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import language, said
from app.components.sheet import sheet
from app.components.states import empty_state, error_state, notice, skeleton
from app.pages.brands_for_brands.applications import Applications
from app.pages.brands_for_brands.applications_view import applications_block
from app.pages.brands_for_brands.brief import BriefDesk
from app.pages.brands_for_brands.brief_form import offer, products, when, wish
from app.pages.brands_for_brands.brief_words import BRIEF, MEANS
from app.pages.brands_for_brands.home_rows import state_chip
from app.pages.brands_for_brands.words import HOME
from app.session import Session
from app.sheets.base import Overlays
from core.languages import Pair

B = BriefDesk
ADDRESS = "/studio/brands"


def _hands() -> rx.Component:
    return rx.el.div(
        rx.cond(
            B.may_terms,
            button(said(BRIEF["keep"]), kind="secondary", busy=B.is_saving, on_click=B.save),
        ),
        rx.cond(B.state == "open", button(said(BRIEF["save"]), busy=B.is_saving, on_click=B.save)),
        rx.cond(B.may_terms, button(said(BRIEF["open"]), icon="door-open", on_click=B.ask("open"))),
        rx.cond(
            B.state == "open",
            button(said(BRIEF["close"]), kind="secondary", icon="lock", on_click=B.ask("close")),
        ),
        class_name="row wrap bb-hands",
    )


# The sentences that tell what a step means.
_POINTS = {
    "open": ("open_read", "open_stays", "open_changes"),
    "close": ("nobody", "close_agreed", "for_good"),
    "cancel": ("nobody", "cancel_agreed", "for_good"),
}


def _ask_sheet(step: str) -> rx.Component:
    yes = said(MEANS[f"{step}_yes"])
    return sheet(
        rx.el.div(
            rx.el.ul(
                *[rx.el.li(said(MEANS[point])) for point in _POINTS[step]], class_name="bb-points"
            ),
            rx.el.div(
                button(said(BRIEF["not_yet"]), kind="secondary", on_click=B.ask("")),
                button(yes, kind="danger" if step == "cancel" else "primary", on_click=B.go),
                class_name="row wrap",
            ),
            class_name="stack",
        ),
        title=said(MEANS[step]),
        open=B.asking == step,
        on_close=B.ask(""),
        size="auto",
        lang=language(),
    )


def _editor() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            state_chip(B.state, B.state_text),
            rx.cond(B.taken_text != "", rx.el.span(B.taken_text, class_name="small soft num")),
            class_name="row wrap",
        ),
        rx.cond(
            B.state == "open",
            notice(said(BRIEF["relied"]), icon="lock"),
        ),
        rx.cond(
            ~B.may_some,
            notice(said(BRIEF["over"]), icon="lock"),
        ),
        rx.cond(
            B.refusal != "",
            rx.el.div(
                notice(B.refusal, tone="danger", icon="circle-alert"),
                id="brief-refusal",
                tab_index=-1,
            ),
        ),
        rx.cond(B.id != "", rx.cond(B.state != "draft", applications_block())),
        rx.el.div(wish(), products(), offer(), when(), class_name="bb-form"),
        _hands(),
        rx.cond(
            B.may_some & (B.id != ""),
            rx.el.div(
                button(
                    said(BRIEF["cancel"]),
                    kind="danger-quiet",
                    icon="x",
                    on_click=B.ask("cancel"),
                )
            ),
        ),
        class_name="brief",
    )


def _page(title: Pair) -> rx.Component:
    waiting = rx.el.div(
        skeleton("40%", "28px"),
        *[skeleton("100%", "180px", radius="var(--r-card)") for _ in range(3)],
        class_name="stack",
        aria_busy="true",
    )
    closed = empty_state(
        "handshake",
        said(HOME["closed"]),
        B.problem,
        link_button(said(BRIEF["home"]), ADDRESS, kind="secondary"),
    )
    return page(
        top_bar(said(title), back=ADDRESS),
        rx.cond(
            ~B.is_loaded,
            waiting,
            rx.cond(
                ~B.is_allowed,
                closed,
                rx.cond(
                    B.problem != "",
                    error_state(said(BRIEF["not_shown"]), B.problem),
                    _editor(),
                ),
            ),
        ),
        here="/studio",
        bag_count=Overlays.bag_count,
        overlays=rx.fragment(*[_ask_sheet(step) for step in _POINTS]),
        lang=language(),
    )


@rx.page(
    "/studio/briefs/new",
    title=title_of(said(HOME["new"])),
    on_load=[Overlays.load, Session.load, BriefDesk.begin],
)
def new_brief() -> rx.Component:
    """For brands."""
    return _page(HOME["new"])


@rx.page(
    "/studio/briefs/[brief_id]",
    title=title_of(said(BRIEF["brief"])),
    on_load=[Overlays.load, Session.load, BriefDesk.load, Applications.meet],
)
def edit_brief() -> rx.Component:
    """For the brief's brand."""
    return _page(BRIEF["brief"])
