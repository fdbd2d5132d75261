"""What all rooms of the console share: the way between them, and a closed door."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button
from app.components.frame_words import said
from app.components.states import empty_state
from app.pages.console.words import ROOM

# (name, address, only for admins)
ROOMS = (
    ("queue", "/moderation", False),
    ("board", "/console/board", False),
    ("products", "/console/products", False),
    ("grievances", "/console/grievances", False),
    ("banks", "/console/known", False),
    ("rules", "/console/rules", False),
    ("promises", "/console/promises", False),
    ("leads", "/console/leads", True),
)


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
