"""What all rooms of the console share: the frame, the way between them, and a closed door."""

from __future__ import annotations

from typing import Any

import reflex as rx

from app.components.atoms import link_button
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import language, said
from app.components.pulse import pulse
from app.components.states import empty_state, error_state, skeleton_rows
from app.pages.console.room_state import RoomState
from app.pages.console.words import ROOM
from app.sheets.base import Overlays
from core.languages import Pair

# (name, address, only for admins)
ROOMS = (
    ("queue", "/moderation", False),
    ("board", "/console/board", False),
    ("grievances", "/console/grievances", False),
    ("banks", "/console/known", False),
    ("rules", "/console/rules", False),
    ("promises", "/console/promises", False),
    ("leads", "/console/leads", True),
)
ADDRESSES = {name: address for name, address, _ in ROOMS}


def room(
    name: str,
    state: type[RoomState],
    inside: rx.Component,
    *,
    rows: int = 4,
    failed: Pair = ROOM["failed"],
    beat_ms: int = 0,
    overlays: rx.Component | None = None,
) -> rx.Component:
    """The page of a room: what is in it, or that it is being read, did not load, or is closed.

    Args:
        rows: Of the skeleton.
        failed: Said when it did not load.
        beat_ms: How often the room is read again by itself; 0 for never.
    """
    here = ADDRESSES[name]
    door = rx.cond(
        ~state.is_loaded,
        skeleton_rows(rows),
        rx.cond(
            state.is_allowed,
            rx.fragment(
                rooms(here, state.is_lead),
                rx.cond(
                    state.problem != "",
                    error_state(said(failed), state.problem, on_retry=state.load),
                    inside,
                ),
            ),
            closed(here),
        ),
    )
    again = [pulse(state.load, active=state.is_allowed, every_ms=beat_ms)] if beat_ms else []
    return page(
        top_bar(said(ROOM[name])),
        door,
        *again,
        here="/me",
        width="wide",
        bag_count=Overlays.bag_count,
        lang=language(),
        overlays=overlays,
    )


def registered(name: str, state: type[RoomState]) -> dict[str, Any]:
    """What `rx.page` is told of a room."""
    return {
        "route": ADDRESSES[name],
        "title": title_of(said(ROOM[name])),
        "on_load": [Overlays.load, state.load],
    }


def rooms(here: str, is_lead: rx.Var[bool]) -> rx.Component:
    """The way between the rooms of the console."""
    links = []
    for name, address, is_leads in ROOMS:
        current = {"aria_current": "page"} if address == here else {}
        link = rx.el.a(said(ROOM[name]), href=address, class_name="chip-btn", **current)
        links.append(rx.cond(is_lead, link, rx.fragment()) if is_leads else link)
    return rx.el.nav(*links, class_name="chip-row console-rooms", aria_label=said(ROOM["rooms"]))


def closed(room: str) -> rx.Component:
    """For everybody else."""
    return empty_state(
        "shield",
        said(ROOM["closed"]),
        said(ROOM["closed_more"]),
        link_button(said(ROOM["sign_in"]), f"/sign-in?why=console&next={room}"),
    )
