"""The studio's home: what needs its creator first, then every clip with its numbers."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button, progress
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import FRAME, language, said
from app.components.pulse import pulse
from app.components.states import empty_state, error_state, skeleton, skeleton_rows
from app.pages.studio.clips import attention, clips
from app.pages.studio.gate import gate
from app.pages.studio.state import Studio
from app.pages.studio.words import HOME
from app.session import Session
from app.sheets.base import Overlays

CREATE = "/studio/create"


def _create() -> rx.Component:
    return rx.el.a(
        rx.el.span(rx.icon("plus", size=28, aria_hidden="true"), class_name="create-plus"),
        rx.el.span(
            rx.el.span(said(FRAME["create"]), class_name="create-title"),
            rx.el.span(said(HOME["create_more"]), class_name="small"),
            class_name="stack",
        ),
        href=CREATE,
        class_name="studio-create",
    )


def _space() -> rx.Component:
    return rx.el.div(
        rx.el.span(said(HOME["space"]), class_name="small strong"),
        rx.el.span(
            said(HOME["space_of"], used=Studio.space.used, limit=Studio.space.limit),
            class_name="small soft num push",
        ),
        progress(Studio.space.percent, label=said(HOME["space_used"])),
        class_name="studio-space",
    )


def _home() -> rx.Component:
    nothing = empty_state(
        "clapperboard",
        said(HOME["nothing"]),
        said(HOME["nothing_more"]),
        link_button(said(FRAME["create"]), CREATE, icon="plus", size="l"),
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


@rx.page(
    "/studio",
    title=title_of(said(HOME["studio"])),
    on_load=[Overlays.load, Session.load, Studio.load],
)
def studio() -> rx.Component:
    """For creators; others read how to become one."""
    return page(
        top_bar(
            said(HOME["studio"]),
            rx.cond(
                Studio.is_allowed,
                link_button(
                    said(HOME["brands"]),
                    "/studio/brands",
                    kind="secondary",
                    size="s",
                    icon="handshake",
                ),
            ),
            rx.cond(
                Studio.total > 0,
                link_button(
                    said(HOME["analytics"]),
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
                        said(HOME["failed"]),
                        Studio.problem + " " + said(HOME["safe"]).to(str),
                        on_retry=Studio.load,
                    ),
                    _home(),
                ),
            ),
        ),
        pulse(Studio.refresh, active=Studio.is_moving, every_ms=Studio.beat_ms),
        here="/studio",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
