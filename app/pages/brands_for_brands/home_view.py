"""A brand's home as it is drawn; the page around it is `/studio/brands`."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip_button, chip_row, link_button
from app.components.sheet import sheet
from app.components.states import empty_state, error_state, skeleton, skeleton_rows
from app.pages.brands_for_brands.home import FILTERS, BrandHome
from app.pages.brands_for_brands.home_rows import asked_row, brief_row, clip_row, together_row

NEW_BRIEF = "/studio/briefs/new"
STATEMENTS = "/studio/statements"
H = BrandHome


def _section(title: str, *inside: rx.Component, label: str = "") -> rx.Component:
    return rx.el.section(rx.el.h2(title), *inside, class_name="section", aria_label=label or title)


def _list(rows: rx.Component) -> rx.Component:
    return rx.el.ul(rows, class_name="bb-rows")


def _money() -> rx.Component:
    def number(name: str, value: rx.Var[str], means: str) -> rx.Component:
        return rx.el.div(
            rx.el.dt(name, class_name="small soft"),
            rx.el.dd(
                rx.el.span(value, class_name="an-value num"),
                rx.el.span(means, class_name="tiny faint an-means"),
            ),
            class_name="an-figure",
        )

    return rx.el.section(
        rx.el.div(
            rx.el.h2("What you owe"),
            link_button(
                "Statements", STATEMENTS, kind="secondary", size="s", icon="receipt-indian-rupee"
            ),
            class_name="row wrap bb-head",
        ),
        rx.el.dl(
            number("Due", H.due, "Earned, and on no statement yet"),
            number("Earned this month", H.earned, "Delivered in the running month"),
            number("On the way", H.on_the_way, "Sold, and not delivered yet"),
            class_name="an-figures st-sums three",
        ),
        class_name="section",
    )


def _briefs() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2("My briefs"),
            link_button("New brief", NEW_BRIEF, icon="plus", size="s"),
            class_name="row wrap bb-head",
        ),
        chip_row(
            *[
                chip_button(label, pressed=H.only == only, on_click=H.narrow(only))
                for only, label in FILTERS
            ],
            label="Which briefs",
        ),
        rx.cond(
            H.shown.length() > 0,
            _list(rx.foreach(H.shown, brief_row)),
            rx.el.p("None of these yet.", class_name="soft"),
        ),
        rx.cond(
            H.more != "",
            rx.el.div(
                button("More", kind="secondary", on_click=H.load_more), class_name="load-more"
            ),
        ),
        class_name="section",
    )


def _body() -> rx.Component:
    return rx.fragment(
        rx.cond(
            H.clips.length() > 0,
            _section("Clips to review", _list(rx.foreach(H.clips, clip_row))),
        ),
        rx.cond(
            H.asked.length() > 0,
            _section("Applications", _list(rx.foreach(H.asked, asked_row))),
        ),
        _briefs(),
        rx.cond(
            H.together.length() > 0,
            _section("Working together", _list(rx.foreach(H.together, together_row))),
        ),
        _money(),
    )


def _end_sheet() -> rx.Component:
    return sheet(
        rx.el.div(
            rx.el.ul(
                rx.el.li("Sales from now on earn the creator nothing."),
                rx.el.li("What was earned before stays owed."),
                rx.el.li("Live clips stay, with their label and your name."),
                rx.el.li("A clip that still waits for you goes back to its creator."),
                class_name="bb-points",
            ),
            rx.el.div(
                button("Keep working together", kind="secondary", on_click=H.ask_to_end("")),
                button("End it", kind="danger", on_click=H.end),
                class_name="row wrap",
            ),
            class_name="stack",
        ),
        title="End this collaboration?",
        open=H.ending != "",
        on_close=H.ask_to_end(""),
        size="auto",
    )


def brand_body() -> rx.Component:
    """What a brand sees on the page "Work with brands"; it loads by itself once it is shown."""
    first = empty_state(
        "handshake",
        "Your first brief",
        "Say what you would like to see and what you offer. Creators apply, you choose, and "
        "nothing comes out before you approve it.",
        link_button("New brief", NEW_BRIEF, icon="plus", size="l"),
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
                    "This is for brands",
                    "Sign in with a brand’s account to write briefs and look at clips.",
                    link_button("Sign in", "/sign-in?why=studio&next=/studio/brands"),
                ),
                rx.cond(
                    H.problem != "",
                    error_state(
                        "This did not load",
                        H.problem + " Your briefs and agreements are safe.",
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
