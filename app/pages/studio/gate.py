"""Who may come into the studio, and what everybody else sees instead."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import link_button
from app.session import Session

_PROMISES = (
    ("clapperboard", "Publish in a minute", "Film, trim, tag what you show, hand it in."),
    ("tag", "Sell what you show", "A product appears at the second you choose."),
    (
        "chart-no-axes-column",
        "See what works",
        "Views, time watched, taps and sales for each clip.",
    ),
)


def _promise(icon: str, title: str, text: str) -> rx.Component:
    return rx.el.li(
        rx.el.span(rx.icon(icon, size=22, aria_hidden="true"), class_name="gate-icon"),
        rx.el.span(
            rx.el.span(title, class_name="strong"),
            rx.el.span(text, class_name="small soft"),
            class_name="stack",
        ),
    )


def gate() -> rx.Component:
    """What the studio is and how to come in, for guests and shoppers."""
    return rx.el.section(
        rx.el.div(rx.icon("clapperboard", size=40, aria_hidden="true"), class_name="gate-art"),
        rx.el.h2("Make clips people shop from"),
        rx.cond(
            Session.is_signed_in,
            rx.el.p(
                "@",
                Session.handle,
                " is an account for watching and buying. Join with a creator account to publish; "
                "your bag and orders stay where they are.",
                class_name="soft",
            ),
            rx.el.p(
                "The studio is open to everybody with a creator account. It is free.",
                class_name="soft",
            ),
        ),
        rx.el.ul(*[_promise(*promise) for promise in _PROMISES], class_name="gate-promises"),
        rx.el.div(
            link_button(
                "Join as a creator", "/sign-in?new&why=studio&next=/studio", size="l", block=True
            ),
            link_button(
                "I have a creator account",
                "/sign-in?why=studio&next=/studio",
                kind="ghost",
                block=True,
            ),
            class_name="stack tight gate-ways",
        ),
        class_name="gate",
    )
