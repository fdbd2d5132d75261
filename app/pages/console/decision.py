"""The decision column: approve, or reject with a reason that the creator will read; or neither."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button, key_cap
from app.components.fields import switch, text_area
from app.components.frame_words import language, said
from app.components.sheet import sheet
from app.components.states import notice
from app.components.undo_toast import undo_toast
from app.pages.console.account import account_acts, ending, lifting, trusting
from app.pages.console.acts import Acts as C
from app.pages.console.reasons import reasons_choice
from app.pages.console.record import Alike
from app.pages.console.words import DECISION, KEYS, SKIPS
from app.session import Session


def _alike(other: Alike) -> rx.Component:
    return rx.el.li(
        other.creator,
        said(DECISION["alike_waits"], age=other.age),
        rx.cond(other.is_taken, said(DECISION["alike_taken"]), ""),
        class_name="tiny soft",
    )


def _alikes() -> rx.Component:
    return rx.cond(
        C.alikes.length() > 0,
        rx.el.section(
            switch(
                said(DECISION["alike"], count=C.alikes.length()),
                hint=said(DECISION["alike_more"]),
                checked=C.with_alikes,
                on_change=C.set_with_alikes,
            ),
            rx.el.ul(rx.foreach(C.alikes, _alike)),
            class_name="alikes",
        ),
    )


def _with_key(act: rx.Component, key: str) -> rx.Component:
    return rx.el.div(act, key_cap(key), class_name="row tight")


def _verdicts() -> rx.Component:
    return rx.fragment(
        _alikes(),
        _with_key(
            button(
                said(DECISION["approve"]),
                icon="check",
                busy=C.is_deciding,
                on_click=C.approve(C.case.id),
                class_name="grow",
                aria_keyshortcuts="p",
            ),
            "P",
        ),
        reasons_choice(DECISION["because"], "reasons"),
        text_area(
            said(DECISION["note"]),
            "note",
            value=C.note,
            on_change=C.set_note,
            max_length=500,
            rows="3",
        ),
        _with_key(
            button(
                said(DECISION["reject"]),
                kind="danger",
                icon="x",
                disabled=C.reason == "",
                busy=C.is_deciding,
                on_click=C.reject(C.case.id),
                class_name="grow",
                aria_keyshortcuts="e",
            ),
            "E",
        ),
    )


def _skips() -> rx.Component:
    choices = [
        rx.el.button(
            key_cap(str(number)),
            rx.el.span(said(text), class_name="small"),
            type="button",
            class_name="reason",
            on_click=C.skip(C.case.id, reason.value),
        )
        for number, (reason, text) in enumerate(SKIPS, start=1)
    ]
    return rx.el.section(
        rx.el.h2(said(DECISION["skip_because"]), class_name="eyebrow"),
        rx.el.p(said(DECISION["skip_more"]), class_name="small soft"),
        *choices,
        button(said(DECISION["back"]), kind="ghost", size="s", on_click=C.turn_to("")),
        class_name="stack tight",
    )


def _lead() -> rx.Component:
    return rx.el.form(
        rx.el.h2(said(DECISION["ask"]), class_name="eyebrow"),
        text_area(said(DECISION["ask_what"]), "lead", max_length=300, rows="3", required=True),
        button(said(DECISION["pass_on"]), icon="send", type="submit", block=True),
        button(said(DECISION["back"]), kind="ghost", size="s", on_click=C.turn_to("")),
        on_submit=C.escalate,
        class_name="stack tight",
    )


def _others() -> rx.Component:
    return rx.el.div(
        _with_key(
            button(
                said(DECISION["skip"]),
                kind="secondary",
                size="s",
                on_click=C.turn_to("skip"),
                aria_keyshortcuts="s",
            ),
            "S",
        ),
        rx.cond(
            C.case.may_escalate,
            _with_key(
                button(
                    said(DECISION["ask"]),
                    kind="secondary",
                    size="s",
                    on_click=C.turn_to("lead"),
                    aria_keyshortcuts="a",
                ),
                "A",
            ),
        ),
        class_name="row wrap",
    )


def _hands() -> rx.Component:
    return rx.match(
        C.mode,
        ("skip", _skips()),
        ("lead", _lead()),
        ("trust", trusting()),
        ("stop", ending()),
        ("lift", lifting()),
        rx.fragment(_verdicts(), rx.el.hr(), _others(), account_acts()),
    )


def decision_column() -> rx.Component:
    """The hands on the open case."""
    return rx.el.section(
        rx.cond(
            C.case.is_closed,
            notice(said(DECISION["closed"]), icon="lock"),
            rx.cond(
                C.case.is_own,
                notice(said(DECISION["own"]), icon="lock"),
                rx.cond(
                    C.case.is_mine,
                    _hands(),
                    notice(said(DECISION["taken"]), icon="lock"),
                ),
            ),
        ),
        rx.el.p(said(DECISION["rules"], version=C.case.policy), class_name="tiny faint"),
        class_name="decision",
        aria_label=said(DECISION["decision"]),
    )


def overlays() -> rx.Component:
    """What was just decided, and the keys."""
    keys = [
        rx.el.li(key_cap(key), rx.el.span(said(meaning)), class_name="row")
        for key, meaning in KEYS.items()
    ]
    return rx.fragment(
        undo_toast(
            of=C.undo_of,
            said=C.undo_said,
            left_ms=C.undo_ms,
            locale=Session.locale,
            on_undo=C.undo,
        ),
        sheet(
            rx.el.ul(*keys, class_name="stack tight"),
            title=said(DECISION["keys"]),
            lang=language(),
            open=C.is_help_open,
            on_close=C.toggle_help,
            size="auto",
        ),
    )
