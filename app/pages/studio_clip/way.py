"""Handing a clip in, its way to the feed as it happens, its numbers, and taking it away."""

from __future__ import annotations

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.studio_clip.agreement import Agreed
from app.pages.studio_clip.progress import (
    Check,
    Progress,
    checks_of,
    numbers_of,
    progress_of,
    steps_of,
)
from app.session import in_thread, viewer_of
from core.errors import JhalakError, NotFound
from studio import service


class Way(Agreed):
    """Where the clip stands between its creator and the feed."""

    now: Progress = Progress()
    numbers: list[dict[str, str]] = []
    is_checking: bool = False
    is_submitting: bool = False
    is_removing: bool = False

    @rx.var
    def steps(self) -> list[dict[str, str]]:
        """The clip's way to the feed."""
        brand = "" if self.clip.partner_says == "approved" else self.clip.partner
        return steps_of(self.now.state, self.locale, has_hour=self.clip.has_hour, brand=brand)

    @rx.var
    def checks(self) -> list[Check]:
        """What is there and what is missing."""
        return checks_of(
            self.clip,
            len(self.pins),
            len(self.tracks),
            self.locale,
            lacks_product=self.lacks_product,
        )

    @rx.var
    def beat_ms(self) -> int:
        """How often to look: the stream tells of the processing, and people take their time."""
        return 1000 if self.clip.state == "screening" else 5000

    @rx.event
    async def begin(self) -> None:
        """A fresh page."""
        self.now, self.numbers = Progress(), []
        self.is_checking = self.is_removing = False
        await self._look()

    @rx.event
    async def look(self) -> None:
        """A beat while the clip is on its way."""
        await self._look()

    async def _look(self) -> None:
        try:
            viewer = viewer_of(self)
            status = await in_thread(service.status, viewer, self._id())
            if status.state.value != self.clip.state:
                await self._reread()
            if status.is_playable:
                found = await in_thread(service.numbers, viewer, self._id())
                self.numbers = numbers_of(found, self.locale)
            self.now = progress_of(status, self.locale)
        except JhalakError:
            return  # The page says why it cannot be shown; a beat asks again.

    @rx.event
    def ask_to_submit(self) -> None:
        """Opens the list of what is there and what is missing, or closes it."""
        self.is_checking = not self.is_checking

    @rx.event
    def mend(self, tab: str) -> EventSpec:
        """Goes to where something is missing."""
        self.is_checking = False
        return Agreed.open_tab(tab)

    @rx.event
    async def submit(self) -> EventSpec | None:
        """Hands the clip in."""
        if self.is_submitting:
            return None
        self.is_submitting = True
        try:
            status = await in_thread(service.submit, viewer_of(self), self._id())
            await self._reread()
            self.now, self.is_checking = progress_of(status, self.locale), False
        except JhalakError as error:
            return toast(error.told(self.locale), tone="danger")
        finally:
            self.is_submitting = False
        return rx.call_script("document.getElementById('way')?.scrollIntoView({block: 'center'})")

    @rx.event
    def ask_to_remove(self) -> None:
        """Asks before a clip goes for good, or takes the question back."""
        self.is_removing = not self.is_removing

    @rx.event
    async def remove(self) -> EventSpec:
        """Takes the clip away for good."""
        try:
            # The sheet said what it costs, if anything.
            sure = self.clip.leaving != ""
            await in_thread(service.remove, viewer_of(self), self._id(), despite_agreement=sure)
        except NotFound:
            pass  # Gone already, which is what was wanted.
        except JhalakError as error:
            return toast(error.told(self.locale), tone="danger")
        return rx.redirect("/studio", replace=True)
