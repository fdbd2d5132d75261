"""The status card of the editor, and the sheets before a clip is handed in or deleted."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, link_button
from app.components.live_progress import live_progress
from app.components.sheet import sheet
from app.components.states import notice
from app.pages.studio_clip.progress import Check
from app.pages.studio_clip.publish_view import hour_card, look_ahead, when_and_for_whom
from app.pages.studio_clip.state import Editor
from app.pages.studio_clip.way import Way


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
        "Why, and how to appeal",
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
                                rx.el.p("Change what was said and hand it in again."),
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
                                "See it in the feed",
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
            aria_label="Status",
        ),
    )


def _check(check: Check) -> rx.Component:
    return rx.el.li(
        rx.cond(
            check.is_done,
            rx.icon("circle-check", size=22, class_name="good", aria_label="Done"),
            rx.icon("circle-dashed", size=22, class_name="faint", aria_label="Missing"),
        ),
        rx.el.span(
            rx.el.span(check.title, class_name="strong"),
            rx.cond(
                ~check.is_done | check.title.startswith("Disclosure"),
                rx.el.span(check.advice, class_name="small soft"),
            ),
            class_name="stack grow",
        ),
        button(
            rx.cond(check.is_done, "Change", "Add"),
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
            notice("Not saved: " + Editor.save_problem, tone="danger", icon="circle-alert"),
        ),
        rx.el.p(
            "After this it is made ready and checked. A new creator's clips are also looked at by "
            "a person.",
            rx.cond(
                Editor.clip.partner != "",
                " Then it waits for " + Editor.clip.partner + ", and comes out once they approve.",
                "",
            ),
            class_name="small soft",
        ),
        rx.el.div(
            button(
                rx.cond(Editor.clip.hour_text != "", "Submit and schedule", "Submit"),
                icon="send",
                block=True,
                busy=Way.is_submitting,
                on_click=Way.submit,
            ),
            class_name="sheet-foot",
        ),
        title="Ready to go?",
        open=Way.is_checking,
        on_close=Way.ask_to_submit,
        size="auto",
    )


def remove_sheet() -> rx.Component:
    """The question before a clip goes for good."""
    return sheet(
        rx.el.div(
            rx.el.p(
                "The clip, its file, its numbers and its comments go for good. Nobody can bring "
                "them back."
            ),
            rx.cond(
                Way.clip.leaving != "",
                notice(Way.clip.leaving, tone="highlight", icon="handshake"),
            ),
            class_name="stack",
        ),
        rx.el.div(
            button("Delete for good", kind="danger", block=True, on_click=Way.remove),
            button("Keep it", kind="ghost", block=True, on_click=Way.ask_to_remove),
            class_name="sheet-foot",
        ),
        title="Delete this clip?",
        open=Way.is_removing,
        on_close=Way.ask_to_remove,
        size="auto",
    )
