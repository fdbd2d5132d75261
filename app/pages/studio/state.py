"""The state of the studio's home and of the page that takes a new clip."""

from __future__ import annotations

import reflex as rx

from app.pages.studio.drawn import (
    ClipRow,
    Space,
    Todo,
    row_of,
    space_of,
    todo_of_call,
    todo_of_comments,
    todo_of_upload,
)
from app.pages.studio.words import FILTERS
from app.session import in_thread, reader_of, viewer_of
from catalog.lifecycle import VideoState
from catalog.viewer import Viewer
from core.errors import Forbidden, JhalakError, NotSignedIn
from studio import service
from studio.home import home

PAGE = 24


class Studio(rx.State):
    """The viewer's own clips. Each handler asks the service, which checks who asks."""

    is_loaded: bool = False
    is_allowed: bool = False
    problem: str = ""
    first: list[ClipRow] = []
    todos: list[Todo] = []
    rows: list[ClipRow] = []
    more: str = ""
    only: str = ""
    counts: dict[str, int] = {}
    space: Space = Space()

    @rx.var
    def is_moving(self) -> bool:
        """Whether a clip may change without its creator."""
        return any(r.is_working or r.state == "held" for r in (*self.first, *self.rows))

    @rx.var
    def beat_ms(self) -> int:
        """How often to look: machines are quick, people take their time."""
        return 1500 if any(r.is_working for r in (*self.first, *self.rows)) else 10_000

    @rx.var
    def total(self) -> int:
        """All clips, whatever their state."""
        return sum(self.counts.values())

    @rx.event
    async def load(self) -> None:
        """Everything on the page."""
        self.problem = ""
        try:
            viewer = viewer_of(self)
            viewer.require_creator()
            self.is_allowed = True
            await self._read(viewer, PAGE)
        except (NotSignedIn, Forbidden):
            self.is_allowed = False
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_loaded = True

    @rx.event
    async def refresh(self) -> None:
        """A beat while something is on its way."""
        try:
            await self._read(viewer_of(self), max(PAGE, len(self.rows)))
        except JhalakError:
            return  # The next beat asks again; what is shown stays.

    @rx.event
    async def narrow(self, only: str) -> None:
        """Clips of one state, or all."""
        self.only = only if only in dict(FILTERS) else ""
        await self.refresh()

    @rx.event
    async def load_more(self) -> None:
        """Older clips."""
        if not self.more:
            return
        try:
            viewer = viewer_of(self)
            found = await in_thread(
                service.list_videos, viewer, state=self._state(), cursor=self.more
            )
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
            return
        self.rows += [row_of(card, viewer.locale) for card in found.items]
        self.more = found.next_cursor or ""

    def _state(self) -> VideoState | None:
        return VideoState(self.only) if self.only else None

    async def _read(self, viewer: Viewer, limit: int) -> None:
        found = await in_thread(home, viewer, state=self._state(), limit=limit)
        page, locale = found.clips, viewer.locale
        self.space = space_of(found.quota)
        self.first = [row_of(card, locale) for card in found.first]
        self.todos = [todo_of_call(one, locale) for one in found.brands]
        self.todos += [todo_of_upload(one, locale) for one in found.unfinished]
        self.todos += [todo_of_comments(one, locale) for one in found.asked]
        self.rows = [row_of(card, locale) for card in page.items]
        self.more = page.next_cursor or ""
        self.counts = {state.value: number for state, number in page.counts.items()}
