"""Open briefs: how they are narrowed and ordered, and what each offers."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, button, chip_button, chip_row
from app.components.fields import search_box
from app.components.frame_words import said
from app.components.states import empty_state
from app.pages.brands_for_creators.page_words import OFFERS
from app.pages.brands_for_creators.rows import Offer, Shelf
from app.pages.brands_for_creators.state import MAX_WORDS, SORTS, CreatorBrands


def _picture(url: rx.Var[str]) -> rx.Component:
    return rx.el.span(
        rx.cond(url != "", rx.el.img(src=url, alt="", loading="lazy")), class_name="cb-picture"
    )


def _offer(offer: Offer) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.foreach(offer.pictures, _picture),
                rx.cond(offer.more != "", rx.el.span(offer.more, class_name="chip num cb-more")),
                class_name="cb-pictures",
                aria_hidden="true",
            ),
            rx.el.span(
                rx.el.span(
                    avatar(offer.avatar_url, offer.brand, size=24),
                    rx.el.span(offer.brand, class_name="small soft clip-1"),
                    class_name="row tight",
                ),
                rx.el.span(offer.title, class_name="strong clip-2 cb-title", lang=offer.lang),
                rx.el.span(
                    rx.el.strong(offer.reward, class_name="cb-reward num"),
                    rx.el.span(offer.reward_note, class_name="small soft"),
                    class_name="row tight cb-reward-line",
                ),
                rx.el.span(
                    rx.cond(
                        offer.left != "",
                        rx.el.span(offer.left, class_name=rx.cond(offer.is_soon, "late", "")),
                    ),
                    rx.el.span(offer.out),
                    rx.el.span(offer.places),
                    class_name="small soft stack cb-facts",
                ),
                rx.foreach(
                    offer.fits,
                    lambda why: rx.el.span(
                        rx.icon("sparkles", size=14, aria_hidden="true"),
                        why,
                        class_name="small cb-fit",
                        key=why,
                    ),
                ),
                rx.cond(offer.mine != "", rx.el.span(offer.mine, class_name="chip accent")),
                class_name="stack tight cb-offer-text",
            ),
            href=offer.link,
            class_name="card cb-offer",
        ),
        key=offer.id,
    )


def _shelf(shelf: Shelf) -> rx.Component:
    return chip_button(
        shelf.name,
        pressed=CreatorBrands.category == shelf.slug,
        on_click=CreatorBrands.narrow(shelf.slug),
        key=shelf.slug,
    )


def _filters() -> rx.Component:
    return rx.el.div(
        search_box(
            said(OFFERS["box"]),
            max_length=MAX_WORDS,
            default_value="",
            on_change=CreatorBrands.search.debounce(350),
        ),
        chip_row(
            *[
                chip_button(
                    said(OFFERS[sort]),
                    pressed=CreatorBrands.sort == sort,
                    on_click=CreatorBrands.order(sort),
                )
                for sort in SORTS
            ],
            label=said(OFFERS["order"]),
        ),
        rx.cond(
            CreatorBrands.shelves.length() > 1,
            chip_row(
                chip_button(
                    said(OFFERS["every"]),
                    pressed=CreatorBrands.category == "",
                    on_click=CreatorBrands.narrow(""),
                ),
                rx.foreach(CreatorBrands.shelves, _shelf),
                label=said(OFFERS["category"]),
            ),
        ),
        class_name="cb-filters",
    )


def offers() -> rx.Component:
    """The list, with its search."""
    none = rx.cond(
        CreatorBrands.is_narrowed,
        rx.el.p(said(OFFERS["none_fits"]), class_name="soft studio-none"),
        empty_state("handshake", said(OFFERS["none"]), said(OFFERS["none_more"])),
    )
    return rx.el.section(
        rx.el.h2(said(OFFERS["open"])),
        _filters(),
        rx.el.div(
            rx.cond(
                CreatorBrands.offers.length() > 0,
                rx.el.ul(rx.foreach(CreatorBrands.offers, _offer), class_name="cb-offers"),
                none,
            ),
            aria_live="polite",
            aria_busy=CreatorBrands.is_searching,
        ),
        rx.cond(
            CreatorBrands.more != "",
            rx.el.div(
                button(said(OFFERS["more"]), kind="secondary", on_click=CreatorBrands.load_more),
                class_name="load-more",
            ),
        ),
        class_name="section",
    )
