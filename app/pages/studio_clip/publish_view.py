"""What the sheet for handing in asks: when, for whom; and what a look ahead has found."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, progress
from app.components.fields import field, select_field
from app.components.frame_words import said
from app.components.states import notice
from app.components.typed import kept_radio
from app.pages.studio_clip.label_words import AUDIENCES
from app.pages.studio_clip.publish import Hint, Publish
from app.pages.studio_clip.state import Editor
from app.pages.studio_clip.way import Way
from app.pages.studio_clip.way_words import HOUR, LOOK
from core.languages import Pair


def _hint(hint: Hint) -> rx.Component:
    return rx.el.li(
        rx.cond(
            hint.at_ms >= 0,
            button(
                hint.moment,
                kind="secondary",
                size="s",
                icon="play",
                on_click=[Way.ask_to_submit, Publish.show(hint.at_ms)],
                aria_label=said(LOOK["moment"], moment=hint.moment),
                class_name="num ahead-moment",
            ),
            rx.el.span(hint.where, class_name="chip ahead-moment"),
        ),
        rx.el.span(
            rx.el.span(
                hint.title,
                rx.cond(hint.at_ms >= 0, rx.el.span(" · " + hint.where, class_name="soft")),
                class_name="strong",
            ),
            rx.el.span(hint.why, class_name="small soft"),
            rx.el.span(hint.how, class_name="small"),
            class_name="stack grow",
        ),
        class_name="row ahead",
        key=hint.key,
    )


def look_ahead() -> rx.Component:
    """The look before handing in: its progress, then what it found."""
    return rx.el.section(
        rx.el.div(
            rx.el.h3(said(LOOK["look_ahead"])),
            button(
                rx.cond(Publish.has_looked, said(LOOK["again"]), said(LOOK["look"])),
                kind="ghost",
                size="s",
                icon="scan-eye",
                class_name="push",
                busy=Publish.is_looking,
                on_click=Publish.look,
            ),
            class_name="row",
        ),
        rx.cond(
            Publish.is_looking,
            rx.el.div(
                progress(Publish.looked_percent, label=said(LOOK["looking"])),
                rx.el.span(Publish.looked_percent, " %", class_name="small num soft"),
                class_name="row way-progress",
            ),
        ),
        rx.cond(
            Publish.hints.length() > 0,
            rx.el.ul(rx.foreach(Publish.hints, _hint), class_name="ahead-list"),
            rx.cond(
                Publish.has_looked,
                rx.el.p(said(LOOK["nothing"]), class_name="small"),
            ),
        ),
        rx.cond(
            Publish.look_problem != "",
            notice(Publish.look_problem, tone="danger", icon="circle-alert"),
        ),
        rx.el.p(said(LOOK["about"]), class_name="tiny faint"),
        class_name="stack tight hour-card",
        aria_live="polite",
        aria_label=said(LOOK["look_ahead"]),
    )


def _way(value: str, title: Pair, *, checked: rx.Var[bool]) -> rx.Component:
    return rx.el.label(
        kept_radio(
            name="way-out",
            value=value,
            checked=checked,
            on_change=Publish.set_way(value),
        ),
        rx.el.span(said(title), class_name="strong"),
        class_name="choice",
    )


def hour_field() -> rx.Component:
    """The hour, on the creator's own clock."""
    return field(
        said(HOUR["hour"]),
        "hour",
        hint=said(HOUR["zone"], zone=Publish.zone),
        error=Publish.hour_problem,
        type="datetime-local",
        default_value=Editor.clip.hour_value,
        key=Editor.clip.id + Editor.clip.hour_value,
        on_blur=Publish.choose_hour,
        on_change=Publish.choose_hour.debounce(500),
    )


def when_and_for_whom() -> rx.Component:
    """When the clip comes out, and for whom it is."""
    return rx.el.div(
        rx.el.fieldset(
            rx.el.legend(said(HOUR["when"]), class_name="strong"),
            rx.el.div(
                _way("soon", HOUR["soon"], checked=~Publish.wants_hour),
                _way("hour", HOUR["at_hour"], checked=Publish.wants_hour),
                class_name="two",
            ),
            rx.cond(
                Publish.wants_hour,
                rx.fragment(
                    hour_field(),
                    rx.cond(
                        Editor.clip.hour_text != "",
                        rx.el.p(
                            said(HOUR["scheduled"]),
                            rx.el.strong(Editor.clip.hour_text),
                            said(HOUR["ahead"]),
                            class_name="small",
                            role="status",
                        ),
                    ),
                ),
            ),
            class_name="stack tight plain",
        ),
        select_field(
            said(HOUR["audience"]),
            "audience",
            [(audience.value, said(pair)) for audience, pair in AUDIENCES.items()],
            value=Editor.clip.audience,
            on_change=Editor.set_audience,
        ),
        rx.cond(
            Editor.clip.leaving != "",
            notice(Editor.clip.leaving, tone="highlight", icon="handshake"),
        ),
        class_name="stack handing-in",
    )


def hour_card() -> rx.Component:
    """On the status card: the hour, and what can be done about it."""
    clip = Editor.clip
    return rx.el.div(
        rx.el.p(
            rx.icon("calendar-clock", size=18, aria_hidden="true"),
            rx.cond(
                clip.hour_text != "",
                rx.el.span(said(HOUR["scheduled"]), rx.el.strong(clip.hour_text)),
                rx.el.span(said(HOUR["called_off"])),
            ),
            rx.el.span(clip.zone, class_name="tiny faint"),
            class_name="row tight wrap",
        ),
        hour_field(),
        rx.el.div(
            button(said(HOUR["now"]), kind="secondary", size="s", on_click=Publish.come_out_now),
            rx.cond(
                clip.hour_text != "",
                button(said(HOUR["call_off"]), kind="ghost", size="s", on_click=Publish.call_off),
            ),
            rx.cond(
                clip.is_waiting,
                button(said(HOUR["recall"]), kind="ghost", size="s", on_click=Publish.recall),
            ),
            class_name="row wrap",
        ),
        custom_attrs={"data-quiet": "true"},
        class_name="stack tight hour-card",
    )
