"""The rows of a brand's home as they are drawn."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, chip, icon_button
from app.components.frame_words import ANY, said
from app.pages.brands_for_brands.drawn import BriefRow, Together, WaitingClip
from app.pages.brands_for_brands.home import BrandHome
from app.pages.brands_for_brands.words import END

H = BrandHome


def clip_row(clip: WaitingClip) -> rx.Component:
    """A clip that waits."""
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.cond(
                    clip.poster_url != "", rx.el.img(src=clip.poster_url, alt="", loading="lazy")
                ),
                class_name="studio-cover",
            ),
            rx.el.span(
                rx.el.span(clip.creator, class_name="strong"),
                rx.el.span(clip.caption, class_name="small soft clip-2", lang=ANY),
                rx.cond(
                    clip.is_overdue,
                    chip(clip.until, tone="danger", icon="clock-alert", class_name="bb-wraps"),
                    rx.el.span(clip.until, class_name="tiny faint num"),
                ),
                class_name="stack tight grow",
            ),
            rx.icon("chevron-right", size=20, aria_hidden="true"),
            href="/studio/review/" + clip.id,
            class_name="card bb-row",
        ),
        key=clip.id,
    )


def asked_row(row: BriefRow) -> rx.Component:
    """A brief with applications that wait."""
    return rx.el.li(
        rx.el.a(
            rx.el.span(rx.icon("user-plus", size=22, aria_hidden="true"), class_name="todo-mark"),
            rx.el.span(
                rx.el.span(row.applied_text, class_name="strong"),
                rx.el.span(row.title, class_name="small soft clip-2", lang=ANY),
                class_name="stack bb-close grow",
            ),
            rx.icon("chevron-right", size=20, aria_hidden="true"),
            href="/studio/briefs/" + row.id + "#applications",
            class_name="card bb-row",
        ),
        key=row.id,
    )


def state_chip(state: rx.Var[str], text: rx.Var[str]) -> rx.Component:
    """A brief's state in its colour."""
    return rx.match(
        state,
        ("open", chip(text, tone="success", icon="door-open")),
        ("draft", chip(text, icon="pencil")),
        ("cancelled", chip(text, icon="x")),
        chip(text, icon="lock"),
    )


def brief_row(row: BriefRow) -> rx.Component:
    """A brief."""
    return rx.el.li(
        rx.el.a(
            rx.el.span(
                rx.cond(
                    row.image_url != "",
                    rx.el.img(src=row.image_url, alt="", loading="lazy"),
                    rx.icon("package", size=24, aria_hidden="true"),
                ),
                class_name="bb-picture",
            ),
            rx.el.span(
                rx.el.span(row.title, class_name="strong clip-2", lang=ANY),
                rx.el.span(row.offer, class_name="small soft"),
                rx.el.span(
                    state_chip(row.state, row.state_text),
                    rx.el.span(row.places, class_name="tiny soft num"),
                    rx.el.span(row.until, class_name="tiny faint num"),
                    class_name="row tight wrap",
                ),
                class_name="stack tight grow",
            ),
            href="/studio/briefs/" + row.id,
            class_name="card bb-row",
        ),
        key=row.id,
    )


def together_row(one: Together) -> rx.Component:
    """A running collaboration."""
    return rx.el.li(
        avatar(one.avatar_url, one.creator, size=44),
        rx.el.span(
            rx.el.a(one.creator, href="/c/" + one.handle, class_name="strong bb-name"),
            rx.el.span(one.title, class_name="small soft clip-1", lang=ANY),
            rx.el.span(one.terms, " · ", one.until, " · ", one.clips, class_name="tiny faint num"),
            class_name="stack bb-close grow",
        ),
        icon_button(
            "circle-stop",
            said(END["end"], creator=one.creator),
            on_click=H.ask_to_end(one.id),
        ),
        class_name="card bb-row",
        key=one.id,
    )
