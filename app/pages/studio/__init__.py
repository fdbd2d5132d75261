"""The studio's home: what needs its creator first, then every clip with its numbers."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button, progress
from app.components.frame import page, top_bar
from app.components.pulse import pulse
from app.components.states import empty_state, error_state, skeleton, skeleton_rows
from app.pages.studio.clips import attention, clips
from app.pages.studio.gate import gate
from app.pages.studio.state import Studio
from app.session import Session
from app.sheets.base import Overlays

CREATE = "/studio/create"


def _create() -> rx.Component:
    return rx.el.a(
        rx.el.span(rx.icon("plus", size=28, aria_hidden="true"), class_name="create-plus"),
        rx.el.span(
            rx.el.span("Create a clip", class_name="create-title"),
            rx.el.span("Film it, tag it, publish it", class_name="small"),
            class_name="stack",
        ),
        href=CREATE,
        class_name="studio-create",
    )


def _space() -> rx.Component:
    return rx.el.div(
        rx.el.span("Your space", class_name="small strong"),
        rx.el.span(Studio.space.used, " of ", Studio.space.limit, class_name="small soft num push"),
        progress(Studio.space.percent, label="Space used"),
        class_name="studio-space",
    )


def _home() -> rx.Component:
    nothing = empty_state(
        "clapperboard",
        "Your first clip",
        "It shows here with its views, taps and sales. Most people need about a minute.",
        link_button("Create a clip", CREATE, icon="plus", size="l"),
    )
    return rx.cond(
        Studio.total > 0,
        rx.fragment(
            rx.el.div(_create(), _space(), class_name="studio-hero"),
            attention(),
            clips(),
        ),
        rx.fragment(attention(), nothing),
    )


def _waiting() -> rx.Component:
    return rx.el.div(
        skeleton("100%", "88px", radius="var(--r-card)"), skeleton_rows(5), class_name="stack"
    )


@rx.page("/studio", title="Studio · Jhalak", on_load=[Overlays.load, Session.load, Studio.load])
def studio() -> rx.Component:
    """For creators; others read how to become one."""
    return page(
        top_bar(
            "Studio",
            rx.cond(
                Studio.is_allowed,
                link_button(
                    "Brands", "/studio/brands", kind="secondary", size="s", icon="handshake"
                ),
            ),
            rx.cond(
                Studio.total > 0,
                link_button(
                    "Analytics",
                    "/studio/analytics",
                    kind="secondary",
                    size="s",
                    icon="chart-no-axes-column",
                ),
            ),
        ),
        rx.cond(
            ~Studio.is_loaded,
            _waiting(),
            rx.cond(
                ~Studio.is_allowed,
                gate(),
                rx.cond(
                    Studio.problem != "",
                    error_state(
                        "Your studio did not load",
                        Studio.problem + " Your clips are safe.",
                        on_retry=Studio.load,
                    ),
                    _home(),
                ),
            ),
        ),
        pulse(Studio.refresh, active=Studio.is_moving, every_ms=Studio.beat_ms),
        here="/studio",
        bag_count=Overlays.bag_count,
    )
