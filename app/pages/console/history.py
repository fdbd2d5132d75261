"""Who made a thing and what was decided about it before, an appeal's decision among it."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import chip
from app.components.frame_words import ANY, said
from app.pages.console.acts import Acts as C
from app.pages.console.case_words import APPEAL, CASE
from app.pages.console.drawn import Past


def past_line(past: Past) -> rx.Component:
    """A decision with who made it and under which rules."""
    return rx.el.li(
        rx.el.span(
            rx.el.strong(past.ruling),
            rx.cond(past.reason != "", ": " + past.reason, ""),
            rx.cond(
                past.note != "", rx.el.span(" “" + past.note + "”", class_name="soft", lang=ANY)
            ),
            rx.el.span(" " + past.actor, class_name="faint"),
            rx.el.span(said(CASE["under"], policy=past.policy), class_name="tiny faint"),
            class_name="small",
        ),
        rx.el.time(past.at, class_name="tiny soft"),
    )


def appeal_part() -> rx.Component:
    """What its maker says, and against what."""
    return rx.el.section(
        rx.el.h3(said(APPEAL["appeal"]), class_name="eyebrow"),
        rx.cond(
            C.beside.words != "",
            rx.el.blockquote(C.beside.words, class_name="said", lang=ANY),
            rx.el.p(said(APPEAL["wordless"]), class_name="small soft"),
        ),
        rx.el.p(said(APPEAL["against"]), class_name="small soft"),
        rx.el.ol(rx.cond(C.beside.appealed, past_line(C.beside.appealed)), class_name="timeline"),
        rx.el.p(said(APPEAL["meaning"]), class_name="small"),
        class_name="case-appeal stack tight",
    )


def maker_part() -> rx.Component:
    """Whose it is, and where they stand."""
    return rx.el.section(
        rx.el.h3(said(CASE["maker"]), class_name="eyebrow"),
        rx.cond(
            C.case.handle != "",
            rx.el.p(
                rx.el.a(C.case.creator, href="/c/" + C.case.handle, class_name="link"),
                rx.cond(C.case.is_trusted, said(CASE["trusted"]), said(CASE["not_trusted"])),
                " · ",
                C.case.record,
                class_name="small soft",
            ),
            rx.el.p(said(CASE["nobodys"]), class_name="small soft"),
        ),
        rx.cond(
            C.beside.standing != "",
            rx.cond(
                C.beside.is_clear,
                chip(C.beside.standing, tone="success", icon="check"),
                chip(C.beside.standing, tone="danger", icon="triangle-alert"),
            ),
        ),
        rx.cond(
            C.strikes.length() > 0,
            rx.el.ul(rx.foreach(C.strikes, lambda s: rx.el.li(s, class_name="small soft"))),
        ),
        class_name="stack tight",
    )
