"""The evidence column: pictures first, blurred until asked for; then words, scores, history."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, key_cap
from app.components.states import notice
from app.pages.console.drawn import Mark, Past, Why, Words
from app.pages.console.state import Console

C = Console


def _why(why: Why) -> rx.Component:
    return rx.el.li(
        rx.el.strong(why.title, class_name="small"),
        rx.el.p(why.text, class_name="small soft"),
        rx.cond(why.score != "", rx.el.p(why.score, class_name="tiny num")),
        rx.cond(why.where != "", rx.el.p(why.where, class_name="tiny faint")),
        class_name="why",
    )


def _mark(mark: Mark) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(mark.title, class_name="small strong"),
            rx.cond(mark.agrees, rx.fragment(), chip("Models disagree", tone="highlight")),
            rx.el.span(mark.percent, "%", class_name="small num push"),
            class_name="row tight",
        ),
        rx.el.div(
            rx.el.i(style={"width": mark.percent.to_string() + "%"}),
            rx.el.b(style={"left": mark.threshold.to_string() + "%"}, title="Threshold"),
            class_name=rx.cond(mark.is_over, "meter over", "meter"),
        ),
        rx.el.p(
            mark.source,
            rx.cond(mark.where != "", " · " + mark.where, ""),
            rx.cond(mark.reason != "", " · " + mark.reason, ""),
            class_name="tiny soft",
        ),
        rx.el.p(mark.model, class_name="tiny faint num"),
    )


def _past(past: Past) -> rx.Component:
    return rx.el.li(
        rx.el.span(),
        rx.el.span(
            rx.el.strong(past.ruling),
            rx.cond(past.reason != "", ": " + past.reason, ""),
            rx.cond(past.note != "", rx.el.span(" “" + past.note + "”", class_name="soft")),
            rx.el.span(" " + past.actor, class_name="faint"),
            class_name="small",
        ),
        rx.el.time(past.at, class_name="tiny soft"),
    )


def _pictures() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.cond(
                C.case.video_url != "",
                rx.el.video(
                    src=C.case.video_url,
                    poster=C.case.poster_url,
                    muted=True,
                    controls=True,
                    plays_inline=True,
                    preload="metadata",
                    key=C.case.id,
                ),
            ),
            rx.cond(
                C.case.sprite_url != "",
                rx.el.img(src=C.case.sprite_url, alt="Frames of the clip in order", loading="lazy"),
            ),
            class_name=rx.cond(C.is_blurred, "frames blurred", "frames"),
        ),
        button(
            rx.cond(C.is_blurred, "Show clearly", "Blur"),
            kind="soft",
            size="s",
            icon="eye",
            on_click=C.unblur,
        ),
        key_cap("B"),
        class_name="pictures",
    )


def _track(track: Words) -> rx.Component:
    return rx.el.details(
        rx.el.summary("Spoken words, ", track.label, class_name="small strong"),
        rx.el.pre(track.text, class_name="tiny", custom_attrs={"lang": track.language}),
    )


def evidence_column() -> rx.Component:
    """Everything a person needs to decide."""
    return rx.el.section(
        rx.cond(
            C.case.screening_problem != "",
            notice(C.case.screening_problem, tone="highlight", icon="triangle-alert"),
        ),
        rx.cond(C.case.is_comment, rx.fragment(), _pictures()),
        rx.el.div(
            rx.el.h2(rx.cond(C.case.is_comment, "Comment", "Caption"), class_name="eyebrow"),
            rx.el.p(C.case.caption, class_name="said"),
            rx.el.p(
                rx.el.a(C.case.creator, href="/c/" + C.case.handle, class_name="link"),
                rx.cond(C.case.is_trusted, " · trusted", " · not trusted yet"),
                " · ",
                C.case.record,
                class_name="small soft",
            ),
            rx.cond(
                C.case.products.length() > 0,
                rx.el.p("Products: ", C.case.products.join(", "), class_name="small soft"),
            ),
            rx.cond(
                (C.case.disclosure != "") & (C.case.disclosure != "none"),
                chip("Disclosed: " + C.case.disclosure, icon="badge-info"),
            ),
            class_name="stack tight",
        ),
        rx.foreach(C.words, _track),
        rx.cond(
            C.complaints.length() > 0,
            rx.el.div(
                rx.el.h2("Viewers say", class_name="eyebrow"),
                rx.el.ul(rx.foreach(C.complaints, lambda c: rx.el.li(c, class_name="small"))),
                class_name="stack tight",
            ),
        ),
        rx.el.div(
            rx.el.h2("Why it is here", class_name="eyebrow"),
            rx.el.ul(rx.foreach(C.whys, _why), class_name="stack tight"),
            class_name="stack tight",
        ),
        rx.cond(
            C.marks.length() > 0,
            rx.el.div(
                rx.el.h2("What the models saw", class_name="eyebrow"),
                rx.el.ul(rx.foreach(C.marks, _mark), class_name="stack tight"),
                class_name="stack tight",
            ),
        ),
        rx.cond(
            C.pasts.length() > 0,
            rx.el.div(
                rx.el.h2("Decided before", class_name="eyebrow"),
                rx.el.ol(rx.foreach(C.pasts, _past), class_name="timeline"),
                class_name="stack tight",
            ),
        ),
        class_name="evidence",
        aria_label="Evidence",
    )
