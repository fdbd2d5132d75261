"""The form of a brief as it is drawn; what cannot change any more is shown and locked."""

from __future__ import annotations

from typing import Any

import reflex as rx

from app.components.fields import field, option_card, search_box, switch, text_area
from app.components.frame_words import ANY, said
from app.components.states import notice
from app.pages.brands_for_brands.brief import BriefDesk
from app.pages.brands_for_brands.brief_words import FORM
from app.views import Card

B = BriefDesk


def _text(name: str, *, locked: Any, hint: Any = "", **props: Any) -> rx.Component:
    return field(
        said(FORM[name]),
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
            rx.el.span(card.title, class_name="small strong clip-2", lang=ANY),
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
        rx.el.h2(said(FORM["products"]), id="brief-products"),
        rx.el.p(said(FORM["products_more"]), class_name="small soft"),
        rx.cond(
            B.wrong["products"].to(str),
            notice(B.wrong["products"].to(str), tone="danger", icon="circle-alert"),
        ),
        rx.el.ul(
            rx.foreach(B.chosen, lambda card: _product(card, is_chosen=True)),
            class_name="bb-picks",
            aria_label=said(FORM["chosen"]),
        ),
        rx.cond(
            B.may_terms,
            rx.fragment(
                search_box(said(FORM["search"]), value=B.query, on_change=B.search),
                rx.cond(
                    B.found.length() > 0,
                    rx.el.ul(
                        rx.foreach(B.found, lambda card: _product(card, is_chosen=False)),
                        class_name="bb-picks found",
                        aria_label=said(FORM["yours"]),
                    ),
                    rx.el.p(said(FORM["none"]), class_name="soft small"),
                ),
            ),
        ),
        class_name="card bb-block",
        aria_labelledby="brief-products",
    )


def wish() -> rx.Component:
    """What the brand would like to see."""
    return rx.el.section(
        rx.el.h2(said(FORM["wish"])),
        _text("title", locked=~B.may_some, max_length=80),
        text_area(
            said(FORM["wants"]),
            "wants",
            hint=said(FORM["wants_more"]),
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
    example = rx.cond(
        B.first != "",
        said(FORM["share_of"], share=B.share, title=B.first),
        said(FORM["share"], share=B.share),
    )
    return rx.el.section(
        rx.el.h2(said(FORM["offer"])),
        _text(
            "commission",
            locked=~B.may_terms,
            input_mode="decimal",
            hint=rx.cond(B.share != "", example, said(FORM["commission_more"])),
        ),
        switch(
            said(FORM["gifted"]),
            checked=B.terms.is_gifted,
            hint=said(FORM["gifted_more"]),
            on_change=B.set_gifted,
            disabled=~B.may_terms,
        ),
        class_name="card bb-block",
    )


def when() -> rx.Component:
    """Dates, places, and who may apply."""

    def day(name: str, *, locked: Any) -> rx.Component:
        return _text(name, locked=locked, hint=said(FORM[f"{name}_more"]), type="date")

    def whom(value: str, checked: Any) -> rx.Component:
        return option_card(
            "who",
            value,
            said(FORM[value]),
            said(FORM[f"{value}_more"]),
            checked=checked,
            on_change=B.set_open_to_all(value),
            disabled=~B.may_some,
        )

    return rx.el.section(
        rx.el.h2(said(FORM["when"])),
        rx.el.div(
            day("apply_until", locked=~B.may_some),
            _text(
                "places",
                locked=~B.may_some,
                input_mode="numeric",
                hint=rx.cond(B.taken > 0, B.taken_text, said(FORM["places_more"])),
            ),
            day("publish_from", locked=~B.may_terms),
            day("publish_until", locked=~B.may_terms),
            day("earn_until", locked=~B.may_terms),
            class_name="bb-days",
        ),
        rx.el.fieldset(
            rx.el.legend(said(FORM["who"])),
            whom("all", B.terms.is_open_to_all),
            whom("invited", ~B.terms.is_open_to_all),
            class_name="bb-who",
        ),
        class_name="card bb-block",
    )
