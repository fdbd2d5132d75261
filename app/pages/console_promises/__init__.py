"""Clips that wait for their promised audience longer than promised. For moderators."""

from __future__ import annotations

import reflex as rx

from app.components.frame import page, title_of, top_bar
from app.components.frame_words import language, said
from app.components.pulse import pulse
from app.components.states import empty_state, error_state, skeleton_rows
from app.pages.console.rooms import closed, rooms
from app.pages.console.words import ROOM
from app.pages.console_promises.state import LateLine, Promises
from app.pages.console_promises.words import PROMISES
from app.sheets.base import Overlays

BEAT_MS = 30_000
HERE = "/console/promises"
_HEADS = ("clip", "creator", "shown", "due", "over")


def _clip(line: rx.Var[LateLine]) -> rx.Component:
    return rx.el.tr(
        rx.el.th(
            rx.el.a(line.caption, href=line.link, lang=line.lang),
            scope="row",
        ),
        rx.el.td(line.creator),
        rx.el.td(line.shown, class_name="num strong"),
        rx.el.td(line.due, class_name="num"),
        rx.el.td(line.over, class_name="num"),
        key=line.id,
    )


def _late() -> rx.Component:
    return rx.el.section(
        rx.el.h2(said(PROMISES["late"])),
        rx.el.p(said(PROMISES["late_more"]), class_name="small soft"),
        rx.el.div(
            rx.el.table(
                rx.el.thead(
                    rx.el.tr(*[rx.el.th(said(PROMISES[head]), scope="col") for head in _HEADS])
                ),
                rx.el.tbody(rx.foreach(Promises.clips, _clip)),
                class_name="board-table text",
            ),
            class_name="board-scroll",
            tab_index=0,
            role="region",
            aria_label=said(PROMISES["late"]),
        ),
        rx.cond(Promises.first != "", rx.el.p(Promises.first, class_name="small soft")),
        class_name="board-block wide",
    )


def _promises() -> rx.Component:
    return rx.el.div(
        rx.el.p(Promises.counts, class_name="board-headline num"),
        rx.el.p(Promises.meaning, class_name="small soft"),
        rx.cond(
            Promises.clips.length() > 0,
            _late(),
            empty_state("sun", said(PROMISES["nothing"]), said(PROMISES["nothing_more"])),
        ),
        class_name="stack",
    )


@rx.page(
    HERE,
    title=title_of(said(ROOM["promises"])),
    on_load=[Overlays.load, Promises.load],
)
def promises() -> rx.Component:
    """Whether every clip gets the audience it was promised."""
    return page(
        top_bar(said(ROOM["promises"])),
        rx.cond(
            ~Promises.is_loaded,
            skeleton_rows(6),
            rx.cond(
                ~Promises.is_allowed,
                closed(HERE),
                rx.fragment(
                    rooms(HERE, Promises.is_lead),
                    rx.cond(
                        Promises.problem != "",
                        error_state(
                            said(PROMISES["failed"]), Promises.problem, on_retry=Promises.load
                        ),
                        _promises(),
                    ),
                ),
            ),
        ),
        pulse(Promises.load, active=Promises.is_allowed, every_ms=BEAT_MS),
        here="/me",
        width="wide",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
