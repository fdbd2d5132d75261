"""The evidence column: pictures first, then words, findings, the maker's record and history."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, chip, key_cap
from app.components.case_viewer import case_viewer, jump_to
from app.components.states import notice
from app.pages.console.acts import Acts as C
from app.pages.console.drawn import Mark, Past, Why
from app.pages.console.known import known_part
from app.pages.console.notes import notes_part


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
            rx.cond(
                mark.at_ms >= 0,
                rx.el.button(
                    rx.icon("play", size=12, aria_hidden="true"),
                    mark.moment,
                    type="button",
                    class_name="jump num",
                    aria_label="To " + mark.moment + ", " + mark.title,
                    on_click=jump_to(mark.at_ms),
                ),
            ),
            rx.cond(mark.agrees, rx.fragment(), chip("Models disagree", tone="highlight")),
            rx.el.span(f"{mark.percent} % sure", class_name="small num push"),
            class_name="row tight",
        ),
        rx.el.div(
            rx.el.i(style={"width": mark.percent.to_string() + "%"}),
            rx.el.b(style={"left": mark.threshold.to_string() + "%"}),
            class_name=rx.cond(mark.is_over, "meter over", "meter"),
        ),
        rx.el.p(
            f"a person looks from {mark.threshold} % · ",
            mark.source,
            rx.cond(mark.where != "", " · " + mark.where, ""),
            rx.cond(mark.reason != "", " · " + mark.reason, ""),
            class_name="tiny soft",
        ),
        rx.el.p(mark.model, class_name="tiny faint num"),
    )


def _past(past: Past) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            rx.el.strong(past.ruling),
            rx.cond(past.reason != "", ": " + past.reason, ""),
            rx.cond(past.note != "", rx.el.span(" “" + past.note + "”", class_name="soft")),
            rx.el.span(" " + past.actor, class_name="faint"),
            rx.el.span(" under " + past.policy, class_name="tiny faint"),
            class_name="small",
        ),
        rx.el.time(past.at, class_name="tiny soft"),
    )


def _head() -> rx.Component:
    return rx.el.header(
        button(
            "Back to the queue",
            kind="ghost",
            size="s",
            icon="arrow-left",
            on_click=C.leave,
            class_name="case-back",
        ),
        rx.el.h2(
            rx.cond(C.case.is_comment, "Comment by ", "Clip by "),
            C.case.creator,
            id="case-title",
            tab_index=-1,
            class_name="case-title",
        ),
        rx.el.div(
            chip(C.case.origin),
            rx.cond(C.case.queue != "", chip(C.case.queue)),
            rx.cond(C.case.language != "", chip(C.case.language, icon="languages")),
            rx.cond(
                C.case.due != "",
                rx.cond(
                    C.case.is_near,
                    chip(C.case.due, tone="danger", icon="alarm-clock"),
                    chip(C.case.due, icon="clock"),
                ),
            ),
            rx.el.span("waiting " + C.case.age, class_name="small soft num"),
            class_name="row tight wrap",
        ),
        rx.cond(C.case.why_here != "", rx.el.p(C.case.why_here, class_name="small soft")),
        class_name="stack tight",
    )


def _appeal() -> rx.Component:
    return rx.el.section(
        rx.el.h3("The appeal", class_name="eyebrow"),
        rx.cond(
            C.beside.words != "",
            rx.el.blockquote(C.beside.words, class_name="said"),
            rx.el.p("Its maker wrote no words with it.", class_name="small soft"),
        ),
        rx.el.p("Against this decision:", class_name="small soft"),
        rx.el.ol(rx.cond(C.beside.appealed, _past(C.beside.appealed)), class_name="timeline"),
        rx.el.p(
            "Approve takes it back with all that followed. Reject lets it stand.",
            class_name="small",
        ),
        class_name="case-appeal stack tight",
    )


def _said() -> rx.Component:
    return rx.el.section(
        rx.el.h3(rx.cond(C.case.is_comment, "Comment", "Caption"), class_name="eyebrow"),
        rx.el.p(C.case.caption, class_name="said"),
        rx.cond(
            C.case.hashtags.length() > 0,
            rx.el.div(
                rx.foreach(C.case.hashtags, lambda tag: chip(f"#{tag}")),
                class_name="row tight wrap",
            ),
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
    )


def _maker() -> rx.Component:
    return rx.el.section(
        rx.el.h3("Who made it", class_name="eyebrow"),
        rx.el.p(
            rx.el.a(C.case.creator, href="/c/" + C.case.handle, class_name="link"),
            rx.cond(C.case.is_trusted, " · trusted", " · not trusted yet"),
            " · ",
            C.case.record,
            class_name="small soft",
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


def _list(title: str, items: rx.Var[list[object]], draw: object, name: str) -> rx.Component:
    return rx.cond(
        items.length() > 0,
        rx.el.section(
            rx.el.h3(title, class_name="eyebrow"),
            rx.el.ul(rx.foreach(items, draw), class_name=name),
            class_name="stack tight",
        ),
    )


def evidence_column() -> rx.Component:
    """Everything a person needs to decide."""
    return rx.el.section(
        _head(),
        rx.cond(
            C.case.screening_problem != "",
            notice(C.case.screening_problem, tone="highlight", icon="triangle-alert"),
        ),
        rx.cond(C.beside.is_appeal, _appeal()),
        rx.cond(
            ~C.case.is_comment & (C.case.video_url != ""),
            case_viewer(
                case_id=C.case.id,
                src=C.case.video_url,
                poster=C.case.poster_url,
                sprite=C.case.sprite_url,
                sprite_vtt=C.case.sprite_vtt_url,
                duration_ms=C.case.duration_ms,
                marks=C.moments,
                tracks=C.words,
                counts=C.case.is_flagged & C.case.is_mine,
                on_counted=C.refresh_exposure,
            ),
        ),
        _said(),
        _list("Viewers say", C.complaints, lambda c: rx.el.li(c, class_name="small"), ""),
        _list("Why it is here", C.whys, _why, "stack tight"),
        _list("What the models saw", C.marks, _mark, "stack tight"),
        rx.cond(
            C.quiet_marks.length() > 0,
            rx.el.details(
                rx.el.summary(
                    f"{C.quiet_marks.length()} scores far below what counts",
                    class_name="small strong",
                ),
                rx.el.ul(rx.foreach(C.quiet_marks, _mark), class_name="stack tight"),
                class_name="unfolds",
            ),
        ),
        known_part(),
        _maker(),
        rx.cond(
            C.pasts.length() > 0,
            rx.el.section(
                rx.el.h3("Decided before", class_name="eyebrow"),
                rx.el.ol(rx.foreach(C.pasts, _past), class_name="timeline"),
                class_name="stack tight",
            ),
        ),
        notes_part(),
        rx.el.p("Press ", key_cap("?"), " for every key.", class_name="tiny faint"),
        class_name="evidence",
        aria_label="Evidence",
    )
