"""The console's state: the queue, the open case, and the hands on it.

Every handler passes the viewer to `moderation.service`, which checks the role itself.
"""

from __future__ import annotations

from collections.abc import Callable

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.console.drawn import (
    Evidence,
    Mark,
    Past,
    Row,
    Why,
    Words,
    complaint_of,
    evidence_of,
    mark_of,
    past_of,
    row_of,
    why_of,
)
from app.session import in_thread, viewer_of
from catalog.viewer import Viewer
from core.errors import Forbidden, JhalakError, NotSignedIn
from core.ids import parse_id
from moderation import service
from moderation.schemas import CaseDetail, QueuePage


class Console(rx.State):
    """What a moderator sees."""

    is_loaded: bool = False
    is_allowed: bool = False
    problem: str = ""
    rows: list[Row] = []
    counts: dict[str, str] = {}
    only: str = "all"
    more: str = ""
    is_open: bool = False
    case: Evidence = Evidence()
    whys: list[Why] = []
    marks: list[Mark] = []
    pasts: list[Past] = []
    words: list[Words] = []
    complaints: list[str] = []
    reasons: list[dict[str, str]] = []
    reason: str = ""
    note: str = ""
    is_deciding: bool = False
    is_blurred: bool = True
    is_help_open: bool = False
    _fence: int = 0

    @rx.event
    async def load(self) -> None:
        """The queue, most urgent first."""
        self.problem = ""
        try:
            viewer = viewer_of(self)
            viewer.require_moderator()
            self.is_allowed = True
            self._show_queue(await in_thread(service.queue, viewer, only=self.only))
            policy = await in_thread(service.policies, viewer)
            self.reasons = [
                {"code": r.code, "title": r.title, "text": r.text} for r in policy.reasons
            ]
        except (NotSignedIn, Forbidden):
            self.is_allowed = False
        except JhalakError as error:
            self.problem = error.detail
        self.is_loaded = True

    def _show_queue(self, page: QueuePage) -> None:
        self.rows, self.more = [row_of(c) for c in page.items], page.next_cursor or ""
        c = page.counts
        self.counts = {"open": str(c.open), "mine": str(c.mine), "reported": str(c.reported)}

    @rx.event
    async def narrow(self, only: str) -> None:
        """All, unclaimed, or one's own cases."""
        self.only = only if only in ("all", "mine", "open") else "all"
        await self._refresh()

    async def _refresh(self) -> None:
        try:
            self._show_queue(await in_thread(service.queue, viewer_of(self), only=self.only))
        except JhalakError as error:
            self.problem = error.detail

    @rx.event
    async def load_more(self) -> None:
        """Further down the queue."""
        if self.more:
            page = await in_thread(service.queue, viewer_of(self), only=self.only, cursor=self.more)
            self.rows += [row_of(c) for c in page.items]
            self.more = page.next_cursor or ""

    @rx.event
    async def open_case(self, case_id: str) -> EventSpec | None:
        """Opens a case and claims it, so that nobody decides it meanwhile."""
        try:
            viewer = viewer_of(self)
            found = await in_thread(service.get_case, viewer, parse_id(case_id))
            if not found.is_own_clip and found.state.value == "open":
                found = await in_thread(service.claim, viewer, parse_id(case_id))
        except JhalakError as error:
            await self._refresh()
            return toast(error.detail, tone="danger")
        self._show_case(found)
        await self._refresh()
        return None

    def _show_case(self, found: CaseDetail) -> None:
        self.case, self.is_open = evidence_of(found), True
        self.whys = [why_of(r) for r in found.reasons]
        self.marks = [mark_of(s) for s in found.signals]
        self.pasts = [past_of(d) for d in found.decisions]
        self.words = [Words(t.label, t.language, t.text) for t in found.captions]
        self.complaints = [complaint_of(r) for r in found.reports]
        self.reason, self.note, self.is_blurred = "", "", True
        self._fence = found.claim.fence if found.claim else 0

    @rx.event
    async def leave(self) -> None:
        """Puts the case back for others."""
        if self.case.is_mine and self._fence:
            await self.quietly(service.release)
        self.is_open = False
        await self._refresh()

    async def quietly(self, call: Callable[..., CaseDetail]) -> None:
        """Does what may as well fail."""
        try:
            await in_thread(call, viewer_of(self), parse_id(self.case.id), fence=self._fence)
        except JhalakError:
            return  # The lease ran out by itself, which is what was wanted.

    @rx.event
    def choose_reason(self, code: str) -> None:
        """The reason that the creator will read."""
        if any(r["code"] == code for r in self.reasons):
            self.reason = code

    @rx.event
    def set_note(self, text: str) -> None:
        """A sentence of one's own for the creator."""
        self.note = text[:500]

    @rx.event
    def unblur(self) -> None:
        """Shows the pictures clearly, or blurs them again."""
        self.is_blurred = not self.is_blurred

    @rx.event
    def toggle_help(self) -> None:
        """The list of keys."""
        self.is_help_open = not self.is_help_open

    @rx.event
    async def approve(self) -> EventSpec | None:
        """Publishes the clip."""
        return await self._decide(
            lambda viewer, case_id, fence: service.approve(
                viewer, case_id, note=self.note, fence=fence
            ),
            "Approved",
        )

    @rx.event
    async def reject(self) -> EventSpec | None:
        """Rejects the clip for the chosen reason."""
        if not self.reason:
            return toast("Choose a reason first", tone="danger")
        reason, note = self.reason, self.note
        return await self._decide(
            lambda viewer, case_id, fence: service.reject(
                viewer, case_id, reason, note=note, fence=fence
            ),
            "Rejected; the creator sees why",
        )

    async def _decide(
        self, call: Callable[[Viewer, object, int | None], CaseDetail], said: str
    ) -> EventSpec | None:
        if not self.is_open or self.is_deciding:
            return None
        self.is_deciding = True
        try:
            await in_thread(call, viewer_of(self), parse_id(self.case.id), self._fence or None)
        except JhalakError as error:
            return toast(error.detail, tone="danger")
        finally:
            self.is_deciding = False
        after = self.neighbour(+1)
        self.is_open = False
        await self._refresh()
        if after and any(r.id == after for r in self.rows):
            await self.open_case(after)
        return toast(said)

    @rx.event
    async def trust(self, is_trusted: bool) -> EventSpec:
        """Lets a creator's clean clips publish at once, or stops that."""
        try:
            await in_thread(
                service.set_trust, viewer_of(self), parse_id(self.case.creator_id), is_trusted
            )
        except JhalakError as error:
            return toast(error.detail, tone="danger")
        self.case.is_trusted = is_trusted
        return toast("Trusted from now on" if is_trusted else "No longer trusted")

    def neighbour(self, step: int) -> str:
        """The case so many places on, or the first one; nothing at an end."""
        ids = [r.id for r in self.rows if not r.is_own]
        if not ids:
            return ""
        if not self.is_open or self.case.id not in ids:
            return ids[0]
        at = ids.index(self.case.id) + step
        return ids[at] if 0 <= at < len(ids) else ""
