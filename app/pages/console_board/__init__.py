"""The live board: clocks, backlog, arrivals, and how right machine and people are."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import chip
from app.components.charts import HoursChart
from app.components.frame_words import said
from app.components.states import empty_state
from app.pages.console.rooms import registered, room
from app.pages.console.words import ROOM
from app.pages.console_board.drawn import BacklogLine, ClockLine, Interval
from app.pages.console_board.state import Board
from app.pages.console_board.words import BOARD

BEAT_MS = 5000


def _block(name: str, *inside: rx.Component, is_wide: bool = False) -> rx.Component:
    return rx.el.section(
        rx.el.h2(said(BOARD[name])),
        rx.el.p(said(BOARD[name + "_more"]), class_name="small soft"),
        *inside,
        class_name="board-block wide" if is_wide else "board-block",
    )


def _clock(clock: ClockLine) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            rx.el.span(clock.kind, class_name="small strong"),
            rx.el.span(said(BOARD["due"], day=clock.due, rule=clock.rule), class_name="tiny faint"),
            class_name="stack board-words",
        ),
        rx.cond(
            clock.is_claimed,
            chip(said(BOARD["claimed"]), icon="user"),
            chip(said(BOARD["unclaimed"])),
        ),
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


def _intervals(items: rx.Var[list[Interval]], nothing: rx.Component) -> rx.Component:
    return rx.cond(
        items.length() > 0,
        rx.el.ul(rx.foreach(items, _interval), class_name="intervals"),
        nothing,
    )


def _nothing(name: str) -> rx.Component:
    return rx.el.p(said(BOARD[name]), class_name="small faint")


def _waiting() -> rx.Component:
    heads = ("queue", "open", "over_1h", "over_24h", "oldest")
    return rx.cond(
        Board.backlog.length() > 0,
        rx.el.div(
            rx.el.table(
                rx.el.thead(
                    rx.el.tr(*[rx.el.th(said(BOARD[head]), scope="col") for head in heads])
                ),
                rx.el.tbody(rx.foreach(Board.backlog, _backlog)),
                class_name="board-table",
            ),
            class_name="board-scroll",
            tab_index=0,
            role="region",
            aria_label=said(BOARD["backlog_by"]),
        ),
        empty_state("sun", said(ROOM["quiet"]), said(ROOM["quiet_more"])),
    )


def _board() -> rx.Component:
    return rx.el.div(
        rx.el.p(Board.waiting, class_name="board-headline"),
        rx.el.div(
            _block(
                "clocks",
                rx.cond(
                    Board.clocks.length() > 0,
                    rx.el.ul(rx.foreach(Board.clocks, _clock), class_name="board-clocks"),
                    _nothing("no_clock"),
                ),
            ),
            _block("backlog", _waiting()),
            _block(
                "hours",
                rx.el.p(
                    rx.el.span(rx.el.i(class_name="arrived"), said(BOARD["arrived"])),
                    rx.el.span(rx.el.i(class_name="handled"), said(BOARD["handled"])),
                    class_name="hours-key tiny",
                ),
                HoursChart.create(hours=Board.hours, label=said(BOARD["chart"])),
                is_wide=True,
            ),
            _block("shares", _intervals(Board.shares, rx.fragment())),
            _block("agreement", _intervals(Board.agreement, _nothing("no_looks"))),
            _block(
                "precision",
                _intervals(Board.precision, _nothing("no_precision")),
                is_wide=True,
            ),
            class_name="board",
        ),
    )


@rx.page(**registered("board", Board))
def board() -> rx.Component:
    """The desk at a glance, current to a few seconds."""
    return room("board", Board, _board(), rows=6, failed=BOARD["failed"], beat_ms=BEAT_MS)
