"""The hands on the open case: deciding, taking back, skipping, asking a lead, and notes.

Each act names the case that the person saw when they acted; a key or press that was meant for the
case before does nothing to the one that has opened since.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.console.drawn import note_of
from app.pages.console.state import Console
from app.pages.console.words import ACTS
from app.session import in_thread, reader_of, viewer_of
from catalog.viewer import Viewer
from core.errors import JhalakError
from core.ids import parse_id
from moderation import service
from moderation.desk import service as desk
from moderation.desk.schemas import BulkForm, NoteForm, SkipReason
from moderation.effects.carry import UNDO
from moderation.schemas import CaseDetail


class Acts(Console):
    """What can be done with the open case."""

    undo_of: str = ""  # Names the last decision; empty when it cannot be taken back.
    undo_said: str = ""
    undo_ms: int = int(UNDO.total_seconds() * 1000)
    is_deciding: bool = False
    note_is_public: bool = False
    lead_words: str = ""
    _undo_ids: list[str] = []
    _undo_back: str = ""  # The case to go back to, where it is not the one that was decided.

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
    def set_with_alikes(self, is_on: bool) -> None:
        """Whether identical cases are decided alike."""
        self.with_alikes = is_on

    @rx.event
    async def approve(self, case_id: str) -> EventSpec | None:
        """Lets the clip or comment show."""
        note = self.note
        return await self._decide(
            case_id,
            lambda viewer, id_, fence: service.approve(viewer, id_, note=note, fence=fence),
            "approve",
        )

    @rx.event
    async def reject(self, case_id: str) -> EventSpec | None:
        """Rejects the clip or comment for the chosen reason."""
        if not self.is_open or case_id != self.case.id:
            return None
        if not self.reason:
            return toast(self._told(ACTS["reason_first"]), tone="danger")
        reason, note = self.reason, self.note
        return await self._decide(
            case_id,
            lambda viewer, id_, fence: service.reject(viewer, id_, reason, note=note, fence=fence),
            "reject",
        )

    async def _decide(
        self,
        case_id: str,
        one: Callable[[Viewer, UUID, int], CaseDetail],
        verdict: Literal["approve", "reject"],
    ) -> EventSpec | None:
        if not self.is_open or self.is_deciding or case_id != self.case.id:
            return None
        self.is_deciding = True
        fence, id_, said = self._fence, parse_id(case_id), self._told(ACTS[verdict])
        others = [a.id for a in self.alikes if not a.is_taken] if self.with_alikes else []
        try:
            viewer = viewer_of(self)
            if others:
                form = BulkForm(
                    fence=fence,
                    case_ids=[parse_id(other) for other in others],
                    verdict=verdict,
                    reason_code="" if verdict == "approve" else self.reason,
                    note=self.note,
                )
                done = [str(i) for i in await in_thread(desk.decide_alike, viewer, id_, form)]
                said = self._told(ACTS["many"], said=said, count=str(len(done)))
                may_undo = True
            else:
                closed = await in_thread(one, viewer, id_, fence)
                done, may_undo = [case_id], "undo" not in closed.hidden_acts
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        finally:
            self.is_deciding = False
        self._undo_ids, self._undo_back = (done if may_undo else []), ""
        self.undo_of, self.undo_said = (f"{case_id}:{fence}" if may_undo else ""), said
        moved = await self._move_on()
        return moved if may_undo else toast(said)

    async def _move_on(self) -> EventSpec | None:
        """To the case below, or back to the queue."""
        after = self.neighbour(+1)
        self.is_open = False
        await self.refresh()
        if after and any(r.id == after for r in self.rows):
            moved: EventSpec | None = await self.open_case(after)
            return moved
        return None

    @rx.event
    async def undo(self) -> EventSpec | None:
        """Takes the last decision back, with all it led to, and opens its case again."""
        ids, self._undo_ids, self.undo_of = self._undo_ids, [], ""
        back, self._undo_back = self._undo_back, ""
        if not ids:
            return toast(self._told(ACTS["nothing_back"]))
        try:
            viewer = viewer_of(self)
            for case_id in ids:
                await in_thread(desk.undo, viewer, parse_id(case_id))
        except JhalakError as error:
            await self.refresh()
            return toast(error.told(reader_of(self)), tone="danger")
        await self.open_case(back or ids[0])
        return toast(self._told(ACTS["taken_back"]))

    @rx.event
    def turn_to(self, mode: str) -> EventSpec | None:
        """What takes the place of the verdicts until it is done or left."""
        may_act = self.is_open and self.case.is_mine and not self.case.is_closed
        allowed = {
            "skip": True,
            "lead": self.case.may_escalate,
            "trust": self.case.may_trust,
            "stop": self.case.may_stop,
            "lift": self.case.may_lift,
        }
        self.mode = mode if may_act and allowed.get(mode) and mode != self.mode else ""
        self.lead_words = ""
        if self.mode != "lead":
            return None
        return rx.call_script("setTimeout(() => document.getElementById('f-lead')?.focus(), 80)")

    @rx.event
    async def skip(self, case_id: str, reason: str) -> EventSpec | list[EventSpec] | None:
        """Gives the case back with a reason."""
        if not self.is_open or case_id != self.case.id or reason not in set(SkipReason):
            return None
        fence = self._fence
        return await self._pass_on(
            lambda viewer, id_: desk.skip(viewer, id_, SkipReason(reason), fence=fence),
            self._told(ACTS["skipped"]),
        )

    @rx.event
    async def escalate(self, form: dict[str, Any]) -> EventSpec | list[EventSpec] | None:
        """Passes the case on to a lead."""
        words, fence = str(form.get("lead", ""))[:300], self._fence
        if not self.is_open or self.mode != "lead":
            return None
        return await self._pass_on(
            lambda viewer, id_: desk.escalate(viewer, id_, words, fence=fence),
            self._told(ACTS["asked"]),
        )

    async def _pass_on(
        self, call: Callable[[Viewer, UUID], CaseDetail], said: str
    ) -> EventSpec | list[EventSpec] | None:
        try:
            await in_thread(call, viewer_of(self), parse_id(self.case.id))
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        moved = await self._move_on()
        return [toast(said), moved] if moved else toast(said)

    @rx.event
    def set_note_is_public(self, is_public: bool) -> None:
        """Whether the maker reads the next note too."""
        self.note_is_public = is_public

    @rx.event
    async def add_note(self, form: dict[str, Any]) -> EventSpec | None:
        """Keeps words about the case."""
        text = str(form.get("about", "")).strip()[:1000]
        if not text or not self.is_open:
            return toast(self._told(ACTS["write_first"]), tone="danger")
        note = NoteForm(text=text, is_public=self.note_is_public)
        try:
            found = await in_thread(desk.add_note, viewer_of(self), parse_id(self.case.id), note)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        locale = reader_of(self)
        self.notes, self.note_is_public = [note_of(n, locale) for n in found.notes], False
        return toast(self._told(ACTS["noted"]))
