"""A month of commissions and every statement, for creators, brands and admins."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, icon_button, link_button
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import language, said
from app.pages.studio_analytics.parts import block, numbers, table
from app.pages.studio_statements.drawn import ClipMoney, Sheet
from app.pages.studio_statements.parts import clip_cell, paid_chip, stages
from app.pages.studio_statements.state import Statements
from app.pages.studio_statements.words import EVERY, HEADS, SUMS
from app.session import Session
from app.sheets.base import Overlays

S = Statements
_HEADS = ("clip", "sales", "promised", "earned", "lapsed")


def _figure(
    name: str, value: rx.Var[str], means: rx.Component | rx.Var[str] | None = None
) -> rx.Component:
    means = said(SUMS[f"{name}_more"]) if means is None else means
    return rx.el.div(
        rx.el.dt(said(SUMS[name]), class_name="small soft"),
        rx.el.dd(
            rx.el.span(value, class_name="an-value num"),
            rx.el.span(means, class_name="tiny faint an-means"),
        ),
        class_name="an-figure",
    )


def _month() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            icon_button("chevron-left", said(EVERY["before"]), on_click=S.turn(S.month.earlier)),
            rx.el.h2(S.month.name, aria_live="polite"),
            icon_button(
                "chevron-right",
                said(EVERY["after"]),
                on_click=S.turn(S.month.later),
                disabled=S.month.later == "",
            ),
            link_button(
                "CSV",
                S.csv_url,
                kind="secondary",
                size="s",
                icon="download",
                download=True,
                class_name="push",
            ),
            class_name="row tight st-month",
        ),
        rx.el.dl(
            _figure(
                "due",
                S.month.due,
                rx.cond(S.role == "brand", said(SUMS["due_brand"]), said(SUMS["due_creator"])),
            ),
            _figure("promised", S.month.promised),
            _figure("earned", S.month.earned),
            _figure("lapsed", S.month.lapsed),
            _figure("on_the_way", S.month.on_the_way),
            class_name="an-figures st-sums",
        ),
        class_name="stack",
    )


def _clip(one: ClipMoney) -> rx.Component:
    return rx.el.tr(
        clip_cell(one.poster_url, one.caption, one.who),
        *numbers(one.sales, one.promised, one.earned, one.lapsed),
        key=one.id,
    )


def _sheet(one: Sheet) -> rx.Component:
    whom = rx.match(
        S.role,
        ("brand", one.creator),
        ("creator", one.brand),
        said(EVERY["both"], brand=one.brand, creator=one.creator),
    )
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.el.span(one.month, class_name="strong"),
                rx.el.span(whom, class_name="small soft"),
                rx.el.span(one.number, " · ", one.lines, class_name="tiny faint num"),
                class_name="stack bb-close grow",
            ),
            rx.el.span(
                rx.el.span(one.total, class_name="strong num"),
                paid_chip(one),
                class_name="stack tight st-total",
            ),
            rx.icon("chevron-right", size=20, aria_hidden="true"),
            href="/studio/statements/" + one.id,
            class_name="card bb-row",
        ),
        key=one.id,
    )


def _body() -> rx.Component:
    return rx.el.div(
        _month(),
        block(
            said(EVERY["by_clip"]),
            rx.cond(
                S.clips.length() > 0,
                table(
                    said(EVERY["commissions"]),
                    [said(HEADS[name]) for name in _HEADS],
                    rx.foreach(S.clips, _clip),
                ),
                rx.el.p(said(EVERY["no_sale"]), class_name="soft"),
            ),
        ),
        rx.el.section(
            rx.el.h2(said(EVERY["statements"])),
            rx.el.p(said(EVERY["about"]), class_name="small soft"),
            rx.cond(
                S.sheets.length() > 0,
                rx.el.ul(rx.foreach(S.sheets, _sheet), class_name="bb-rows"),
                rx.el.p(said(EVERY["none"]), class_name="soft"),
            ),
            rx.cond(
                S.more != "",
                rx.el.div(
                    button(said(EVERY["more"]), kind="secondary", on_click=S.load_more),
                    class_name="load-more",
                ),
            ),
            class_name="stack tight",
        ),
        class_name="analytics",
    )


@rx.page(
    "/studio/statements",
    title=title_of(said(EVERY["statements"])),
    on_load=[Overlays.load, Session.load, Statements.load],
)
def statements() -> rx.Component:
    """For creators, brands and admins."""
    return page(
        top_bar(said(EVERY["statements"]), back="/studio/brands"),
        stages(Statements, _body(), Statements.load),
        here="/studio",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
