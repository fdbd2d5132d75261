"""The form of a brief as it is drawn; what cannot change any more is shown and locked."""

from __future__ import annotations

from typing import Any

import reflex as rx

from app.components.fields import field, option_card, search_box, switch, text_area
from app.components.states import notice
from app.pages.brands_for_brands.brief import BriefDesk
from app.views import Card

B = BriefDesk


def _text(label: str, name: str, *, locked: Any, hint: Any = "", **props: Any) -> rx.Component:
    return field(
        label,
        name,
        hint=hint,
        error=B.wrong[name].to(str),
        value=getattr(B.terms, name),
        on_change=B.write(name),
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


def products() -> rx.Component:
    """Which products it is about."""
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


def wish() -> rx.Component:
    """What the brand would like to see."""
    return rx.el.section(
        rx.el.h2("What you would like to see"),
        _text("Title", "title", locked=~B.may_some, max_length=80),
        text_area(
            "The brief",
            "wants",
            hint="What to show, what to leave out, in your own words. English or Hindi.",
            error=B.wrong["wants"].to(str),
            value=B.terms.wants,
            on_change=B.write("wants"),
            disabled=~B.may_terms,
            max_length=4000,
            rows="6",
        ),
        class_name="card bb-block",
    )


def offer() -> rx.Component:
    """Commission and gift."""
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


def when() -> rx.Component:
    """Dates, places, and who may apply."""

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
            day(
                "Clips out from",
                "publish_from",
                "Your approval lets it out from this day.",
                locked=~B.may_terms,
            ),
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
