"""What the live board holds; the board's service checks who asks."""

from __future__ import annotations

from typing import Any

import reflex as rx

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
from app.session import in_thread, viewer_of
from catalog.kinds import Role
from catalog.viewer import Viewer
from core.errors import Forbidden, JhalakError, NotSignedIn
from moderation import service
from moderation.board.service import BoardView, board
from moderation.desk import leads
from moderation.desk.schemas import AgreementView
from moderation.rollout import service as rollout

Numbers = tuple[BoardView, list[AgreementView], dict[str, str], dict[str, str]]


class Board(rx.State):
    """The desk at a glance."""

    is_loaded: bool = False
    is_allowed: bool = False
    is_lead: bool = False
    problem: str = ""
    at: str = ""
    waiting: str = ""
    clocks: list[ClockLine] = []
    backlog: list[BacklogLine] = []
    hours: list[dict[str, Any]] = []
    shares: list[Interval] = []
    precision: list[Interval] = []
    agreement: list[Interval] = []

    @rx.event
    async def load(self) -> None:
        """The numbers as they are at this moment."""
        try:
            viewer = viewer_of(self)
            found = await in_thread(_numbers, viewer)
            self.is_allowed, self.is_lead = True, viewer.role is Role.ADMIN
            self._show(*found)
            self.problem = ""
        except (NotSignedIn, Forbidden):
            self.is_allowed = False
        except JhalakError as error:
            self.problem = error.detail
        self.is_loaded = True

    def _show(
        self,
        now: BoardView,
        agreed: list[AgreementView],
        grounds: dict[str, str],
        kinds: dict[str, str],
    ) -> None:
        opened = sum(b.open for b in now.backlog)
        arrived = sum(h.arrived for h in now.hours)
        handled = sum(h.handled for h in now.hours)
        self.at = now.at.isoformat()
        self.waiting = (
            f"{opened} {'case waits' if opened == 1 else 'cases wait'}; in the last 24 hours "
            f"{arrived} came in and {handled} were handled."
        )
        self.clocks = clock_lines(now, kinds)
        self.backlog = [backlog_line(b) for b in now.backlog]
        self.hours = hours_of(now)
        self.shares = [
            share_line(
                "Views that break the rules",
                "Of all views, by the random sample:",
                now.violative_view_rate,
                zoom=True,
            ),
            share_line("Appeals granted", "Of the appeals that were decided:", now.appeals_granted),
            share_line("Legal deadlines met", "Of those that fell due:", now.deadlines_met),
        ]
        self.precision = [
            share_line(
                grounds.get(p.label, p.label.replace("_", " ").capitalize()),
                "Of what it sent here, rejected:",
                p.precision,
            )
            for p in now.precision
        ]
        self.agreement = [agreement_line(a, grounds) for a in agreed]


def _numbers(viewer: Viewer) -> Numbers:
    """The board, and the words for its labels, reasons and clocks."""
    found, agreed = board(viewer), leads.agreement(viewer)
    grounds = {r.code: r.title for r in service.policies(viewer).reasons}
    grounds |= {row.label: row.title for row in rollout.coverage(viewer)}
    kinds = {clock.code: clock.title for clock in rollout.clocks(viewer)}
    return found, agreed, grounds, kinds
