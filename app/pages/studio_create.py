"""A new clip: one place to choose, film or drop it; its editor opens by itself."""

from __future__ import annotations

import reflex as rx

from app.components.frame import page, top_bar
from app.components.states import skeleton
from app.components.uploader import uploader
from app.pages.studio.gate import gate
from app.pages.studio.state import Studio
from app.session import Session
from app.sheets.base import Overlays

_TIPS = (
    ("smartphone", "Hold the phone upright", "9:16 fills the screen; a wide clip is shown whole."),
    ("zap", "Begin with the best second", "People decide in the first two whether to stay."),
    ("sun", "Face the light", "Shades and fabrics look true by a window."),
)


def _tip(icon: str, title: str, text: str) -> rx.Component:
    return rx.el.li(
        rx.icon(icon, size=20, aria_hidden="true"),
        rx.el.span(rx.el.strong(title), rx.el.br(), text, class_name="small"),
    )


def _room() -> rx.Component:
    return rx.el.div(
        uploader(
            max_bytes=Studio.space.max_bytes,
            free_bytes=Studio.space.free_bytes,
            clip_max_s=Studio.space.clip_max_s,
        ),
        rx.el.ul(*[_tip(*tip) for tip in _TIPS], class_name="create-tips"),
        class_name="create-room",
    )


@rx.page(
    "/studio/create",
    title="Create a clip · Jhalak",
    on_load=[Overlays.load, Session.load, Studio.load],
)
def create() -> rx.Component:
    """For creators; others read how to become one."""
    return page(
        top_bar("Create a clip", back="/studio"),
        rx.cond(
            ~Studio.is_loaded,
            skeleton("100%", "340px", radius="var(--r-card)"),
            rx.cond(Studio.is_allowed, _room(), gate()),
        ),
        here="/studio",
        width="narrow",
        bag_count=Overlays.bag_count,
    )
