"""What the pages of statements hold; each handler asks the service, which checks who asks."""

from __future__ import annotations

from datetime import date

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.studio_statements.drawn import (
    ClipMoney,
    Line,
    Month,
    Share,
    Sheet,
    clip_money,
    line_of,
    month_of_view,
    share_of,
    sheet_of,
    today_text,
)
from app.pages.studio_statements.words import ONE
from app.session import in_thread, reader_of, viewer_of
from catalog.kinds import Role
from catalog.viewer import Viewer
from commerce.commission import service
from core.clock import utc_now
from core.errors import Forbidden, JhalakError, NotSignedIn
from core.ids import parse_id
from core.languages import in_language


class Reading(rx.State, mixin=True):
    """What both pages share."""

    is_loaded: bool = False
    is_allowed: bool = True
    problem: str = ""
    role: str = ""

    def _failed(self, error: JhalakError) -> None:
        self.is_allowed = not isinstance(error, NotSignedIn | Forbidden)
        self.problem = error.told(reader_of(self))


class Statements(Reading, rx.State):
    """A month, and all statements."""

    month: Month = Month()
    clips: list[ClipMoney] = []
    sheets: list[Sheet] = []
    more: str = ""
    csv_url: str = "/api/v1/commissions.csv"

    @rx.event
    async def load(self) -> None:
        """The running month and the newest statements."""
        self.problem = ""
        try:
            viewer = viewer_of(self)
            self.role = viewer.role.value
            await self._read_month(viewer, None)
            page = await in_thread(service.list_statements, viewer)
            self.sheets = [sheet_of(one, viewer.locale) for one in page.items]
            self.more, self.is_allowed = page.next_cursor or "", True
        except JhalakError as error:
            self._failed(error)
        self.is_loaded = True

    async def _read_month(self, viewer: Viewer, month: str | None) -> None:
        view = await in_thread(service.commission_month, viewer, month)
        self.month = month_of_view(view, viewer.locale)
        self.clips = [
            clip_money(
                one,
                owes=viewer.role is Role.BRAND,
                is_both=viewer.role is Role.ADMIN,
                locale=viewer.locale,
            )
            for one in view.clips
        ]
        self.csv_url = f"/api/v1/commissions.csv?month={view.month}"

    @rx.event
    async def turn(self, month: str) -> EventSpec | None:
        """Another month."""
        try:
            await self._read_month(viewer_of(self), month)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        return None

    @rx.event
    async def load_more(self) -> EventSpec | None:
        """Older statements."""
        if not self.more:
            return None
        try:
            page = await in_thread(service.list_statements, viewer_of(self), cursor=self.more)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        locale = reader_of(self)
        self.sheets += [sheet_of(one, locale) for one in page.items]
        self.more = page.next_cursor or ""
        return None


class OneStatement(Reading, rx.State):
    """One statement with its lines."""

    sheet: Sheet = Sheet()
    shares: list[Share] = []
    lines: list[Line] = []
    more: str = ""
    today: str = ""
    pay_problem: str = ""
    is_marking: bool = False

    @rx.event
    async def load(self) -> None:
        """The statement of the address."""
        self.problem = self.pay_problem = ""
        self.today = today_text(utc_now())
        try:
            viewer, wanted = viewer_of(self), parse_id(str(self.statement_id))
            self.role = viewer.role.value
            found = await in_thread(service.statement, viewer, wanted)
            page = await in_thread(service.statement_lines, viewer, wanted)
            self.sheet, self.is_allowed = sheet_of(found, viewer.locale), True
            self.shares = [share_of(one, viewer.locale) for one in found.clips]
            self.lines = [line_of(one, viewer.locale) for one in page.items]
            self.more = page.next_cursor or ""
        except JhalakError as error:
            self._failed(error)
        self.is_loaded = True

    @rx.event
    async def load_more(self) -> EventSpec | None:
        """Earlier lines."""
        if not self.more:
            return None
        try:
            page = await in_thread(
                service.statement_lines,
                viewer_of(self),
                parse_id(self.sheet.id),
                self.more,
            )
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        locale = reader_of(self)
        self.lines += [line_of(one, locale) for one in page.items]
        self.more = page.next_cursor or ""
        return None

    @rx.event
    async def mark_paid(self, form: dict[str, str]) -> EventSpec | None:
        """Notes that it was paid; no money moves here."""
        self.pay_problem, self.is_marking = "", True
        try:
            paid_on = date.fromisoformat(form.get("paid_on", ""))
            viewer, wanted = viewer_of(self), parse_id(self.sheet.id)
            marked = await in_thread(
                service.mark_paid, viewer, wanted, form.get("reference", ""), paid_on
            )
            self.sheet = sheet_of(marked, viewer.locale)
        except ValueError:
            self.pay_problem = in_language(ONE["choose_day"], reader_of(self))
            return None
        except JhalakError as error:
            self.pay_problem = error.told(reader_of(self))
            return None
        finally:
            self.is_marking = False
        return toast(in_language(ONE["noted"], reader_of(self)))
