"""The status card of the editor, and the sheets before a clip is handed in or deleted."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, link_button
from app.components.frame_words import language, said
from app.components.live_progress import live_progress
from app.components.sheet import sheet
from app.components.states import notice
from app.pages.studio_clip.progress import Check
from app.pages.studio_clip.publish_view import hour_card, look_ahead, when_and_for_whom
from app.pages.studio_clip.state import Editor
from app.pages.studio_clip.way import Way
from app.pages.studio_clip.way_words import CHECKS, WAY
from app.pages.studio_clip.words import EDITOR


def _step(step: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            rx.match(
                step["at"],
                ("done", rx.icon("check", size=14, aria_hidden="true")),
                ("now", rx.el.span(class_name="way-dot")),
                rx.fragment(),
            ),
            class_name="way-mark",
        ),
        rx.el.span(step["name"], class_name="small"),
        class_name="way-step " + step["at"],
        aria_current=rx.cond(step["at"] == "now", "step", "false"),
        key=step["name"],
    )


def _numbers() -> rx.Component:
    return rx.el.dl(
        rx.foreach(
            Way.numbers,
            lambda number: rx.el.div(
                rx.el.dt(number["name"], class_name="tiny soft"),
                rx.el.dd(number["value"], class_name="num"),
                key=number["name"],
            ),
        ),
        class_name="way-numbers",
    )


def _why_link() -> rx.Component:
    return rx.el.a(
        said(WAY["why"]),
        href="/me/decisions?clip=" + Editor.clip.id,
        class_name="link small",
    )


def way_card() -> rx.Component:
    """The clip's state once it was handed in."""
    state = Editor.clip.state
    is_no = (state == "rejected") | (state == "failed")
    return rx.cond(
        Editor.clip.is_draft,
        rx.fragment(),
        rx.el.section(
            rx.cond(
                is_no,
                notice(
                    rx.fragment(
                        rx.el.strong(Editor.clip.headline, class_name="way-title"),
                        rx.el.p(Editor.clip.why),
                        rx.cond(
                            state == "rejected",
                            rx.fragment(
                                rx.el.p(said(WAY["change"])),
                                _why_link(),
                            ),
                        ),
                    ),
                    tone="danger",
                    icon="circle-x",
                ),
                rx.fragment(
                    rx.el.div(
                        rx.el.strong(Editor.clip.headline, class_name="way-title"),
                        rx.cond(
                            Editor.clip.is_live,
                            link_button(
                                said(WAY["see"]),
                                "/v/" + Editor.clip.id,
                                kind="secondary",
                                size="s",
                                icon="play",
                                class_name="push",
                            ),
                        ),
                        class_name="row wrap",
                    ),
                    rx.el.ol(rx.foreach(Way.steps, _step), class_name="way-steps"),
                    rx.cond(
                        state == "processing",
                        live_progress(
                            clip_id=Editor.clip.id, percent=Way.now.percent, on_end=Way.look
                        ),
                    ),
                    rx.cond(
                        Editor.clip.why != "",
                        rx.fragment(
                            rx.el.p(Editor.clip.why, class_name="small soft"),
                            rx.cond(state == "held", _why_link()),
                        ),
                    ),
                ),
            ),
            rx.cond(Editor.clip.is_live, _numbers()),
            rx.cond(Editor.clip.has_hour & ~is_no, hour_card()),
            id="way",
            class_name="card way " + state,
            aria_live="polite",
            aria_label=said(WAY["status"]),
        ),
    )


def _check(check: Check) -> rx.Component:
    return rx.el.li(
        rx.cond(
            check.is_done,
            rx.icon("circle-check", size=22, class_name="good", aria_label=said(CHECKS["done"])),
            rx.icon(
                "circle-dashed", size=22, class_name="faint", aria_label=said(CHECKS["lacking"])
            ),
        ),
        rx.el.span(
            rx.el.span(check.title, class_name="strong"),
            rx.cond(
                ~check.is_done | check.is_told,
                rx.el.span(check.advice, class_name="small soft"),
            ),
            class_name="stack grow",
        ),
        button(
            rx.cond(check.is_done, said(CHECKS["change"]), said(CHECKS["add"])),
            kind="ghost",
            size="s",
            on_click=Way.mend(check.tab),
        ),
        class_name="row check-line",
        key=check.title,
    )


def submit_sheet() -> rx.Component:
    """What is there, what is missing, and the one button."""
    return sheet(
        rx.el.ul(rx.foreach(Way.checks, _check), class_name="checks"),
        look_ahead(),
        when_and_for_whom(),
        rx.cond(
            Editor.save_problem != "",
            notice(
                said(EDITOR["not_saved"], why=Editor.save_problem),
                tone="danger",
                icon="circle-alert",
            ),
        ),
        rx.el.p(
            said(WAY["then"]),
            rx.cond(
                Editor.clip.partner != "", said(WAY["then_brand"], brand=Editor.clip.partner), ""
            ),
            class_name="small soft",
        ),
        rx.el.div(
            button(
                rx.cond(Editor.clip.hour_text != "", said(WAY["submit_hour"]), said(WAY["submit"])),
                icon="send",
                block=True,
                busy=Way.is_submitting,
                on_click=Way.submit,
            ),
            class_name="sheet-foot",
        ),
        title=said(WAY["ready"]),
        open=Way.is_checking,
        on_close=Way.ask_to_submit,
        size="auto",
        lang=language(),
    )


def remove_sheet() -> rx.Component:
    """The question before a clip goes for good."""
    return sheet(
        rx.el.div(
            rx.el.p(said(WAY["sure_more"])),
            rx.cond(
                Way.clip.leaving != "",
                notice(Way.clip.leaving, tone="highlight", icon="handshake"),
            ),
            class_name="stack",
        ),
        rx.el.div(
            button(said(WAY["delete"]), kind="danger", block=True, on_click=Way.remove),
            button(said(WAY["keep"]), kind="ghost", block=True, on_click=Way.ask_to_remove),
            class_name="sheet-foot",
        ),
        title=said(WAY["sure"]),
        open=Way.is_removing,
        on_close=Way.ask_to_remove,
        size="auto",
        lang=language(),
    )
