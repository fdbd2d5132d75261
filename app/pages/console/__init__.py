"""The moderators' console: queue, evidence, decision."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import icon_button
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import language, said
from app.components.pulse import pulse
from app.components.shortcuts import shortcuts
from app.components.states import empty_state, error_state, skeleton_rows
from app.pages.console.decision import decision_column, overlays
from app.pages.console.evidence import evidence_column
from app.pages.console.keys import HELD, KEYS, ConsoleKeys
from app.pages.console.queue import queue_column
from app.pages.console.rooms import closed, rooms
from app.pages.console.state import Console
from app.pages.console.words import DECISION, QUEUE, ROOM
from app.sheets.base import Overlays

QUEUE_EVERY_MS = 20_000


def _no_case() -> rx.Component:
    return rx.el.section(
        rx.cond(
            Console.rows.length() > 0,
            empty_state("inbox", said(QUEUE["choose"]), said(QUEUE["choose_more"])),
            empty_state("sun", said(ROOM["quiet"]), said(ROOM["quiet_more"])),
        ),
        class_name="console-empty",
    )


@rx.page(
    "/moderation",
    title=title_of(said(ROOM["moderation"])),
    on_load=[Overlays.load, Console.load],
)
def console() -> rx.Component:
    """Three columns on a desk; on a phone the queue, then one case."""
    room = rx.fragment(
        rooms("/moderation", Console.is_lead),
        rx.el.div(
            queue_column(),
            rx.cond(Console.is_open, rx.fragment(evidence_column(), decision_column()), _no_case()),
            class_name=rx.cond(Console.is_open, "console has-case", "console"),
        ),
    )
    return page(
        top_bar(
            said(ROOM["moderation"]),
            icon_button("keyboard", said(DECISION["keys"]), on_click=Console.toggle_help),
        ),
        rx.cond(
            ~Console.is_loaded,
            skeleton_rows(6),
            rx.cond(
                ~Console.is_allowed,
                closed("/moderation"),
                rx.cond(
                    Console.problem != "",
                    error_state(said(QUEUE["failed"]), Console.problem, on_retry=Console.load),
                    room,
                ),
            ),
        ),
        shortcuts(KEYS, ConsoleKeys.press, held=HELD, about=Console.case.id),
        pulse(Console.refresh, active=Console.is_allowed, every_ms=QUEUE_EVERY_MS),
        here="/me",
        width="wide",
        bag_count=Overlays.bag_count,
        overlays=overlays(),
        lang=language(),
    )
