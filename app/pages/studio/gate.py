"""Who may come into the studio, and what everybody else sees instead."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button
from app.components.frame_words import language, said
from app.pages.studio.gate_words import GATE, PROMISES, Point
from app.session import Session


def _promise(point: Point) -> rx.Component:
    icon, title, text = point
    return rx.el.li(
        rx.el.span(rx.icon(icon, size=22, aria_hidden="true"), class_name="gate-icon"),
        rx.el.span(
            rx.el.span(said(title), class_name="strong"),
            rx.el.span(said(text), class_name="small soft"),
            class_name="stack",
        ),
    )


def gate() -> rx.Component:
    """What the studio is and how to come in, for guests and shoppers."""
    return rx.el.section(
        rx.el.div(rx.icon("clapperboard", size=40, aria_hidden="true"), class_name="gate-art"),
        rx.el.h2(said(GATE["make"])),
        rx.cond(
            Session.is_signed_in,
            rx.el.p(said(GATE["watching"], handle=Session.handle), class_name="soft"),
            rx.el.p(said(GATE["open"]), class_name="soft"),
        ),
        rx.el.ul(*map(_promise, PROMISES), class_name="gate-promises"),
        rx.el.div(
            link_button(
                said(GATE["join"]), "/sign-in?new&why=studio&next=/studio", size="l", block=True
            ),
            link_button(
                said(GATE["has_account"]),
                "/sign-in?why=studio&next=/studio",
                kind="ghost",
                block=True,
            ),
            class_name="stack tight gate-ways",
        ),
        class_name="gate",
        lang=language(),
    )
