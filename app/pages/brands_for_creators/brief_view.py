"""A brief before its creator: what it wants, the terms, and the one thing to do about it."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, button, link_button
from app.components.fields import text_area
from app.components.sheet import sheet
from app.components.states import empty_state, notice, skeleton
from app.pages.brands_for_creators.brief_state import MAX_PITCH, OneBrief
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
            rx.el.span(good.title, class_name="small strong clip-2"),
            rx.el.span(good.price, class_name="small num"),
            rx.cond(
                good.earns != "",
                rx.el.span("You earn ", good.earns, class_name="small cb-earns num"),
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


def _pitch() -> rx.Component:
    return rx.el.form(
        rx.el.h3("Apply"),
        text_area(
            "Why you? (optional)",
            "pitch",
            hint="What you would show, and how. The brand reads it.",
            max_length=MAX_PITCH,
            rows="4",
            spell_check=True,
        ),
        notice(OneBrief.brief.shares, icon="eye"),
        _refused(),
        button("Apply", type="submit", block=True, busy=OneBrief.is_busy, icon="send"),
        on_submit=OneBrief.apply,
        class_name="stack",
    )


def _refused() -> rx.Component:
    return rx.cond(
        OneBrief.refusal != "",
        rx.el.div(
            notice(OneBrief.refusal, tone="danger", icon="circle-alert"),
            role="alert",
        ),
    )


def _said(label: str) -> rx.Component:
    brief = OneBrief.brief
    return rx.cond(
        brief.mine_words != "",
        rx.el.blockquote(
            rx.el.span(label, class_name="tiny soft"),
            rx.el.p(brief.mine_words, lang=brief.mine_words_lang),
            class_name="cb-quote",
        ),
    )


def _applied() -> rx.Component:
    return rx.el.div(
        rx.el.h3("You applied"),
        rx.el.p("The brand answers. You can take it back until then.", class_name="small soft"),
        _said("You wrote"),
        button(
            "Withdraw",
            kind="secondary",
            block=True,
            on_click=OneBrief.ask("withdraw"),
        ),
        class_name="stack",
    )


def _invited() -> rx.Component:
    return rx.el.div(
        rx.el.h3("You are invited"),
        _said("The brand wrote"),
        rx.cond(
            OneBrief.brief.is_over,
            notice("The last day to answer has passed.", icon="hourglass"),
            rx.fragment(
                button("Accept", block=True, icon="handshake", on_click=OneBrief.ask("accept")),
                button("Decline", kind="ghost", block=True, on_click=OneBrief.ask("decline")),
            ),
        ),
        class_name="stack",
    )


def _agreed() -> rx.Component:
    return rx.el.div(
        rx.el.h3("You are part of it"),
        rx.el.p(
            "Make a clip, then choose this collaboration under Disclosure in its editor.",
            class_name="small soft",
        ),
        link_button("Create a clip", "/studio/create", icon="plus", block=True),
        class_name="stack",
    )


def _doing() -> rx.Component:
    brief = OneBrief.brief
    closed = rx.el.div(
        notice(brief.why_not, icon="info"),
        link_button("Other briefs", "/studio/brands", kind="secondary", block=True),
        class_name="stack",
    )
    return rx.el.aside(
        rx.match(
            brief.mine,
            ("applied", _applied()),
            ("invited", _invited()),
            ("accepted", _agreed()),
            rx.cond(brief.may_apply, _pitch(), closed),
        ),
        class_name="card cb-doing",
        aria_label="What you can do",
    )


def _brief() -> rx.Component:
    brief = OneBrief.brief
    return rx.el.div(
        _head(),
        _doing(),
        rx.el.div(
            rx.el.section(
                rx.el.h3("What they look for"),
                rx.el.p(brief.wants, lang=brief.wants_lang, class_name="cb-wants"),
                class_name="stack tight",
            ),
            rx.el.section(
                rx.el.h3("Products"),
                rx.el.ul(rx.foreach(brief.goods, _good), class_name="cb-goods"),
                class_name="stack tight",
            ),
            rx.el.section(
                rx.el.h3("What is agreed"),
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
        "This brief cannot be shown",
        OneBrief.problem,
        link_button("Open briefs", "/studio/brands", kind="secondary"),
    )
    return rx.cond(~OneBrief.is_loaded, waiting, rx.cond(OneBrief.problem != "", missing, _brief()))


def answer_sheet() -> rx.Component:
    """The question before an invitation is answered or an application taken back."""
    asking = OneBrief.asking
    return sheet(
        rx.match(
            asking,
            (
                "accept",
                rx.el.p(
                    "You agree to the terms on this page. Your clip carries its label, and the "
                    "brand approves it before it comes out.",
                ),
            ),
            ("decline", rx.el.p("The brand sees that you declined. This cannot be undone.")),
            ("withdraw", rx.el.p("The brand no longer sees your application or your numbers.")),
            rx.fragment(),
        ),
        _refused(),
        rx.el.div(
            button(
                rx.match(
                    asking,
                    ("accept", "Accept and agree"),
                    ("decline", "Decline"),
                    "Withdraw",
                ),
                block=True,
                busy=OneBrief.is_busy,
                on_click=OneBrief.answer,
            ),
            button("Not now", kind="ghost", block=True, on_click=OneBrief.ask("")),
            class_name="sheet-foot",
        ),
        title=rx.match(
            asking,
            ("accept", "Work with this brand?"),
            ("decline", "Decline this invitation?"),
            "Withdraw your application?",
        ),
        open=asking != "",
        on_close=OneBrief.ask(""),
        size="auto",
    )
