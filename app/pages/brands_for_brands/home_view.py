"""A brand's home as it is drawn; the page around it is `/studio/brands`."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip_button, chip_row, link_button
from app.components.frame_words import language, said
from app.components.sheet import sheet
from app.components.states import empty_state, error_state, skeleton, skeleton_rows
from app.pages.brands_for_brands.home import BrandHome
from app.pages.brands_for_brands.home_rows import asked_row, brief_row, clip_row, together_row
from app.pages.brands_for_brands.words import END, FILTERS, HOME, OWED
from app.pages.own_words import ME
from core.languages import Pair

NEW_BRIEF = "/studio/briefs/new"
STATEMENTS = "/studio/statements"
H = BrandHome


def _section(title: Pair, *inside: rx.Component) -> rx.Component:
    return rx.el.section(
        rx.el.h2(said(title)), *inside, class_name="section", aria_label=said(title)
    )


def _list(rows: rx.Component) -> rx.Component:
    return rx.el.ul(rows, class_name="bb-rows")


def _money() -> rx.Component:
    def number(name: str, value: rx.Var[str] | str) -> rx.Component:
        return rx.el.div(
            rx.el.dt(said(OWED[name]), class_name="small soft"),
            rx.el.dd(
                rx.el.span(value, class_name="an-value num"),
                rx.el.span(said(OWED[f"{name}_more"]), class_name="tiny faint an-means"),
            ),
            class_name="an-figure",
        )

    return rx.el.section(
        rx.el.div(
            rx.el.h2(said(OWED["owe"])),
            link_button(
                said(OWED["statements"]),
                STATEMENTS,
                kind="secondary",
                size="s",
                icon="receipt-indian-rupee",
            ),
            class_name="row wrap bb-head",
        ),
        rx.el.dl(
            number("due", H.due),
            number("earned", H.earned),
            number("way", H.on_the_way),
            class_name="an-figures st-sums three",
        ),
        class_name="section",
    )


def _briefs() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(said(HOME["briefs"])),
            link_button(said(HOME["new"]), NEW_BRIEF, icon="plus", size="s"),
            class_name="row wrap bb-head",
        ),
        chip_row(
            *[
                chip_button(said(label), pressed=H.only == only, on_click=H.narrow(only))
                for only, label in FILTERS.items()
            ],
            label=said(HOME["which"]),
        ),
        rx.cond(
            H.shown.length() > 0,
            _list(rx.foreach(H.shown, brief_row)),
            rx.el.p(said(HOME["none"]), class_name="soft"),
        ),
        rx.cond(
            H.more != "",
            rx.el.div(
                button(said(HOME["more"]), kind="secondary", on_click=H.load_more),
                class_name="load-more",
            ),
        ),
        class_name="section",
    )


def _body() -> rx.Component:
    return rx.fragment(
        rx.cond(
            H.clips.length() > 0,
            _section(HOME["clips"], _list(rx.foreach(H.clips, clip_row))),
        ),
        rx.cond(
            H.asked.length() > 0,
            _section(HOME["applications"], _list(rx.foreach(H.asked, asked_row))),
        ),
        _briefs(),
        rx.cond(
            H.together.length() > 0,
            _section(HOME["together"], _list(rx.foreach(H.together, together_row))),
        ),
        _money(),
    )


def _end_sheet() -> rx.Component:
    return sheet(
        rx.el.div(
            rx.el.ul(
                *[rx.el.li(said(END[name])) for name in ("sales", "owed", "live", "waiting")],
                class_name="bb-points",
            ),
            rx.el.div(
                button(said(END["keep"]), kind="secondary", on_click=H.ask_to_end("")),
                button(said(END["yes"]), kind="danger", on_click=H.end),
                class_name="row wrap",
            ),
            class_name="stack",
        ),
        title=said(END["sure"]),
        open=H.ending != "",
        on_close=H.ask_to_end(""),
        size="auto",
        lang=language(),
    )


def brand_body() -> rx.Component:
    """What a brand sees on the page "Work with brands"; it loads by itself once it is shown."""
    first = empty_state(
        "handshake",
        said(HOME["first"]),
        said(HOME["first_more"]),
        link_button(said(HOME["new"]), NEW_BRIEF, icon="plus", size="l"),
    )
    is_new = (H.briefs.length() == 0) & (H.clips.length() == 0) & (H.together.length() == 0)
    return rx.el.div(
        rx.cond(
            ~H.is_loaded,
            rx.el.div(skeleton("100%", "96px"), skeleton_rows(4), class_name="stack"),
            rx.cond(
                ~H.is_allowed,
                empty_state(
                    "handshake",
                    said(HOME["closed"]),
                    said(HOME["closed_more"]),
                    link_button(said(ME["sign_in"]), "/sign-in?why=studio&next=/studio/brands"),
                ),
                rx.cond(
                    H.problem != "",
                    error_state(
                        said(HOME["failed"]),
                        said(HOME["safe"], problem=H.problem),
                        on_retry=H.load,
                    ),
                    rx.cond(is_new, rx.fragment(first, _money()), _body()),
                ),
            ),
        ),
        _end_sheet(),
        on_mount=H.load,
        class_name="brand-home",
    )
