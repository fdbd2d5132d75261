"""The brief editor as it is drawn."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, link_button
from app.components.frame import page, top_bar
from app.components.sheet import sheet
from app.components.states import empty_state, error_state, notice, skeleton
from app.pages.brands_for_brands.applications import Applications
from app.pages.brands_for_brands.applications_view import applications_block
from app.pages.brands_for_brands.brief import BriefDesk
from app.pages.brands_for_brands.brief_form import offer, products, when, wish
from app.pages.brands_for_brands.home_rows import state_chip
from app.session import Session
from app.sheets.base import Overlays

B = BriefDesk
HOME = "/studio/brands"


def _hands() -> rx.Component:
    return rx.el.div(
        rx.cond(
            B.may_terms,
            button("Save draft", kind="secondary", busy=B.is_saving, on_click=B.save),
        ),
        rx.cond(B.state == "open", button("Save", busy=B.is_saving, on_click=B.save)),
        rx.cond(B.may_terms, button("Open it", icon="door-open", on_click=B.ask("open"))),
        rx.cond(
            B.state == "open",
            button("Close", kind="secondary", icon="lock", on_click=B.ask("close")),
        ),
        class_name="row wrap bb-hands",
    )


_MEANS = {
    "open": (
        "Open this brief?",
        "Open it",
        (
            "Creators can read it and apply, or answer your invitation.",
            "What they agree to stays as it is: the text, products, commission, gift, and when "
            "clips come out and sales earn. A mistake in these means another brief.",
            "Title, places, the last day to apply and who may apply can still change.",
        ),
    ),
    "close": (
        "Close this brief?",
        "Close it",
        (
            "Nobody joins any more. Applications and invitations without an answer end.",
            "Whoever you agreed with goes on: their clips still come to you, and sales still earn.",
            "It is not opened again.",
        ),
    ),
    "cancel": (
        "Cancel this brief?",
        "Cancel the brief",
        (
            "Nobody joins any more. Applications and invitations without an answer end.",
            "What was agreed before stays agreed; end a collaboration on its own if you want to.",
            "It is not opened again.",
        ),
    ),
}


def _ask_sheet(step: str) -> rx.Component:
    title, yes, points = _MEANS[step]
    return sheet(
        rx.el.div(
            rx.el.ul(*[rx.el.li(point) for point in points], class_name="bb-points"),
            rx.el.div(
                button("Not yet", kind="secondary", on_click=B.ask("")),
                button(yes, kind="danger" if step == "cancel" else "primary", on_click=B.go),
                class_name="row wrap",
            ),
            class_name="stack",
        ),
        title=title,
        open=B.asking == step,
        on_close=B.ask(""),
        size="auto",
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
            notice(
                "Creators rely on this brief. Title, places, the last day to apply and who may "
                "apply can change; the rest stays.",
                icon="lock",
            ),
        ),
        rx.cond(
            ~B.may_some,
            notice("Nobody joins any more. What was agreed goes on.", icon="lock"),
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
                button("Cancel the brief", kind="danger-quiet", icon="x", on_click=B.ask("cancel"))
            ),
        ),
        class_name="brief",
    )


def _page(title: str) -> rx.Component:
    waiting = rx.el.div(
        skeleton("40%", "28px"),
        *[skeleton("100%", "180px", radius="var(--r-card)") for _ in range(3)],
        class_name="stack",
        aria_busy="true",
    )
    closed = empty_state(
        "handshake",
        "This is for brands",
        B.problem,
        link_button("To working with brands", HOME, kind="secondary"),
    )
    return page(
        top_bar(title, back=HOME),
        rx.cond(
            ~B.is_loaded,
            waiting,
            rx.cond(
                ~B.is_allowed,
                closed,
                rx.cond(
                    B.problem != "",
                    error_state("This brief cannot be shown", B.problem),
                    _editor(),
                ),
            ),
        ),
        here="/studio",
        bag_count=Overlays.bag_count,
        overlays=rx.fragment(*[_ask_sheet(step) for step in _MEANS]),
    )


@rx.page(
    "/studio/briefs/new",
    title="New brief · Jhalak",
    on_load=[Overlays.load, Session.load, BriefDesk.begin],
)
def new_brief() -> rx.Component:
    """For brands."""
    return _page("New brief")


@rx.page(
    "/studio/briefs/[brief_id]",
    title="Brief · Jhalak",
    on_load=[Overlays.load, Session.load, BriefDesk.load, Applications.meet],
)
def edit_brief() -> rx.Component:
    """For the brief's brand."""
    return _page("Brief")
