"""One brief before its creator: reading it, applying, answering an invitation."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.brands_for_creators.drawn import brief_page
from app.pages.brands_for_creators.page_words import ANSWER, DONE
from app.pages.brands_for_creators.rows import BriefPage
from app.partner_words import screen_words
from app.session import in_thread, reader_of, viewer_of
from catalog.viewer import Viewer
from core.clock import utc_now
from core.errors import JhalakError
from core.ids import parse_id
from core.languages import in_language
from studio.brands import for_creators
from studio.brands.rules import ApproachStep
from studio.brands.schemas import OfferedBrief

MAX_PITCH = 1000
Step = Callable[[Viewer, UUID], None]


class OneBrief(rx.State):
    """The brief in the address, and what its creator does about it."""

    is_loaded: bool = False
    problem: str = ""
    brief: BriefPage = BriefPage()
    asking: str = ""  # The answer that waits for its confirmation; empty for none.
    is_busy: bool = False
    refusal: str = ""  # Why the last step was refused, in the server's words.

    @rx.event
    async def load(self) -> None:
        """A fresh page."""
        self.is_loaded, self.problem, self.brief = False, "", BriefPage()
        self.asking, self.refusal, self.is_busy = "", "", False
        try:
            await self._read()
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_loaded = True

    @rx.event
    async def apply(self, form: dict[str, str]) -> EventSpec | None:
        """Applies with a pitch."""
        pitch = form.get("pitch", "")[:MAX_PITCH]

        def step(viewer: Viewer, brief_id: UUID) -> None:
            for_creators.apply(viewer, brief_id, pitch, screen=screen_words)

        if await self._do(step):
            return toast(in_language(ANSWER["applied_now"], reader_of(self)))
        return None

    @rx.event
    def ask(self, step: str) -> None:
        """Asks before an answer is given; without a step, takes the question back."""
        self.asking = step if step in self.brief.steps else ""
        self.refusal = ""

    @rx.event
    async def answer(self) -> EventSpec | None:
        """Gives the answer that was asked about."""
        if self.asking not in DONE:
            return None
        asked, approach_id = ApproachStep(self.asking), self.brief.mine_id

        def step(viewer: Viewer, _: UUID) -> None:
            for_creators.answer(viewer, parse_id(approach_id), asked)

        if await self._do(step):
            self.asking = ""
            return toast(in_language(DONE[asked.value], reader_of(self)))
        return None

    async def _do(self, step: Step) -> bool:
        if self.is_busy:
            return False
        self.is_busy, self.refusal = True, ""
        try:
            await in_thread(step, viewer_of(self), parse_id(str(self.brief_id)))
            await self._read()
        except JhalakError as error:
            self.refusal = error.told(reader_of(self))
            return False
        finally:
            self.is_busy = False
        return True

    async def _read(self) -> None:
        brief: OfferedBrief = await in_thread(
            for_creators.get_open_brief, viewer_of(self), parse_id(str(self.brief_id))
        )
        self.brief = brief_page(brief, utc_now(), reader_of(self))
