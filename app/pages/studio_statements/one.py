"""One statement with its lines; the brand notes here that it paid. It prints as a page of paper."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, link_button
from app.components.fields import field
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY, language, said
from app.components.states import notice
from app.pages.studio_analytics.parts import block, numbers, table
from app.pages.studio_statements.drawn import Line, Share
from app.pages.studio_statements.parts import clip_cell, paid_chip, stages
from app.pages.studio_statements.state import OneStatement
from app.pages.studio_statements.words import EVERY, HEADS, ONE
from app.session import Session
from app.sheets.base import Overlays

S = OneStatement
_SHARES = ("clip", "amount")
_LINES = ("product", "delivered", "pieces", "price", "share", "commission")


def _fact(name: str, value: rx.Var[str]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(said(ONE[name]), class_name="small soft"), rx.el.dd(value, class_name="num")
    )


def _head() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.span(
                rx.el.h2(S.sheet.total, class_name="st-sum num"),
                rx.el.span(
                    said(
                        ONE["owes"],
                        brand=S.sheet.brand,
                        creator=S.sheet.creator,
                        month=S.sheet.month,
                    ),
                    class_name="soft",
                ),
                class_name="stack bb-close grow",
            ),
            paid_chip(S.sheet),
            class_name="row wrap",
        ),
        rx.el.dl(
            _fact("number", S.sheet.number),
            _fact("from", S.sheet.brand),
            _fact("to", S.sheet.creator),
            _fact("issued", S.sheet.issued),
            class_name="st-facts",
        ),
        rx.cond(S.sheet.is_paid, notice(S.sheet.paid, tone="success", icon="check")),
        rx.el.p(said(ONE["counts"]), class_name="tiny faint"),
        class_name="card bb-block",
    )


def _pay() -> rx.Component:
    return rx.el.section(
        rx.el.h2(said(ONE["have_paid"])),
        rx.el.p(said(ONE["write"]), class_name="small soft"),
        rx.cond(S.pay_problem != "", notice(S.pay_problem, tone="danger", icon="circle-alert")),
        rx.el.form(
            rx.el.div(
                field(
                    said(ONE["reference"]),
                    "reference",
                    placeholder="UTR 4411 2233",
                    hint=said(ONE["reference_more"]),
                    max_length=80,
                    required=True,
                    auto_complete="off",
                ),
                field(
                    said(ONE["paid_on"]),
                    "paid_on",
                    type="date",
                    default_value=S.today,
                    max=S.today,
                    required=True,
                ),
                class_name="bb-days",
            ),
            button(said(ONE["mark"]), type="submit", icon="check", busy=S.is_marking),
            on_submit=S.mark_paid,
            class_name="stack",
        ),
        class_name="card bb-block no-print",
    )


def _share(one: Share) -> rx.Component:
    return rx.el.tr(
        clip_cell(one.poster_url, one.caption, one.lines), *numbers(one.amount), key=one.id
    )


def _line(one: Line) -> rx.Component:
    return rx.el.tr(
        rx.el.th(
            rx.el.span(
                rx.el.span(one.product, class_name="clip-2", lang=ANY),
                rx.el.span(one.clip, class_name="tiny faint clip-1", lang=ANY),
                class_name="stack bb-close",
            ),
            scope="row",
        ),
        *numbers(one.when, one.quantity, one.base, one.rate, one.amount),
        key=one.id,
    )


def _body() -> rx.Component:
    return rx.el.div(
        _head(),
        rx.cond(S.sheet.may_mark, _pay()),
        block(
            said(EVERY["by_clip"]),
            table(
                said(EVERY["by_clip"]),
                [said(HEADS[name]) for name in _SHARES],
                rx.foreach(S.shares, _share),
            ),
        ),
        block(
            said(ONE["lines"]),
            table(
                said(ONE["order_lines"]),
                [said(HEADS[name]) for name in _LINES],
                rx.foreach(S.lines, _line),
            ),
            rx.cond(
                S.more != "",
                rx.el.div(
                    button(said(EVERY["more"]), kind="secondary", on_click=S.load_more),
                    class_name="load-more",
                ),
            ),
            note=said(ONE["privacy"]),
        ),
        class_name="analytics statement",
    )


@rx.page(
    "/studio/statements/[statement_id]",
    title=title_of(said(ONE["statement"])),
    on_load=[Overlays.load, Session.load, OneStatement.load],
)
def statement() -> rx.Component:
    """For its brand, its creator and admins."""
    return page(
        top_bar(
            rx.cond(
                S.sheet.number != "",
                said(ONE["numbered"], number=S.sheet.number),
                said(ONE["statement"]),
            ),
            rx.cond(
                S.sheet.id != "",
                rx.fragment(
                    link_button(
                        "CSV",
                        "/api/v1/statements/" + S.sheet.id + "/lines.csv",
                        kind="secondary",
                        size="s",
                        icon="download",
                        download=True,
                    ),
                    button(
                        said(ONE["print"]),
                        kind="secondary",
                        size="s",
                        icon="printer",
                        on_click=rx.call_script("window.print()"),
                    ),
                ),
            ),
            back="/studio/statements",
        ),
        stages(OneStatement, _body(), OneStatement.load),
        here="/studio",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
