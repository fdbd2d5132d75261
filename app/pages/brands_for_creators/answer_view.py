"""What a creator can do about a brief: apply, answer an invitation, take an application back."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, link_button
from app.components.fields import text_area
from app.components.frame_words import FRAME, language, said
from app.components.sheet import sheet
from app.components.states import notice
from app.pages.brands_for_creators.brief_state import MAX_PITCH, OneBrief
from app.pages.brands_for_creators.page_words import ANSWER, BRIEF, DONE, SURE
from core.languages import Pair


def _pitch() -> rx.Component:
    return rx.el.form(
        rx.el.h3(said(ANSWER["apply"])),
        text_area(
            said(ANSWER["pitch"]),
            "pitch",
            hint=said(ANSWER["pitch_more"]),
            max_length=MAX_PITCH,
            rows="4",
            spell_check=True,
        ),
        notice(OneBrief.brief.shares, icon="eye"),
        _refused(),
        button(
            said(ANSWER["apply"]), type="submit", block=True, busy=OneBrief.is_busy, icon="send"
        ),
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


def _quote(label: Pair) -> rx.Component:
    brief = OneBrief.brief
    return rx.cond(
        brief.mine_words != "",
        rx.el.blockquote(
            rx.el.span(said(label), class_name="tiny soft"),
            rx.el.p(brief.mine_words, lang=brief.mine_words_lang),
            class_name="cb-quote",
        ),
    )


def _applied() -> rx.Component:
    return rx.el.div(
        rx.el.h3(said(ANSWER["applied"])),
        rx.el.p(said(ANSWER["applied_more"]), class_name="small soft"),
        _quote(ANSWER["you_wrote"]),
        button(
            said(ANSWER["withdraw"]),
            kind="secondary",
            block=True,
            on_click=OneBrief.ask("withdraw"),
        ),
        class_name="stack",
    )


def _invited() -> rx.Component:
    return rx.el.div(
        rx.el.h3(said(ANSWER["invited"])),
        _quote(ANSWER["brand_wrote"]),
        rx.cond(
            OneBrief.brief.is_over,
            notice(said(ANSWER["late"]), icon="hourglass"),
            rx.fragment(
                button(
                    said(ANSWER["accept"]),
                    block=True,
                    icon="handshake",
                    on_click=OneBrief.ask("accept"),
                ),
                button(
                    said(ANSWER["decline"]),
                    kind="ghost",
                    block=True,
                    on_click=OneBrief.ask("decline"),
                ),
            ),
        ),
        class_name="stack",
    )


def _agreed() -> rx.Component:
    return rx.el.div(
        rx.el.h3(said(ANSWER["part"])),
        rx.el.p(said(ANSWER["part_more"]), class_name="small soft"),
        link_button(said(FRAME["create"]), "/studio/create", icon="plus", block=True),
        class_name="stack",
    )


def doing() -> rx.Component:
    """The one thing to do now."""
    brief = OneBrief.brief
    closed = rx.el.div(
        notice(brief.why_not, icon="info"),
        link_button(said(BRIEF["others"]), "/studio/brands", kind="secondary", block=True),
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
        aria_label=said(BRIEF["can"]),
    )


def answer_sheet() -> rx.Component:
    """The question before an invitation is answered or an application taken back."""
    asking = OneBrief.asking
    return sheet(
        rx.match(
            asking,
            *[(step, rx.el.p(said(SURE[f"{step}_more"]))) for step in DONE],
            rx.fragment(),
        ),
        _refused(),
        rx.el.div(
            button(
                rx.match(
                    asking,
                    ("accept", said(SURE["accept_yes"])),
                    ("decline", said(ANSWER["decline"])),
                    said(ANSWER["withdraw"]),
                ),
                block=True,
                busy=OneBrief.is_busy,
                on_click=OneBrief.answer,
            ),
            button(said(ANSWER["not_now"]), kind="ghost", block=True, on_click=OneBrief.ask("")),
            class_name="sheet-foot",
        ),
        title=rx.match(
            asking,
            ("accept", said(SURE["accept"])),
            ("decline", said(SURE["decline"])),
            said(SURE["withdraw"]),
        ),
        open=asking != "",
        on_close=OneBrief.ask(""),
        size="auto",
        lang=language(),
    )
