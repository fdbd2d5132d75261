"""What the live board holds; the board's service checks who asks."""

from __future__ import annotations

from typing import Any

import reflex as rx

from app.pages.console.room_state import RoomState
from app.pages.console_board.drawn import (
    BacklogLine,
    ClockLine,
    Interval,
    agreement_line,
    backlog_line,
    clock_lines,
    hours_of,
    share_line,
)
from app.pages.console_board.words import BOARD
from app.session import in_thread, reader_of
from catalog.viewer import Viewer
from core.languages import all_in
from moderation import service
from moderation.board.service import BoardView, board
from moderation.desk import leads
from moderation.desk.schemas import AgreementView
from moderation.rollout import service as rollout

Numbers = tuple[BoardView, list[AgreementView], dict[str, str], dict[str, str]]


class Board(RoomState, rx.State):
    """The desk at a glance."""

    at: str = ""
    waiting: str = ""
    clocks: list[ClockLine] = []
    backlog: list[BacklogLine] = []
    hours: list[dict[str, Any]] = []
    shares: list[Interval] = []
    precision: list[Interval] = []
    agreement: list[Interval] = []

    async def _list(self, viewer: Viewer) -> None:
        self._show(*await in_thread(_numbers, viewer))

    def _show(
        self,
        now: BoardView,
        agreed: list[AgreementView],
        grounds: dict[str, str],
        kinds: dict[str, str],
    ) -> None:
        locale = reader_of(self)
        said = all_in(BOARD, locale)
        opened = sum(b.open for b in now.backlog)
        self.at = now.at.isoformat()
        self.waiting = said["waiting_one" if opened == 1 else "waiting"].format(
            open=opened,
            arrived=sum(h.arrived for h in now.hours),
            handled=sum(h.handled for h in now.hours),
        )
        self.clocks = clock_lines(now, kinds, locale)
        self.backlog = [backlog_line(b, locale) for b in now.backlog]
        self.hours = hours_of(now, locale)
        shares = (
            ("views", now.violative_view_rate),
            ("granted", now.appeals_granted),
            ("met", now.deadlines_met),
        )
        self.shares = [
            share_line(said[name], said[f"{name}_of"], share, zoom=name == "views", locale=locale)
            for name, share in shares
        ]
        if now.unjudged_draws:
            views = self.shares[0]
            count = f"{now.unjudged_draws:,}"
            views.said = said["unjudged"].format(said=views.said, count=count)
        self.precision = [
            share_line(
                grounds.get(p.label, p.label.replace("_", " ").capitalize()),
                said["precision_of"],
                p.precision,
                locale=locale,
            )
            for p in now.precision
        ]
        self.agreement = [agreement_line(a, grounds, locale) for a in agreed]


def _numbers(viewer: Viewer) -> Numbers:
    """The board, and the words for its labels, reasons and clocks."""
    found, agreed = board(viewer), leads.agreement(viewer)
    grounds = {r.code: r.named(viewer.locale) for r in service.policies(viewer).reasons}
    grounds |= {row.label: row.named(viewer.locale) for row in rollout.coverage(viewer)}
    kinds = {clock.code: clock.named(viewer.locale) for clock in rollout.clocks(viewer)}
    return found, agreed, grounds, kinds
