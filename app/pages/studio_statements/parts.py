"""Parts of both pages of statements."""

from __future__ import annotations

from typing import Any

import reflex as rx

from app.components.atoms import chip, link_button
from app.components.frame_words import ANY, said
from app.components.states import empty_state, error_state, skeleton
from app.pages.studio_statements.drawn import Sheet
from app.pages.studio_statements.state import Reading
from app.pages.studio_statements.words import STAGES


def paid_chip(sheet: Sheet) -> rx.Component:
    """Where a statement stands."""
    return rx.cond(
        sheet.is_paid,
        chip(said(STAGES["paid"]), tone="success", icon="check"),
        chip(said(STAGES["not_paid"]), tone="highlight", icon="clock"),
    )


def clip_cell(poster_url: rx.Var[str], caption: rx.Var[str], below: rx.Var[str]) -> rx.Component:
    """A clip as the first cell of a row."""
    return rx.el.th(
        rx.el.span(
            rx.el.span(
                rx.cond(poster_url != "", rx.el.img(src=poster_url, alt="", loading="lazy")),
                class_name="an-cover",
            ),
            rx.el.span(
                rx.el.span(caption, class_name="clip-2", lang=ANY),
                rx.el.span(below, class_name="tiny faint"),
                class_name="stack",
            ),
            class_name="an-product",
        ),
        scope="row",
    )


def stages(state: type[Reading], body: rx.Component, on_retry: Any) -> rx.Component:
    """The page while it waits, where it is closed, when it failed, and as it is."""
    waiting = rx.el.div(
        skeleton("50%", "32px"),
        skeleton("100%", "120px", radius="var(--r-card)"),
        skeleton("100%", "240px", radius="var(--r-card)"),
        class_name="stack",
        aria_busy="true",
    )
    closed = empty_state(
        "receipt-indian-rupee",
        said(STAGES["closed"]),
        said(STAGES["closed_more"]),
        link_button(said(STAGES["sign_in"]), "/sign-in?why=studio&next=/studio/statements"),
    )
    failed = error_state(
        said(STAGES["failed"]),
        state.problem + " " + said(STAGES["kept"]).to(str),
        on_retry=on_retry,
    )
    return rx.cond(
        ~state.is_loaded,
        waiting,
        rx.cond(~state.is_allowed, closed, rx.cond(state.problem != "", failed, body)),
    )
