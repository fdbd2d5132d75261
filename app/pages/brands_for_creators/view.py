"""A creator's page of working with brands: what waits, open briefs, collaborations, money."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, button, chip_button, chip_row, link_button
from app.components.fields import search_box
from app.components.states import empty_state, error_state, skeleton, skeleton_rows
from app.pages.brands_for_creators.rows import Asked, Offer, Shelf, StatementRow, Wait
from app.pages.brands_for_creators.state import MAX_WORDS, SORTS, CreatorBrands
from app.pages.brands_for_creators.work_view import works
from app.pages.studio_analytics.parts import figures


def _wait(wait: Wait) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.match(
                    wait.icon,
                    ("message", rx.icon("message-square-text", size=20, aria_hidden="true")),
                    ("invitation", rx.icon("mail", size=20, aria_hidden="true")),
                    rx.icon("clapperboard", size=20, aria_hidden="true"),
                ),
                class_name="todo-mark " + wait.tone,
            ),
            rx.el.span(
                rx.el.span(wait.title, class_name="strong"),
                rx.el.span(wait.text, class_name="small soft clip-2", lang=wait.lang),
                rx.cond(
                    wait.when != "",
                    rx.el.span(
                        wait.when, class_name=rx.cond(wait.is_late, "small late", "small soft")
                    ),
                ),
                rx.el.span(
                    wait.step,
                    rx.icon("arrow-right", size=16, aria_hidden="true"),
                    class_name="small link row tight",
                ),
                class_name="stack grow cb-said",
            ),
            href=wait.link,
            class_name="card studio-todo",
        ),
        key=wait.key,
    )


def _waits() -> rx.Component:
    return rx.cond(
        CreatorBrands.waits.length() > 0,
        rx.el.section(
            rx.el.h2("Waits for you"),
            rx.el.ul(rx.foreach(CreatorBrands.waits, _wait), class_name="cb-waits"),
            class_name="section",
        ),
    )


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
            "Brand or title",
            max_length=MAX_WORDS,
            default_value="",
            on_change=CreatorBrands.search.debounce(350),
        ),
        chip_row(
            *[
                chip_button(
                    label,
                    pressed=CreatorBrands.sort == sort,
                    on_click=CreatorBrands.order(sort),
                )
                for sort, label in SORTS
            ],
            label="Order",
        ),
        rx.cond(
            CreatorBrands.shelves.length() > 1,
            chip_row(
                chip_button(
                    "Everything",
                    pressed=CreatorBrands.category == "",
                    on_click=CreatorBrands.narrow(""),
                ),
                rx.foreach(CreatorBrands.shelves, _shelf),
                label="Category",
            ),
        ),
        class_name="cb-filters",
    )


def _offers() -> rx.Component:
    none = rx.cond(
        CreatorBrands.is_narrowed,
        rx.el.p("No open brief fits that. Try fewer words.", class_name="soft studio-none"),
        empty_state(
            "handshake",
            "No open briefs just now",
            "Brands write here what clips they look for and what they pay. Come back soon; "
            "invitations show at the top.",
        ),
    )
    return rx.el.section(
        rx.el.h2("Open briefs"),
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
                button("More briefs", kind="secondary", on_click=CreatorBrands.load_more),
                class_name="load-more",
            ),
        ),
        class_name="section",
    )


def _asked(asked: Asked) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.el.span(asked.title, class_name="strong clip-1", lang=asked.lang),
                rx.el.span(asked.brand, " · ", asked.when, class_name="small soft"),
                class_name="stack grow cb-said",
            ),
            rx.el.span(asked.status, class_name="chip " + asked.tone),
            href=asked.link,
            class_name="row cb-line",
        ),
        key=asked.id,
    )


def _applications() -> rx.Component:
    return rx.cond(
        CreatorBrands.asked.length() > 0,
        rx.el.section(
            rx.el.h2("My applications"),
            rx.el.ul(rx.foreach(CreatorBrands.asked, _asked), class_name="card cb-lines"),
            class_name="section",
        ),
    )


def _statement(row: StatementRow) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            rx.el.span(row.month, " · ", row.brand, class_name="strong"),
            rx.el.span(row.number, class_name="small soft num"),
            class_name="stack grow cb-said",
        ),
        rx.el.span(
            rx.el.span(row.total, class_name="strong num"),
            rx.el.span(row.status, class_name="chip " + row.tone),
            class_name="stack tight cb-money",
        ),
        class_name="row cb-line",
        key=row.id,
    )


def _earnings() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2("Earnings"),
            link_button(
                "Statements",
                "/studio/statements",
                kind="secondary",
                size="s",
                icon="receipt-text",
                class_name="push",
            ),
            class_name="row",
        ),
        figures(CreatorBrands.figures),
        rx.cond(
            CreatorBrands.statements.length() > 0,
            rx.el.ul(rx.foreach(CreatorBrands.statements, _statement), class_name="card cb-lines"),
            rx.el.p(
                "After each month with delivered sales, a statement says what each brand owes you.",
                class_name="small soft",
            ),
        ),
        class_name="section cb-earnings",
    )


def _waiting() -> rx.Component:
    return rx.el.div(
        skeleton_rows(2),
        skeleton("100%", "220px", radius="var(--r-card)"),
        skeleton("100%", "220px", radius="var(--r-card)"),
        class_name="stack",
        aria_busy="true",
    )


def creator_body() -> rx.Component:
    """The page for a creator."""
    return rx.cond(
        ~CreatorBrands.is_loaded,
        _waiting(),
        rx.cond(
            CreatorBrands.problem != "",
            error_state(
                "This page did not load",
                CreatorBrands.problem + " What you agreed is safe.",
                on_retry=CreatorBrands.load,
            ),
            rx.el.div(
                _waits(), works(), _offers(), _applications(), _earnings(), class_name="cb-page"
            ),
        ),
    )
