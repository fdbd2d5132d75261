"""The brief editor as it is drawn."""

from __future__ import annotations

from typing import Any

import reflex as rx

from app.components.atoms import button, link_button
from app.components.fields import field, option_card, search_box, switch, text_area
from app.components.frame import page, top_bar
from app.components.sheet import sheet
from app.components.states import empty_state, error_state, notice, skeleton
from app.pages.brands_for_brands.applications import Applications
from app.pages.brands_for_brands.applications_view import applications_block
from app.pages.brands_for_brands.brief import BriefDesk
from app.pages.brands_for_brands.home_view import state_chip
from app.session import Session
from app.sheets.base import Overlays
from app.views import Card

B = BriefDesk
HOME = "/studio/brands"


def _text(label: str, name: str, *, locked: Any, hint: Any = "", **props: Any) -> rx.Component:
    return field(
        label,
        name,
        hint=hint,
        error=B.wrong[name].to(str),
        value=getattr(B.terms, name),
        on_change=B.write(name),  # type: ignore[call-arg,arg-type]
        disabled=locked,
        **props,
    )


def _product(card: Card, *, is_chosen: bool) -> rx.Component:
    inside = (
        rx.el.span(
            rx.cond(
                card.image_url != "",
                rx.el.img(src=card.image_url, alt="", loading="lazy"),
                rx.icon("package", size=24, aria_hidden="true"),
            ),
            class_name="bb-picture",
        ),
        rx.el.span(
            rx.el.span(card.title, class_name="small strong clip-2"),
            rx.el.span(card.price, class_name="tiny soft num"),
            class_name="stack bb-close grow",
        ),
    )
    chosen = B.chosen.contains(card) if not is_chosen else True
    return rx.el.li(
        rx.el.button(
            *inside,
            rx.cond(
                chosen,
                rx.icon("check", size=20, aria_hidden="true"),
                rx.icon("plus", size=20, aria_hidden="true"),
            ),
            type="button",
            class_name="bb-pick",
            on_click=B.choose(card.id),
            aria_pressed=rx.cond(chosen, "true", "false"),
            disabled=~B.may_terms,
        ),
        key=card.id,
    )


def _products() -> rx.Component:
    return rx.el.section(
        rx.el.h2("Products", id="brief-products"),
        rx.el.p(
            "Sales of these earn the commission, and creators tag at least one.",
            class_name="small soft",
        ),
        rx.cond(
            B.wrong["products"].to(str),
            notice(B.wrong["products"].to(str), tone="danger", icon="circle-alert"),
        ),
        rx.el.ul(
            rx.foreach(B.chosen, lambda card: _product(card, is_chosen=True)),
            class_name="bb-picks",
            aria_label="Chosen products",
        ),
        rx.cond(
            B.may_terms,
            rx.fragment(
                search_box("Search your products", value=B.query, on_change=B.search),
                rx.cond(
                    B.found.length() > 0,
                    rx.el.ul(
                        rx.foreach(B.found, lambda card: _product(card, is_chosen=False)),
                        class_name="bb-picks found",
                        aria_label="Your products",
                    ),
                    rx.el.p("No product of yours has these words.", class_name="soft small"),
                ),
            ),
        ),
        class_name="card bb-block",
        aria_labelledby="brief-products",
    )


def _wish() -> rx.Component:
    return rx.el.section(
        rx.el.h2("What you would like to see"),
        _text("Title", "title", locked=~B.may_some, max_length=80),
        text_area(
            "The brief",
            "wants",
            hint="What to show, what to leave out, in your own words. English or Hindi.",
            error=B.wrong["wants"].to(str),
            value=B.terms.wants,
            on_change=B.write("wants"),  # type: ignore[call-arg,arg-type]
            disabled=~B.may_terms,
            max_length=4000,
            rows="6",
        ),
        class_name="card bb-block",
    )


def _offer() -> rx.Component:
    return rx.el.section(
        rx.el.h2("What you offer"),
        _text(
            "Commission in %",
            "commission",
            locked=~B.may_terms,
            input_mode="decimal",
            hint=rx.cond(B.share != "", B.share, "Of the goods’ price, without delivery."),
        ),
        switch(
            "Creators keep the products",
            checked=B.terms.is_gifted,
            hint="You send them; the clip’s label says so.",
            on_change=B.set_gifted,
            disabled=~B.may_terms,
        ),
        class_name="card bb-block",
    )


def _when() -> rx.Component:
    def day(label: str, name: str, hint: str, *, locked: Any) -> rx.Component:
        return _text(label, name, locked=locked, hint=hint, type="date")

    return rx.el.section(
        rx.el.h2("When and for how many"),
        rx.el.div(
            day("Apply until", "apply_until", "The whole day counts.", locked=~B.may_some),
            _text(
                "Places",
                "places",
                locked=~B.may_some,
                input_mode="numeric",
                hint=rx.cond(B.taken > 0, B.taken_text, "How many creators you take."),
            ),
            day("Clips out from", "publish_from", "Not before this day.", locked=~B.may_terms),
            day("Clips out until", "publish_until", "The last day.", locked=~B.may_terms),
            day(
                "Sales earn until",
                "earn_until",
                "Later sales earn no commission.",
                locked=~B.may_terms,
            ),
            class_name="bb-days",
        ),
        rx.el.fieldset(
            rx.el.legend("Who may apply"),
            option_card(
                "who",
                "all",
                "Every creator",
                "It is shown in the list of open briefs.",
                checked=B.terms.is_open_to_all,
                on_change=B.set_open_to_all("all"),
                disabled=~B.may_some,
            ),
            option_card(
                "who",
                "invited",
                "Only whom I invite",
                "Nobody else finds it.",
                checked=~B.terms.is_open_to_all,
                on_change=B.set_open_to_all("invited"),
                disabled=~B.may_some,
            ),
            class_name="bb-who",
        ),
        class_name="card bb-block",
    )


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
        rx.cond(
            B.may_some & (B.id != ""),
            button("Cancel the brief", kind="danger-quiet", on_click=B.ask("cancel")),
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
        rx.el.div(_wish(), _products(), _offer(), _when(), class_name="bb-form"),
        _hands(),
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
