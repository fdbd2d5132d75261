"""The console's state: the queue, the open case, and what the reviewer has been shown today.

Every handler passes the viewer to `moderation.service` or the desk, which check the role
themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.console.choices import reasons_for, reasons_of
from app.pages.console.drawn import (
    Evidence,
    Mark,
    Note,
    Past,
    Why,
    evidence_of,
    mark_of,
    moments_of,
    note_of,
    past_of,
    why_of,
)
from app.pages.console.known_drawn import Match, Original, matches_of, originals_of
from app.pages.console.opening import Opened, opened
from app.pages.console.record import (
    Alike,
    Beside,
    alikes_of,
    beside_of,
    complaint_of,
    strikes_of,
)
from app.pages.console.rows import Budget, Row, budgets_of, row_of
from app.pages.console.spoken import Spoken, spoken_of
from app.pages.console.words import QUEUE
from app.session import in_thread, reader_of, viewer_of
from catalog.kinds import Role
from core.clock import utc_now
from core.errors import Forbidden, JhalakError, NotSignedIn
from core.ids import parse_id
from core.languages import Pair, in_language
from moderation import service
from moderation.desk import service as desk
from moderation.repository import Only
from moderation.schemas import CaseDetail, QueuePage

_TO_TITLE = """
setTimeout(() => {
  document.querySelector('.queue-row[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  const typing = document.activeElement?.matches("input, textarea, select");
  if (!typing) document.getElementById("case-title")?.focus();
}, 80)
"""


class Console(rx.State):
    """What a moderator sees."""

    is_loaded: bool = False
    is_allowed: bool = False
    is_lead: bool = False
    problem: str = ""
    rows: list[Row] = []
    counts: dict[str, str] = {}
    only: str = "all"
    more: str = ""
    is_open: bool = False
    case: Evidence = Evidence()
    whys: list[Why] = []
    marks: list[Mark] = []
    quiet_marks: list[Mark] = []
    moments: list[dict[str, Any]] = []
    pasts: list[Past] = []
    notes: list[Note] = []
    spoken: Spoken = Spoken()
    complaints: list[str] = []
    beside: Beside = Beside()
    strikes: list[str] = []
    alikes: list[Alike] = []
    matches: list[Match] = []
    originals: list[Original] = []
    reasons: list[dict[str, str]] = []
    budgets: list[Budget] = []
    is_spent: bool = False
    mode: str = ""  # "", or "skip" and "lead" while one of these is being done.
    reason: str = ""
    note: str = ""
    with_alikes: bool = False
    is_help_open: bool = False
    _fence: int = 0
    _rules: list[dict[str, str]] = []

    @rx.event
    async def load(self) -> None:
        """The queue, most urgent first."""
        self.problem = ""
        try:
            viewer = viewer_of(self)
            viewer.require_moderator()
            self.is_allowed, self.is_lead = True, viewer.role is Role.ADMIN
            policy = await in_thread(service.policies, viewer)
            self._rules = reasons_of(policy, viewer.locale)
            await self.refresh_exposure()
            await self.refresh()
        except (NotSignedIn, Forbidden):
            self.is_allowed = False
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_loaded = True

    def _show_queue(self, page: QueuePage) -> None:
        self.rows, self.more = self._rows_of(page), page.next_cursor or ""
        self.counts = {kind: str(n) for kind, n in page.counts.model_dump().items()}

    def _rows_of(self, page: QueuePage) -> list[Row]:
        now, locale = utc_now(), reader_of(self)
        return [row_of(card, now, locale) for card in page.items]

    def _titles(self) -> dict[str, str]:
        return {reason["code"]: reason["title"] for reason in self._rules}

    def _told(self, pair: Pair, **facts: str) -> str:
        """A sentence for whoever is at this desk."""
        return in_language(pair, reader_of(self)).format(**facts)

    @rx.event
    async def narrow(self, only: str) -> None:
        """All, unclaimed, one's own cases, or those of one kind."""
        self.only = only if only in get_args(Only) else "all"
        await self.refresh()

    @rx.event
    async def refresh(self) -> None:
        """The queue as it is now."""
        try:
            self._show_queue(await in_thread(service.queue, viewer_of(self), only=self.only))
        except JhalakError as error:
            self.problem = error.told(reader_of(self))

    @rx.event
    async def refresh_exposure(self) -> None:
        """What the reviewer has been shown today."""
        try:
            view = await in_thread(desk.exposure, viewer_of(self))
        except JhalakError:
            return  # The last known stays.
        self.budgets = budgets_of(view, reader_of(self))
        self.is_spent = view.is_spent

    @rx.event
    async def load_more(self) -> None:
        """Further down the queue."""
        if self.more:
            page = await in_thread(service.queue, viewer_of(self), only=self.only, cursor=self.more)
            self.rows += self._rows_of(page)
            self.more = page.next_cursor or ""

    @rx.event
    async def open_case(self, case_id: str) -> EventSpec | None:
        """Opens a case and claims it, so that nobody decides it meanwhile."""
        if self.is_open and case_id != self.case.id:
            await self.quietly(service.release)
        try:
            found = await in_thread(opened, viewer_of(self), parse_id(case_id))
        except JhalakError as error:
            self.is_open = False
            await self.refresh()
            return toast(error.told(reader_of(self)), tone="danger")
        self.show_case(found)
        await self.refresh()
        return rx.call_script(_TO_TITLE)

    @rx.event
    async def open_next(self) -> EventSpec | None:
        """Claims the most urgent case that is free and offered to the reviewer."""
        if self.is_open:
            await self.quietly(service.release)
        try:
            found = await in_thread(service.claim_next, viewer_of(self))
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        if found is None:
            self.is_open = False
            await self.refresh()
            return toast(self._told(QUEUE["nothing"]))
        return await self.open_case(str(found.id))

    def show_case(self, all_of_it: Opened) -> None:
        """Draws a case; whatever was typed or chosen for the one before is gone."""
        found, beside, locale = all_of_it.case, all_of_it.beside, reader_of(self)
        self.case, self.is_open = evidence_of(found, locale), True
        self.reasons = reasons_for(found.subject, self._rules)
        self.whys = [why_of(r, locale) for r in found.reasons]
        marks = [mark_of(s, locale) for s in found.signals]
        self.marks = [m for m in marks if m.is_near or not m.agrees]
        self.quiet_marks = [m for m in marks if not m.is_near and m.agrees]
        self.moments = moments_of(marks)
        self.pasts = [past_of(d, locale) for d in found.decisions]
        self.notes = [note_of(n, locale) for n in found.notes]
        self.spoken = spoken_of(found.spoken, locale)
        self.complaints = [complaint_of(r, locale) for r in found.reports]
        self.beside, self.strikes = beside_of(beside, locale), strikes_of(beside, locale)
        self.alikes = alikes_of(beside, locale)
        self.matches = matches_of(all_of_it.known, self._titles(), locale)
        self.originals = originals_of(all_of_it.known, locale)
        self.mode, self.reason, self.note, self.with_alikes = "", "", "", False
        self._fence = found.claim.fence if found.claim else 0

    @rx.event
    async def leave(self) -> None:
        """Puts the case back for others."""
        await self.quietly(service.release)
        self.is_open = False
        await self.refresh()

    async def quietly(self, call: Callable[..., CaseDetail]) -> None:
        """Does with a case of one's own what may as well fail."""
        if not (self.case.is_mine and self._fence):
            return
        try:
            await in_thread(call, viewer_of(self), parse_id(self.case.id), fence=self._fence)
        except JhalakError:
            return  # The lease ran out by itself, which is what was wanted.

    @rx.event
    def toggle_help(self) -> None:
        """The list of keys."""
        self.is_help_open = not self.is_help_open

    def neighbour(self, step: int) -> str:
        """The case so many places on, or the first one; nothing at an end."""
        ids = [r.id for r in self.rows if self._may_open(r)]
        if not ids:
            return ""
        if not self.is_open or self.case.id not in ids:
            return ids[0]
        at = ids.index(self.case.id) + step
        return ids[at] if 0 <= at < len(ids) else ""

    def _may_open(self, row: Row) -> bool:
        is_free = row.taken_by == "" or row.is_mine
        return is_free and (row.is_offered or row.is_mine)
