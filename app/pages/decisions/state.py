"""The states of the pages of decisions. Every handler acts for whoever the cookies name."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.decisions.drawn import Reported, Told, reported_of, told_of
from app.pages.rights_words import page_words
from app.session import in_thread, reader_of, viewer_of
from catalog.viewer import Viewer
from core.errors import JhalakError, NotSignedIn
from core.ids import parse_id
from moderation.rights import notices, service
from moderation.rights.appeals import MOST_WORDS
from moderation.rights.models import NoticePart


class Decisions(rx.State):
    """What was decided about one, and what one reported."""

    statements: list[Told] = []
    reports: list[Reported] = []
    more: str = ""
    is_loaded: bool = False
    clip: str = ""  # Of the address; empty for all of one's clips and comments.
    problem: str = ""
    language: str = "en"
    page: dict[str, str] = page_words("en")
    _since: datetime | None = None  # When one had looked before.

    @rx.event
    async def load(self) -> None:
        """Reads both lists, or what was decided about the address's clip; a guest has reports."""
        # Nothing of another clip, or of whoever was here before.
        self.statements, self.reports, self.more, self.clip = [], [], "", ""
        self.problem, self.is_loaded = "", False
        self.language = reader_of(self)
        self.page = page_words(self.language)
        try:
            viewer = viewer_of(self)
            self._since = await in_thread(notices.see, viewer, NoticePart.DECISIONS)
            if viewer.is_signed_in:
                self.clip = self.router.url.query_parameters.get("clip", "")
                await self._read(viewer)
            reports = await in_thread(service.my_reports, viewer)
            self.reports = [reported_of(r, viewer.locale, self._since) for r in reports.items]
        except JhalakError as error:
            self.problem = error.told(self.language)
        self.is_loaded = True

    @rx.event
    async def load_more(self) -> EventSpec | None:
        """Older decisions, of the same clip if it is one's."""
        if not self.more:
            return None
        try:
            await self._read(viewer_of(self))
        except JhalakError as error:
            return toast(error.told(self.language), tone="danger")
        return None

    async def _read(self, viewer: Viewer) -> None:
        clip = parse_id(self.clip) if self.clip else None
        page = await in_thread(
            service.my_statements, viewer, cursor=self.more or None, video_id=clip
        )
        self.statements += [told_of(s, self._since) for s in page.items]
        self.more = page.next_cursor or ""


class OneDecision(rx.State):
    """One statement, and the appeal against it."""

    told: Told = Told()
    is_loaded: bool = False
    is_sending: bool = False
    problem: str = ""
    words: str = ""
    language: str = "en"
    page: dict[str, str] = page_words("en")

    @rx.event
    async def load(self) -> EventSpec | None:
        """Reads the statement of the address."""
        self.told, self.problem, self.is_loaded, self.words = Told(), "", False, ""
        self.language = reader_of(self)
        self.page = page_words(self.language)
        try:
            viewer = viewer_of(self)
            found = await in_thread(service.my_statement, viewer, self._statement())
            self.told = told_of(found)
        except NotSignedIn:
            return rx.redirect("/sign-in?next=/me/decisions")
        except JhalakError as error:
            self.problem = error.told(self.language)
        self.is_loaded = True
        return None

    @rx.event
    def write(self, words: str) -> None:
        """Keeps what is typed."""
        self.words = words[:MOST_WORDS]

    @rx.event
    async def appeal(self) -> EventSpec | None:
        """Sends the appeal."""
        if self.is_sending:
            return None
        self.is_sending = True
        try:
            viewer = viewer_of(self)
            found = await in_thread(service.appeal, viewer, self._statement(), self.words)
            self.told = told_of(found)
        except JhalakError as error:
            return toast(error.told(self.language), tone="danger")
        finally:
            self.is_sending = False
        return toast(self.page["sent"])

    def _statement(self) -> UUID:
        return parse_id(str(self.statement_id))
