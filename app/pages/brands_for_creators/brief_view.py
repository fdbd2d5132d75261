"""A brief before its creator: what it wants, its products and the terms."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, link_button
from app.components.frame_words import ANY, said
from app.components.states import empty_state, skeleton
from app.pages.brands_for_creators.answer_view import doing
from app.pages.brands_for_creators.brief_state import OneBrief
from app.pages.brands_for_creators.page_words import BRIEF, OFFERS
from app.pages.brands_for_creators.rows import Good, Term

_ICONS = (
    *("percent", "gift", "calendar-clock", "calendar-check"),
    *("badge-check", "badge-info", "receipt-text"),
)


def _good(good: Good) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.cond(
                    good.image_url != "", rx.el.img(src=good.image_url, alt="", loading="lazy")
                ),
                class_name="cb-picture",
            ),
            rx.el.span(good.title, class_name="small strong clip-2", lang=ANY),
            rx.el.span(good.price, class_name="small num"),
            rx.cond(
                good.earns != "",
                rx.el.span(said(BRIEF["earns"], sum=good.earns), class_name="small cb-earns num"),
            ),
            href=good.link,
            class_name="stack cb-good",
        ),
        key=good.id,
    )


def _term(term: Term) -> rx.Component:
    return rx.el.div(
        rx.el.dt(
            rx.match(
                term.icon,
                *[(name, rx.icon(name, size=18, aria_hidden="true")) for name in _ICONS],
                rx.fragment(),
            ),
            term.name,
            class_name="strong row tight",
        ),
        rx.el.dd(term.text, class_name="soft"),
        key=term.name,
    )


def _head() -> rx.Component:
    brief = OneBrief.brief
    return rx.el.div(
        rx.el.a(
            avatar(brief.avatar_url, brief.brand, size=40),
            rx.el.span(
                rx.el.span(brief.brand, class_name="strong"),
                rx.el.span("@", brief.handle, class_name="small soft"),
                class_name="stack cb-said",
            ),
            href="/c/" + brief.handle,
            class_name="row cb-brand",
        ),
        rx.el.h2(brief.title, lang=brief.lang, class_name="cb-brief-title"),
        rx.el.p(
            rx.el.strong(brief.reward, class_name="cb-reward big num"),
            rx.el.span(brief.reward_note, class_name="soft"),
            class_name="row wrap cb-reward-line",
        ),
        rx.cond(brief.example != "", rx.el.p(brief.example)),
        rx.el.p(
            rx.el.span(brief.when, class_name=rx.cond(brief.is_soon, "late", "")),
            rx.el.span(brief.places),
            class_name="small soft cb-when",
        ),
        rx.foreach(
            brief.fits,
            lambda why: rx.el.p(
                rx.icon("sparkles", size=16, aria_hidden="true"),
                why,
                class_name="small cb-fit",
                key=why,
            ),
        ),
        class_name="stack cb-head",
    )


def _brief() -> rx.Component:
    brief = OneBrief.brief
    return rx.el.div(
        _head(),
        doing(),
        rx.el.div(
            rx.el.section(
                rx.el.h3(said(BRIEF["wants"])),
                rx.el.p(brief.wants, lang=brief.wants_lang, class_name="cb-wants"),
                class_name="stack tight",
            ),
            rx.el.section(
                rx.el.h3(said(BRIEF["products"])),
                rx.el.ul(rx.foreach(brief.goods, _good), class_name="cb-goods"),
                class_name="stack tight",
            ),
            rx.el.section(
                rx.el.h3(said(BRIEF["agreed"])),
                rx.el.dl(rx.foreach(brief.terms, _term), class_name="cb-terms"),
                class_name="stack tight",
            ),
            class_name="stack cb-body",
        ),
        class_name="cb-brief",
    )


def brief_body() -> rx.Component:
    """The page of one brief for a creator."""
    waiting = rx.el.div(
        skeleton("60%", "32px"),
        skeleton("100%", "120px", radius="var(--r-card)"),
        skeleton("100%", "220px", radius="var(--r-card)"),
        class_name="stack",
        aria_busy="true",
    )
    missing = empty_state(
        "handshake",
        said(BRIEF["not_shown"]),
        OneBrief.problem,
        link_button(said(OFFERS["open"]), "/studio/brands", kind="secondary"),
    )
    return rx.cond(~OneBrief.is_loaded, waiting, rx.cond(OneBrief.problem != "", missing, _brief()))
