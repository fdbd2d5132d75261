"""A creator's page of working with brands: what waits, open briefs, collaborations, money."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button
from app.components.frame_words import said
from app.components.states import error_state, skeleton, skeleton_rows
from app.pages.brands_for_creators.offers_view import offers
from app.pages.brands_for_creators.page_words import BRANDS
from app.pages.brands_for_creators.rows import Asked, StatementRow, Wait
from app.pages.brands_for_creators.state import CreatorBrands
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
            rx.el.h2(said(BRANDS["waits"])),
            rx.el.ul(rx.foreach(CreatorBrands.waits, _wait), class_name="cb-waits"),
            class_name="section",
        ),
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
            rx.el.h2(said(BRANDS["applications"])),
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
            rx.el.h2(said(BRANDS["earnings"])),
            link_button(
                said(BRANDS["statements"]),
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
            rx.el.p(said(BRANDS["no_statements"]), class_name="small soft"),
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
                said(BRANDS["failed"]),
                said(BRANDS["safe"], problem=CreatorBrands.problem),
                on_retry=CreatorBrands.load,
            ),
            rx.el.div(
                _waits(), works(), offers(), _applications(), _earnings(), class_name="cb-page"
            ),
        ),
    )
