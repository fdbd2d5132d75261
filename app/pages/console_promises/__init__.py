"""Clips that wait for their promised audience longer than promised. For moderators."""

from __future__ import annotations

import reflex as rx

from app.components.frame_words import said
from app.components.states import empty_state
from app.pages.console.rooms import registered, room
from app.pages.console_promises.state import LateLine, Promises
from app.pages.console_promises.words import PROMISES

BEAT_MS = 30_000
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


@rx.page(**registered("promises", Promises))
def promises() -> rx.Component:
    """Whether every clip gets the audience it was promised."""
    return room(
        "promises", Promises, _promises(), rows=6, failed=PROMISES["failed"], beat_ms=BEAT_MS
    )
