"""A new clip: one place to choose, film or drop it; its editor opens by itself."""

from __future__ import annotations

import reflex as rx

from app.components.frame import page, title_of, top_bar
from app.components.frame_words import FRAME, language, said
from app.components.states import skeleton
from app.components.uploader import uploader
from app.pages.studio.gate import gate
from app.pages.studio.gate_words import TIPS, Point
from app.pages.studio.state import Studio
from app.session import Session
from app.sheets.base import Overlays


def _tip(point: Point) -> rx.Component:
    icon, title, text = point
    return rx.el.li(
        rx.icon(icon, size=20, aria_hidden="true"),
        rx.el.span(rx.el.strong(said(title)), rx.el.br(), said(text), class_name="small"),
    )


def _room() -> rx.Component:
    return rx.el.div(
        uploader(
            max_bytes=Studio.space.max_bytes,
            free_bytes=Studio.space.free_bytes,
            clip_max_s=Studio.space.clip_max_s,
            locale=Session.locale,
        ),
        rx.el.ul(*map(_tip, TIPS), class_name="create-tips"),
        class_name="create-room",
    )


@rx.page(
    "/studio/create",
    title=title_of(said(FRAME["create"])),
    on_load=[Overlays.load, Session.load, Studio.load],
)
def create() -> rx.Component:
    """For creators; others read how to become one."""
    return page(
        top_bar(said(FRAME["create"]), back="/studio"),
        rx.cond(
            ~Studio.is_loaded,
            skeleton("100%", "340px", radius="var(--r-card)"),
            rx.cond(Studio.is_allowed, _room(), gate()),
        ),
        here="/studio",
        width="narrow",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
