"""Did it work, what sold, what shall I film next: a clip's analytics, and those of all clips."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button
from app.components.charts import Among, DaysChart, RetentionChart
from app.components.frame import page, top_bar
from app.components.pulse import pulse
from app.components.states import notice
from app.pages.studio_analytics.drawn import ClipLine, Hour, Place, ProductRow, SecondRow
from app.pages.studio_analytics.parts import (
    bars,
    block,
    figures,
    headline,
    nothing_yet,
    numbers,
    stages,
    table,
)
from app.pages.studio_analytics.state import AllPage, ClipPage
from app.session import Session
from app.sheets.base import Overlays

BEAT_MS = 3000


def _second(row: SecondRow) -> rx.Component:
    cells = numbers(row.there, row.sure, row.again, row.skipped, row.taps, row.orders)
    return rx.el.tr(rx.el.th(row.at, scope="row", class_name="num"), *cells, key=row.at)


def _curve() -> rx.Component:
    clip = ClipPage
    return rx.cond(
        clip.is_withheld,
        rx.fragment(
            notice(clip.curve_note, icon="users-round"),
            rx.el.p(
                "Of fewer people a curve would be chance, and might tell about one of them.",
                class_name="small soft",
            ),
        ),
        rx.fragment(
            RetentionChart.create(
                points=clip.points,
                moments=clip.moments,
                duration_ms=clip.duration_ms,
                viewers=clip.viewers,
                sprite=clip.sprite_url,
                sprite_vtt=clip.sprite_vtt_url,
                video=clip.video_url,
                poster=clip.poster_url,
            ),
            rx.el.details(
                rx.el.summary("As a table"),
                table(
                    "The clip second by second",
                    ("Second", "There", "95 % sure", "Again", "Skipped", "Taps", "Orders"),
                    rx.foreach(clip.seconds, _second),
                ),
                class_name="an-details",
            ),
        ),
    )


def _product(row: ProductRow) -> rx.Component:
    return rx.el.tr(
        rx.el.th(
            rx.el.span(
                rx.cond(row.image_url != "", rx.el.img(src=row.image_url, alt="", loading="lazy")),
                row.title,
                class_name="an-product",
            ),
            scope="row",
        ),
        *numbers(row.best, row.taps, row.bags, row.orders, row.revenue, row.commission),
        key=row.id,
    )


def _place(row: Place) -> rx.Component:
    return rx.el.tr(
        rx.el.th(row.name, scope="row", title=row.definition),
        rx.el.td(row.value, class_name="num strong"),
        rx.el.td(
            Among.create(
                value=row.number,
                low=row.low,
                high=row.high,
                others=row.others,
                median=row.middle,
                known=row.known,
                label=row.said,
            ),
            class_name="an-among",
        ),
        *numbers(row.median, row.place),
        key=row.name,
    )


def _clip_body() -> rx.Component:
    clip = ClipPage
    products = table(
        "Products",
        ("Product", "Best at", "Taps", "Bags", "Orders", "Revenue", "Commission"),
        rx.foreach(clip.products, _product),
    )
    return rx.el.div(
        headline(clip),
        block("Who is still there", _curve(), note=rx.cond(clip.is_withheld, "", clip.curve_note)),
        figures(clip.figures),
        rx.el.div(
            block("From watching to ordering", bars(clip.funnel, "From watching to ordering", "")),
            block(
                "Where they came from",
                bars(clip.sources, "Where views came from", "The first view shows here."),
            ),
            class_name="an-pair",
        ),
        block(
            "Products",
            rx.cond(
                clip.products.length() > 0,
                products,
                rx.el.p(
                    "Nothing tapped yet. A product tag at the second it shows is tapped most.",
                    class_name="soft small",
                ),
            ),
        ),
        block(
            "Beside your last clips",
            table(
                "Beside your last clips",
                ("Measure", "This clip", "Among them", "Usually", "Place"),
                rx.foreach(clip.places, _place),
            ),
            note=clip.places_note,
        ),
        class_name="analytics",
    )


@rx.page(
    "/studio/clips/[clip_id]/analytics",
    title="Analytics of a clip · Jhalak",
    on_load=[Overlays.load, Session.load, ClipPage.load],
)
def clip_analytics() -> rx.Component:
    """For the clip's creator."""
    csv = "/api/v1/studio/videos/" + ClipPage.id + "/analytics.csv"
    return page(
        top_bar(
            "Analytics",
            link_button(
                "Edit", "/studio/clips/" + ClipPage.id, kind="ghost", size="s", icon="pencil"
            ),
            link_button("CSV", csv, kind="secondary", size="s", icon="download", download=True),
            back="/studio",
        ),
        stages(ClipPage, _clip_body(), ClipPage.load),
        pulse(ClipPage.refresh, active=ClipPage.is_loaded & ClipPage.is_allowed, every_ms=BEAT_MS),
        here="/studio",
        width="wide",
        bag_count=Overlays.bag_count,
    )


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
            rx.el.p("Most on ", rx.el.strong(AllPage.hours_best), "."),
            rx.el.div(
                rx.el.div(
                    *[rx.el.span(day) for day in ("Mon", "", "Wed", "", "Fri", "", "Sun")],
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
    create = link_button("Create a clip", "/studio/create", icon="plus", size="l")
    return rx.cond(
        AllPage.clips.length() > 0,
        rx.el.div(
            headline(AllPage),
            block(
                "Views by day",
                DaysChart.create(days=AllPage.days, label="Views by day"),
                note="The last 28 days, by India's clock. Days with an order are darker.",
            ),
            figures(AllPage.figures),
            block(
                "Your clips",
                table(
                    "Your clips, best first",
                    ("Clip", "Views", "To the end", "Taps", "Orders", "Revenue"),
                    rx.foreach(AllPage.clips, _line),
                ),
                note="Best first: by revenue, then by views.",
            ),
            block("When your followers watch", _week(), note=AllPage.hours_note),
            class_name="analytics",
        ),
        nothing_yet(create),
    )


@rx.page(
    "/studio/analytics",
    title="Analytics · Jhalak",
    on_load=[Overlays.load, Session.load, AllPage.load],
)
def all_analytics() -> rx.Component:
    """For creators; all clips together."""
    return page(
        top_bar(
            "Analytics",
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
    )
