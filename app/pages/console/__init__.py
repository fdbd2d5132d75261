"""The moderators' console: queue, evidence, decision."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button
from app.components.frame import page, top_bar
from app.components.shortcuts import shortcuts
from app.components.states import empty_state, error_state, skeleton_rows
from app.pages.console.decision import decision_column, help_sheet
from app.pages.console.evidence import evidence_column
from app.pages.console.keys import KEYS, ConsoleKeys
from app.pages.console.queue import queue_column
from app.pages.console.state import Console
from app.sheets.base import Overlays


def _closed() -> rx.Component:
    return empty_state(
        "shield",
        "This is the moderators' room",
        "Sign in with a moderator account to look after the clips.",
        link_button("Sign in", "/sign-in?why=console&next=/moderation"),
    )


@rx.page("/moderation", title="Moderation · Jhalak", on_load=[Overlays.load, Console.load])
def console() -> rx.Component:
    """Three columns on a desk; on a phone the queue, then one case."""
    room = rx.el.div(
        queue_column(),
        rx.cond(
            Console.is_open,
            rx.fragment(evidence_column(), decision_column()),
            rx.el.section(
                rx.cond(
                    Console.rows.length() > 0,
                    empty_state(
                        "inbox", "Choose a case", "Or press J, and the most urgent one opens."
                    ),
                    empty_state("sun", "All quiet", "Nothing waits for a person right now."),
                ),
                class_name="console-empty",
            ),
        ),
        class_name=rx.cond(Console.is_open, "console has-case", "console"),
    )
    return page(
        top_bar("Moderation"),
        rx.cond(
            ~Console.is_loaded,
            skeleton_rows(6),
            rx.cond(
                ~Console.is_allowed,
                _closed(),
                rx.cond(
                    Console.problem != "",
                    error_state("The queue did not load", Console.problem, on_retry=Console.load),
                    room,
                ),
            ),
        ),
        shortcuts(list(KEYS), ConsoleKeys.press),
        here="/me",
        width="wide",
        bag_count=Overlays.bag_count,
        overlays=help_sheet(),
    )
