"""The state of a brand's home: what waits for it, its briefs, whom it works with, what it owes."""

from __future__ import annotations

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.brands_for_brands.drawn import (
    BriefRow,
    Together,
    WaitingClip,
    brief_row,
    together_of,
    waiting_clip,
)
from app.pages.brands_for_brands.words import END, FILTERS
from app.session import in_thread, reader_of, viewer_of
from catalog.kinds import Role
from catalog.viewer import Viewer
from commerce.commission.service import commission_month
from core.clock import utc_now
from core.errors import Forbidden, JhalakError, NotSignedIn
from core.ids import parse_id
from core.languages import in_language
from core.moments import month_text
from studio.brands import for_brands, for_creators, reviews
from studio.brands.repository import MAX_PAGE

MOST = MAX_PAGE


class BrandHome(rx.State):
    """Everything that a brand sees first. Each handler asks services that check who asks."""

    is_loaded: bool = False
    is_allowed: bool = False
    problem: str = ""
    clips: list[WaitingClip] = []
    briefs: list[BriefRow] = []
    more: str = ""
    only: str = ""
    together: list[Together] = []
    month: str = ""
    earned: str = ""
    due: str = ""
    on_the_way: str = ""
    ending: str = ""  # The collaboration that is about to be ended.

    @rx.var
    def asked(self) -> list[BriefRow]:
        """Briefs for which applications wait."""
        return [row for row in self.briefs if row.applied and row.state == "open"]

    @rx.var
    def shown(self) -> list[BriefRow]:
        """The briefs of the chosen state."""
        return [row for row in self.briefs if self.only in ("", row.state)]

    @rx.event
    async def load(self) -> None:
        """Everything on the page."""
        self.problem, self.only, self.ending = "", "", ""
        try:
            viewer = viewer_of(self)
            viewer.require_role(Role.BRAND)
            self.is_allowed = True
            await self._read(viewer)
        except (NotSignedIn, Forbidden):
            self.is_allowed = False
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_loaded = True

    async def _read(self, viewer: Viewer) -> None:
        now, locale = utc_now(), viewer.locale
        waiting = await in_thread(reviews.clips_to_review, viewer)
        self.clips = [waiting_clip(clip, now, locale) for clip in waiting]
        page = await in_thread(for_brands.list_briefs, viewer, limit=MOST)
        self.briefs = [brief_row(one, locale) for one in page.items]
        self.more = page.next_cursor or ""
        agreed = await in_thread(for_creators.list_agreements, viewer, limit=MOST)
        self.together = [together_of(one, locale) for one in agreed.items if one.is_running]
        money = await in_thread(commission_month, viewer)
        self.month = month_text(money.month, locale)
        self.earned, self.due = money.earned.formatted, money.due.formatted
        self.on_the_way = money.on_the_way.formatted

    @rx.event
    def narrow(self, only: str) -> None:
        """Briefs of one state, or all."""
        self.only = only if only in FILTERS else ""

    @rx.event
    async def load_more(self) -> EventSpec | None:
        """Older briefs."""
        if not self.more:
            return None
        try:
            page = await in_thread(
                for_brands.list_briefs, viewer_of(self), cursor=self.more, limit=MOST
            )
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        self.briefs += [brief_row(one, reader_of(self)) for one in page.items]
        self.more = page.next_cursor or ""
        return None

    @rx.event
    def ask_to_end(self, agreement_id: str) -> None:
        """Shows what ending means; nothing is ended yet."""
        self.ending = agreement_id

    @rx.event
    async def end(self) -> EventSpec:
        """Ends the collaboration that was asked for."""
        wanted, self.ending = self.ending, ""
        try:
            viewer = viewer_of(self)
            await in_thread(for_brands.end_agreement, viewer, parse_id(wanted))
            await self._read(viewer)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        return toast(in_language(END["done"], reader_of(self)))
