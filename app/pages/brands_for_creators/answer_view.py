"""What a creator can do about a brief: apply, answer an invitation, take an application back."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, link_button
from app.components.fields import text_area
from app.components.sheet import sheet
from app.components.states import notice
from app.pages.brands_for_creators.brief_state import MAX_PITCH, OneBrief


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


def doing() -> rx.Component:
    """The one thing to do now."""
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
