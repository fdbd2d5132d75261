"""What all rooms of the console share: the way between them, and a closed door."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button
from app.components.states import empty_state

# (name, address, only for admins)
ROOMS = (
    ("Queue", "/moderation", False),
    ("Live board", "/console/board", False),
    ("Grievances", "/console/grievances", False),
    ("Banks", "/console/known", False),
    ("Rules", "/console/rules", False),
    ("Leads", "/console/leads", True),
)


def rooms(here: str, is_lead: rx.Var[bool]) -> rx.Component:
    """The way between the rooms of the console."""
    links = []
    for name, address, is_leads in ROOMS:
        current = {"aria_current": "page"} if address == here else {}
        link = rx.el.a(name, href=address, class_name="chip-btn", **current)
        links.append(rx.cond(is_lead, link, rx.fragment()) if is_leads else link)
    return rx.el.nav(*links, class_name="chip-row console-rooms", aria_label="Rooms of the console")


def closed(room: str) -> rx.Component:
    """For everybody else."""
    return empty_state(
        "shield",
        "This is the moderators' room",
        "Sign in with a moderator account to look after the clips.",
        link_button("Sign in", f"/sign-in?why=console&next={room}"),
    )
