"""The review room as it is drawn: the clip, what is in it, and the brand's answer."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, chip, link_button
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY, language, said
from app.components.review_desk import review_desk
from app.components.shortcuts import shortcuts
from app.components.states import empty_state, error_state, notice, skeleton
from app.pages.brands_for_brands.review import NOTE_FIELD, ReviewRoom
from app.pages.brands_for_brands.review_answer import answer, approve_sheet
from app.pages.brands_for_brands.review_words import ROOM
from app.pages.brands_for_brands.reviewed import Look, Tagged, Wish
from app.pages.brands_for_brands.words import HOME
from app.pages.own_words import ME
from app.session import Session
from app.sheets.base import Overlays

R = ReviewRoom
ADDRESS = "/studio/brands"


def _tag(one: Tagged) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            rx.cond(
                one.image_url != "",
                rx.el.img(src=one.image_url, alt="", loading="lazy"),
                rx.icon("package", size=24, aria_hidden="true"),
            ),
            class_name="bb-picture",
        ),
        rx.el.span(
            rx.el.a(one.title, href="/p/" + one.id, class_name="small strong bb-name", lang=ANY),
            rx.el.span(one.brand, " · ", one.price, class_name="tiny soft num"),
            class_name="stack bb-close grow",
        ),
        rx.el.button(
            one.when,
            type="button",
            class_name="chip-btn num",
            on_click=R.go(one.start_ms),
            aria_label=said(ROOM["show_tag"], when=one.when),
        ),
        class_name="row",
        key=one.id + one.when,
    )


def _facts() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            avatar(R.clip.avatar_url, R.clip.creator, size=44),
            rx.el.span(
                rx.el.a(R.clip.creator, href="/c/" + R.clip.handle, class_name="strong bb-name"),
                rx.el.span(said(ROOM["round"], number=R.clip.number), class_name="tiny faint num"),
                class_name="stack bb-close grow",
            ),
            rx.cond(R.clip.label != "", chip(R.clip.label, icon="badge-info")),
            class_name="row wrap",
        ),
        rx.cond(
            R.clip.caption != "",
            rx.el.p(R.clip.caption, class_name="said", lang=R.clip.language),
        ),
        rx.cond(
            R.clip.hour != "",
            rx.el.p(said(ROOM["hour"], hour=R.clip.hour), class_name="small soft num"),
        ),
        rx.cond(
            R.products.length() > 0,
            rx.el.ul(
                rx.foreach(R.products, _tag),
                class_name="stack tight",
                aria_label=said(ROOM["products"]),
            ),
        ),
        class_name="stack",
        aria_label=said(ROOM["clip"]),
    )


def _wish(one: Wish) -> rx.Component:
    return rx.el.li(
        rx.cond(
            one.at_ms < 0,
            rx.el.span(one.time, class_name="small soft"),
            rx.el.button(
                one.time, type="button", class_name="chip-btn num", on_click=R.go(one.at_ms)
            ),
        ),
        rx.el.span(one.text, class_name="grow", lang=ANY),
        class_name="desk-note",
    )


def _look(one: Look) -> rx.Component:
    return rx.el.details(
        rx.el.summary(
            rx.cond(
                one.is_approved,
                rx.icon("check", size=18, aria_hidden="true"),
                rx.icon("undo-2", size=18, aria_hidden="true"),
            ),
            rx.el.span(one.title, class_name="strong small"),
            rx.el.span(one.when, class_name="tiny faint num push"),
        ),
        rx.cond(one.words != "", rx.el.p(one.words, class_name="bb-said", lang=ANY)),
        rx.el.ol(rx.foreach(one.wishes, _wish), class_name="desk-notes"),
        class_name="desk-look unfolds",
    )


def _room() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.cond(
                R.clip.hls_url + R.clip.mp4_url != "",
                review_desk(
                    hls_url=R.clip.hls_url,
                    mp4_url=R.clip.mp4_url,
                    poster_url=R.clip.poster_url,
                    duration_ms=R.clip.duration_ms,
                    marks=R.marks,
                    tracks=R.tracks,
                    note_field=NOTE_FIELD,
                    locale=Session.locale,
                    on_rest=R.rest_at,
                ),
                rx.el.div(
                    rx.icon("clapperboard", size=40, aria_hidden="true"),
                    rx.el.p(said(ROOM["with_creator"]), class_name="small"),
                    class_name="desk-none",
                ),
            ),
            class_name="review-clip",
        ),
        rx.el.div(
            notice(R.clip.note),
            _facts(),
            rx.cond(R.clip.may_answer, answer()),
            rx.cond(
                R.looks.length() > 0,
                rx.el.section(
                    rx.el.h2(said(ROOM["earlier"])),
                    rx.foreach(R.looks, _look),
                    class_name="stack tight",
                ),
            ),
            class_name="review-side",
        ),
        class_name="review",
    )


@rx.page(
    "/studio/review/[clip_id]",
    title=title_of(said(ROOM["title"])),
    on_load=[Overlays.load, Session.load, ReviewRoom.load],
)
def review_room() -> rx.Component:
    """For the brand of the clip's agreement."""
    waiting = rx.el.div(
        skeleton("100%", "520px", radius="var(--r-sheet)", class_name="review-clip"),
        rx.el.div(skeleton("60%", "28px"), skeleton("100%", "160px"), class_name="stack"),
        class_name="review",
        aria_busy="true",
    )
    closed = empty_state(
        "handshake",
        said(HOME["closed"]),
        said(ROOM["closed_more"]),
        link_button(said(ME["sign_in"]), "/sign-in?why=studio&next=/studio/brands"),
    )
    return page(
        top_bar(said(ROOM["review"]), back=ADDRESS),
        rx.cond(
            ~R.is_loaded,
            waiting,
            rx.cond(
                ~R.is_allowed,
                closed,
                rx.cond(
                    R.problem != "",
                    error_state(said(ROOM["not_shown"]), R.problem, on_retry=R.load),
                    _room(),
                ),
            ),
        ),
        shortcuts(["a"], R.press),
        here="/studio",
        width="wide",
        bag_count=Overlays.bag_count,
        overlays=approve_sheet(),
        lang=language(),
    )
