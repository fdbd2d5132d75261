"""All clips of a creator together: days, best clips, when followers watch."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button
from app.components.charts import DaysChart
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import FRAME, language, said
from app.components.pulse import pulse
from app.pages.studio_analytics.clip import BEAT_MS
from app.pages.studio_analytics.parts import (
    block,
    figures,
    headline,
    nothing_yet,
    numbers,
    stages,
    table,
)
from app.pages.studio_analytics.rows import (
    ClipLine,
    Hour,
)
from app.pages.studio_analytics.state import AllPage
from app.pages.studio_analytics.words import ALL, HEADS, PAGE, WEEKDAYS
from app.session import Session
from app.sheets.base import Overlays

_HEADS = ("clip", "views", "to_end", "taps", "orders", "revenue")


def _line(row: ClipLine) -> rx.Component:
    return rx.el.tr(
        rx.el.th(
            rx.el.a(
                rx.el.span(
                    rx.cond(
                        row.poster_url != "",
                        rx.el.img(src=row.poster_url, alt="", loading="lazy"),
                    ),
                    class_name="an-cover",
                    style={"background": row.ground},
                ),
                rx.el.span(
                    rx.el.span(row.caption, class_name="clip-2", lang=row.lang),
                    rx.el.span(row.when, class_name="tiny faint"),
                    class_name="stack",
                ),
                href=row.link,
                class_name="an-product",
            ),
            scope="row",
        ),
        *numbers(row.views, row.finished, row.taps, row.orders, row.revenue),
        key=row.id,
    )


def _hour(one: Hour) -> rx.Component:
    heat = "color-mix(in srgb, var(--accent) " + one.percent.to_string() + "%, var(--sunken))"
    return rx.el.i(style={"background": heat}, title=one.said)


def _week() -> rx.Component:
    return rx.cond(
        AllPage.hours.length() > 0,
        rx.fragment(
            rx.el.p(said(ALL["week_most"], hours=AllPage.hours_best)),
            rx.el.div(
                rx.el.div(
                    *[rx.el.span("" if at % 2 else said(day)) for at, day in enumerate(WEEKDAYS)],
                    class_name="an-week-days tiny soft",
                ),
                rx.el.div(rx.foreach(AllPage.hours, _hour), class_name="an-week-grid"),
                rx.el.div(
                    *[rx.el.span(hour) for hour in ("0:00", "6:00", "12:00", "18:00")],
                    class_name="an-week-hours tiny soft num",
                ),
                class_name="an-week",
                aria_hidden="true",
            ),
        ),
    )


def _all_body() -> rx.Component:
    create = link_button(said(FRAME["create"]), "/studio/create", icon="plus", size="l")
    return rx.cond(
        AllPage.clips.length() > 0,
        rx.el.div(
            headline(AllPage),
            block(
                said(ALL["days"]),
                DaysChart.create(days=AllPage.days, label=said(ALL["days"])),
                note=said(ALL["days_more"]),
            ),
            figures(AllPage.figures),
            block(
                said(ALL["clips"]),
                table(
                    said(ALL["best"]),
                    [said(HEADS[name]) for name in _HEADS],
                    rx.foreach(AllPage.clips, _line),
                ),
                note=said(ALL["best_more"]),
            ),
            block(said(ALL["week"]), _week(), note=AllPage.hours_note),
            class_name="analytics",
        ),
        nothing_yet(create),
    )


@rx.page(
    "/studio/analytics",
    title=title_of(said(PAGE["analytics"])),
    on_load=[Overlays.load, Session.load, AllPage.load],
)
def all_analytics() -> rx.Component:
    """For creators; all clips together."""
    return page(
        top_bar(
            said(PAGE["analytics"]),
            link_button(
                "CSV",
                "/api/v1/studio/analytics.csv",
                kind="secondary",
                size="s",
                icon="download",
                download=True,
            ),
            back="/studio",
        ),
        stages(AllPage, _all_body(), AllPage.load),
        pulse(AllPage.load, active=AllPage.is_loaded & AllPage.is_allowed, every_ms=2 * BEAT_MS),
        here="/studio",
        width="wide",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
