"""When a clip comes out, and a look at it before: what the sheet for handing in asks and shows."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.studio_clip.state import Change, Editor
from app.pages.studio_clip.way_words import HOUR
from app.prepublish import SCREENS
from app.session import in_thread, viewer_of
from catalog.viewer import Viewer
from core.errors import JhalakError
from studio import service
from studio.publishing.check import Finding, check
from studio.publishing.zones import moment_of, read_wall, zone_of
from studio.schemas import StudioVideo

# Asked of the browser: the server does not know where its creator is.
WHERE = "Intl.DateTimeFormat().resolvedOptions().timeZone"
BEAT_S = 0.2


@dataclass
class Hint:
    """Likely trouble as the sheet draws it."""

    key: str
    at_ms: int  # Negative: not on the clip itself.
    moment: str
    where: str
    title: str
    why: str
    how: str


class Publish(Editor):
    """The hour of a clip, and what a look ahead has found."""

    zone: str = "Asia/Kolkata"
    wants_hour: bool = False
    hour_problem: str = ""
    is_looking: bool = False
    has_looked: bool = False
    looked_percent: int = 0
    look_problem: str = ""
    hints: list[Hint] = []
    _look: int = 0

    @rx.event
    def prepare(self) -> EventSpec:
        """A fresh page: nothing was looked at; the browser is asked for its time zone."""
        self.has_looked = self.is_looking = False
        self.hints, self.look_problem, self.hour_problem = [], "", ""
        self.wants_hour = self.clip.has_hour
        self._look += 1
        return rx.call_script(WHERE, callback=Publish.set_zone)

    @rx.event
    def set_zone(self, zone: str) -> None:
        """Where the creator is."""
        try:
            self.zone = zone_of(str(zone)[:64]).key
        except JhalakError:
            return  # What it was stands beside the field.

    @rx.event
    async def set_way(self, way: str) -> None:
        """At once, or at an hour."""
        self.wants_hour, self.hour_problem = way == "hour", ""
        if not self.wants_hour and self.clip.has_hour:
            await self._hour(service.call_off)

    @rx.event
    async def choose_hour(self, text: str) -> None:
        """The hour, on a clock of the creator's zone."""
        zone = self.zone
        try:
            moment = moment_of(read_wall(text[:32]), zone)
        except JhalakError as error:
            self.hour_problem = error.told(self.locale)
            return

        def change(viewer: Viewer, video_id: UUID) -> StudioVideo:
            return service.set_schedule(viewer, video_id, moment, zone)

        await self._hour(change)

    @rx.event
    async def come_out_now(self) -> EventSpec:
        """As soon as it may."""
        kept = await self._hour(service.come_out_now)
        return toast(self._say(HOUR["comes_out"])) if kept else self._refused()

    @rx.event
    async def call_off(self) -> EventSpec:
        """Not by itself."""
        kept = await self._hour(service.call_off)
        return toast(self._say(HOUR["waits"])) if kept else self._refused()

    @rx.event
    async def recall(self) -> EventSpec:
        """Back to editing."""
        kept = await self._hour(service.recall)
        return toast(self._say(HOUR["yours_again"])) if kept else self._refused()

    def _refused(self) -> EventSpec:
        return toast(self.hour_problem, tone="danger")

    async def _hour(self, change: Change) -> bool:
        kept = await self._keep(change)
        self.hour_problem, self.save_problem = self.save_problem, ""
        return kept

    @rx.event(background=True)
    async def look(self) -> None:
        """Looks at the draft as moderation will, with progress; a newer look replaces an older."""
        async with self:
            if self.is_looking:
                return
            try:
                viewer, video_id = viewer_of(self), self._id()
            except JhalakError as error:
                self.look_problem = error.told(self.locale)
                return
            self._look += 1
            number = self._look
            self.is_looking, self.has_looked, self.looked_percent = True, False, 0
            self.hints, self.look_problem = [], ""
        done = [0.0]
        task = asyncio.create_task(
            in_thread(check, viewer, video_id, SCREENS, lambda part: done.__setitem__(0, part))
        )
        while not task.done():
            await asyncio.wait([task], timeout=BEAT_S)
            async with self:
                if self._look == number:
                    self.looked_percent = round(done[0] * 100)
        async with self:
            if self._look != number:
                return
            self.is_looking = False
            try:
                self.hints = [hint_of(n, found) for n, found in enumerate(task.result())]
                self.has_looked = True
            except JhalakError as error:
                self.look_problem = error.told(self.locale)

    @rx.event
    def show(self, at_ms: int) -> EventSpec:
        """Takes the preview to a second."""
        return rx.call_script(
            "document.dispatchEvent(new CustomEvent('jhalak:seek', "
            f"{{detail: {{ms: {max(0, int(at_ms))}}}}}));"
            "document.querySelector('.stage')?.scrollIntoView({block: 'center'})"
        )


def hint_of(number: int, found: Finding) -> Hint:
    """Likely trouble as the sheet draws it."""
    seconds = (found.time_ms or 0) // 1000
    return Hint(
        key=str(number),
        at_ms=-1 if found.time_ms is None else found.time_ms,
        moment="" if found.time_ms is None else f"{seconds // 60}:{seconds % 60:02d}",
        where=found.where,
        title=found.title,
        why=found.why,
        how=found.how,
    )
