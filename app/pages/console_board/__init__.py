"""The live board: clocks, backlog, arrivals, and how right machine and people are."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import chip
from app.components.charts import HoursChart
from app.components.frame import page, top_bar
from app.components.pulse import pulse
from app.components.states import empty_state, error_state, skeleton_rows
from app.pages.console.rooms import closed, rooms
from app.pages.console_board.drawn import BacklogLine, ClockLine, Interval
from app.pages.console_board.state import Board
from app.sheets.base import Overlays

BEAT_MS = 5000
_PRECISION = "How often people rejected what each label had sent to them, in the last 30 days."
_AGREEMENT = (
    "Krippendorff's α of blind second looks, in each policy: 1 is full agreement, 0 is what chance "
    "gives."
)


def _block(title: str, meaning: str, *inside: rx.Component, name: str = "") -> rx.Component:
    return rx.el.section(
        rx.el.h2(title),
        rx.el.p(meaning, class_name="small soft"),
        *inside,
        class_name=f"board-block {name}".strip(),
    )


def _clock(clock: ClockLine) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            rx.el.span(clock.kind, class_name="small strong"),
            rx.el.span("due " + clock.due + ", " + clock.rule, class_name="tiny faint"),
            class_name="stack board-words",
        ),
        rx.cond(clock.is_claimed, chip("Somebody has it", icon="user"), chip("Nobody has it")),
        rx.cond(
            clock.is_near,
            chip(clock.left, tone="danger", icon="alarm-clock"),
            chip(clock.left, icon="clock"),
        ),
        key=clock.case + clock.rule,
    )


def _backlog(line: BacklogLine) -> rx.Component:
    return rx.el.tr(
        rx.el.th(line.queue, scope="row"),
        rx.el.td(line.open, class_name="num strong"),
        rx.el.td(line.older_1h, class_name="num"),
        rx.el.td(line.older_24h, class_name="num"),
        rx.el.td(line.oldest, class_name="num"),
        key=line.queue,
    )


def _interval(one: Interval) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(one.title, class_name="small strong"),
            rx.el.span(
                one.value, class_name=rx.cond(one.is_known, "num strong push", "small soft push")
            ),
            class_name="row tight",
        ),
        rx.cond(
            one.is_known,
            rx.el.div(
                rx.el.span(one.start, class_name="tiny faint num"),
                rx.el.span(
                    rx.el.i(
                        class_name="sure",
                        style={
                            "left": one.left.to_string() + "%",
                            "width": one.width.to_string() + "%",
                        },
                    ),
                    rx.el.b(style={"left": one.at.to_string() + "%"}),
                    class_name="interval",
                    aria_hidden="true",
                ),
                rx.el.span(one.end, class_name="tiny faint num"),
                class_name="interval-row",
            ),
        ),
        rx.el.p(one.said, class_name="tiny soft num"),
        key=one.title,
    )


def _intervals(items: rx.Var[list[Interval]], nothing: str) -> rx.Component:
    return rx.cond(
        items.length() > 0,
        rx.el.ul(rx.foreach(items, _interval), class_name="intervals"),
        rx.el.p(nothing, class_name="small faint"),
    )


def _waiting() -> rx.Component:
    heads = ("Queue", "Open", "Over 1 h", "Over 24 h", "Oldest")
    return rx.cond(
        Board.backlog.length() > 0,
        rx.el.div(
            rx.el.table(
                rx.el.thead(rx.el.tr(*[rx.el.th(head, scope="col") for head in heads])),
                rx.el.tbody(rx.foreach(Board.backlog, _backlog)),
                class_name="board-table",
            ),
            class_name="board-scroll",
            tab_index=0,
            role="region",
            aria_label="Backlog by queue",
        ),
        empty_state("sun", "All quiet", "Nothing waits for a person right now."),
    )


def _board() -> rx.Component:
    return rx.el.div(
        rx.el.p(Board.waiting, class_name="board-headline"),
        rx.el.div(
            _block(
                "Clocks",
                "Legal deadlines that run, the nearest first; times in India.",
                rx.cond(
                    Board.clocks.length() > 0,
                    rx.el.ul(rx.foreach(Board.clocks, _clock), class_name="board-clocks"),
                    rx.el.p("No deadline runs.", class_name="small faint"),
                ),
            ),
            _block("Backlog", "What waits, by queue and age.", _waiting()),
            _block(
                "Arrivals and decisions",
                "Cases that came in and cases that were handled, by hour.",
                rx.el.p(
                    rx.el.span(rx.el.i(class_name="arrived"), "came in"),
                    rx.el.span(rx.el.i(class_name="handled"), "handled"),
                    class_name="hours-key tiny",
                ),
                HoursChart.create(hours=Board.hours, label="Cases by hour, over the last 24 hours"),
                name="wide",
            ),
            _block(
                "How we are doing",
                "Shares of the last 30 days, each with its interval of 95 %.",
                _intervals(Board.shares, ""),
            ),
            _block("Agreement", _AGREEMENT, _intervals(Board.agreement, "No second look so far.")),
            _block(
                "Precision by label",
                _PRECISION,
                _intervals(Board.precision, "People have decided nothing of the machine's so far."),
                name="wide",
            ),
            class_name="board",
        ),
    )


@rx.page("/console/board", title="Live board · Jhalak", on_load=[Overlays.load, Board.load])
def board() -> rx.Component:
    """The desk at a glance, current to a few seconds."""
    return page(
        top_bar("Live board"),
        rx.cond(
            ~Board.is_loaded,
            skeleton_rows(6),
            rx.cond(
                ~Board.is_allowed,
                closed("/console/board"),
                rx.fragment(
                    rooms("/console/board", Board.is_lead),
                    rx.cond(
                        Board.problem != "",
                        error_state("The board did not load", Board.problem, on_retry=Board.load),
                        _board(),
                    ),
                ),
            ),
        ),
        pulse(Board.load, active=Board.is_allowed, every_ms=BEAT_MS),
        here="/me",
        width="wide",
        bag_count=Overlays.bag_count,
    )
