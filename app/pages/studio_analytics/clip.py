"""Did it work, what sold, what shall I film next: the analytics of one clip."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button
from app.components.charts import Among, RetentionChart
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY, language, said
from app.components.pulse import pulse
from app.components.states import notice
from app.pages.studio_analytics.parts import (
    bars,
    block,
    figures,
    headline,
    numbers,
    stages,
    table,
)
from app.pages.studio_analytics.rows import (
    Place,
    ProductRow,
    SecondRow,
)
from app.pages.studio_analytics.state import ClipPage
from app.pages.studio_analytics.words import CLIP, HEADS, PAGE, PROMISE
from app.session import Session
from app.sheets.base import Overlays

BEAT_MS = 3000
_SECONDS = ("second", "there", "sure", "again", "skipped", "taps", "orders")
_PRODUCTS = ("product", "best", "taps", "bags", "orders", "revenue", "commission")
_PLACES = ("measure", "this", "among", "usually", "place")


def _second(row: SecondRow) -> rx.Component:
    cells = numbers(row.there, row.sure, row.again, row.skipped, row.taps, row.orders)
    return rx.el.tr(rx.el.th(row.at, scope="row", class_name="num"), *cells, key=row.at)


def _curve() -> rx.Component:
    clip = ClipPage
    return rx.cond(
        clip.is_withheld,
        rx.fragment(
            notice(clip.curve_note, icon="users-round"),
            rx.el.p(said(CLIP["withheld"]), class_name="small soft"),
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
                locale=Session.locale,
            ),
            rx.el.details(
                rx.el.summary(said(CLIP["as_table"])),
                table(
                    said(CLIP["seconds"]),
                    [said(HEADS[name]) for name in _SECONDS],
                    rx.foreach(clip.seconds, _second),
                ),
                class_name="an-details unfolds",
            ),
        ),
    )


def _product(row: ProductRow) -> rx.Component:
    return rx.el.tr(
        rx.el.th(
            rx.el.span(
                rx.cond(row.image_url != "", rx.el.img(src=row.image_url, alt="", loading="lazy")),
                rx.el.span(row.title, lang=ANY),
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
        said(CLIP["products"]),
        [said(HEADS[name]) for name in _PRODUCTS],
        rx.foreach(clip.products, _product),
    )
    return rx.el.div(
        headline(clip),
        block(
            said(CLIP["curve"]),
            _curve(),
            note=rx.cond(clip.is_withheld, "", clip.curve_note),
        ),
        rx.cond(
            clip.promise.length() > 0,
            block(
                said(PROMISE["promise"]),
                bars(clip.promise, said(PROMISE["promise"]), ""),
                note=said(PROMISE["meaning"]),
            ),
        ),
        figures(clip.figures),
        rx.el.div(
            block(said(CLIP["funnel"]), bars(clip.funnel, said(CLIP["funnel"]), "")),
            block(
                said(CLIP["sources"]),
                bars(clip.sources, said(CLIP["sources_said"]), said(CLIP["no_sources"])),
            ),
            class_name="an-pair",
        ),
        block(
            said(CLIP["products"]),
            rx.cond(
                clip.products.length() > 0,
                products,
                rx.el.p(said(CLIP["no_products"]), class_name="soft small"),
            ),
        ),
        block(
            said(CLIP["beside"]),
            table(
                said(CLIP["beside"]),
                [said(HEADS[name]) for name in _PLACES],
                rx.foreach(clip.places, _place),
            ),
            note=clip.places_note,
        ),
        class_name="analytics",
    )


@rx.page(
    "/studio/clips/[clip_id]/analytics",
    title=title_of(said(PAGE["of_clip"])),
    on_load=[Overlays.load, Session.load, ClipPage.load],
)
def clip_analytics() -> rx.Component:
    """For the clip's creator."""
    csv = "/api/v1/studio/videos/" + ClipPage.id + "/analytics.csv"
    return page(
        top_bar(
            said(PAGE["analytics"]),
            link_button(
                said(PAGE["edit"]),
                "/studio/clips/" + ClipPage.id,
                kind="ghost",
                size="s",
                icon="pencil",
            ),
            link_button("CSV", csv, kind="secondary", size="s", icon="download", download=True),
            back="/studio",
        ),
        stages(ClipPage, _clip_body(), ClipPage.load),
        pulse(ClipPage.refresh, active=ClipPage.is_loaded & ClipPage.is_allowed, every_ms=BEAT_MS),
        here="/studio",
        width="wide",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
