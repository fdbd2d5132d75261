"""What the page of the rules holds. Moderators read, admins change; the service checks both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.console.room_state import RoomState
from app.pages.console_rules.drawn import (
    SHIPPED,
    Coverage,
    Example,
    LegalClock,
    Shift,
    Version,
    clock_of,
    coverage_of,
    examples_of,
    preview_text,
    shadow_shifts,
    shadow_text,
    shifts_of,
    version_of,
    walk_text,
)
from app.pages.console_rules.words import DONE
from app.session import in_thread, reader_of, viewer_of
from catalog.viewer import Viewer
from core.errors import JhalakError
from core.ids import parse_id
from core.languages import Pair, in_language
from moderation.policies.models import VersionState
from moderation.policies.reading import MAX_CHARS, PolicyInvalid
from moderation.rollout import service
from moderation.rollout.schemas import MAX_DAYS, Preview, VersionDetail, VersionView

NEW = "new"
TABS = ("versions", "coverage", "clocks")


class Rules(RoomState, rx.State):
    """Versions, the chosen one's text, and what it would change."""

    tab: str = "versions"
    versions: list[Version] = []
    walk: str = ""
    chosen: str = ""
    text_of: str = ""  # Names the text in the field.
    text: str = ""
    chosen_name: str = ""
    chosen_state: str = ""
    wrong: str = ""
    wrong_line: int = 0
    days: int = 14
    is_previewing: bool = False
    preview: str = ""
    shifts: list[Shift] = []
    examples: list[Example] = []
    shadow: str = ""
    shadow_shifts: list[Shift] = []
    coverage: list[Coverage] = []
    clocks: list[LegalClock] = []
    asked: str = ""  # What waits for a yes: "live", "retired" or "back".

    async def _read(self, viewer: Viewer) -> None:
        await self._list(viewer)
        locale = viewer.locale
        found = await in_thread(service.coverage, viewer)
        self.coverage = [coverage_of(row, locale) for row in found]
        clocks = await in_thread(service.clocks, viewer)
        self.clocks = [clock_of(clock, locale) for clock in clocks]
        in_force = next((v.id for v in self.versions if v.state == VersionState.LIVE), SHIPPED)
        await self._open(viewer, self.chosen or in_force)

    async def _list(self, viewer: Viewer) -> None:
        found = await in_thread(service.list_versions, viewer)
        self.versions = [version_of(version, viewer.locale) for version in found]
        self.walk = walk_text(await in_thread(service.rescreenings, viewer), viewer.locale)

    @rx.event
    def open_tab(self, tab: str) -> None:
        """Versions, coverage or clocks."""
        self.tab = tab if tab in TABS else "versions"

    @rx.event
    async def choose(self, version_id: str) -> EventSpec | None:
        """Opens a version with its text and, in the shadow, with what it has said."""
        return await self._try(lambda viewer: self._open(viewer, version_id))

    async def _open(self, viewer: Viewer, version_id: str) -> None:
        is_kept = version_id not in (SHIPPED, NEW, "")
        found: VersionDetail = (
            await in_thread(service.get_version, viewer, parse_id(version_id))
            if is_kept
            else await in_thread(service.shipped_version, viewer)
        )
        self.chosen, self.text_of = version_id if is_kept else SHIPPED, found.sha256
        self.text, self.chosen_name = found.yaml, found.version
        self.chosen_state = found.state.value
        self._forget()
        if is_kept and found.state in (VersionState.SHADOW, VersionState.SLICE, VersionState.LIVE):
            outcome = await in_thread(service.shadow_outcome, viewer, parse_id(version_id))
            self.shadow = shadow_text(outcome, viewer.locale)
            self.shadow_shifts = shadow_shifts(outcome, viewer.locale)

    def _forget(self) -> None:
        self.wrong, self.wrong_line, self.preview, self.shadow = "", 0, "", ""
        self.shifts, self.examples, self.shadow_shifts = [], [], []

    @rx.event
    def write_new(self) -> EventSpec | None:
        """A new version, written from the text that is shown. For admins."""
        if not self.is_lead:
            return self._refused(DONE["only_admins"])
        self.chosen, self.chosen_state, self.text_of = NEW, "", f"{NEW} from {self.text_of}"
        self._forget()
        return None

    @rx.event
    def set_text(self, text: str) -> None:
        """The text as it rests in the field."""
        self.text = text[: MAX_CHARS + 1]
        self.wrong, self.wrong_line = "", 0

    @rx.event
    def set_days(self, days: str) -> None:
        """How many days the rules are held against."""
        self.days = max(1, min(MAX_DAYS, int(days))) if days.isdecimal() else self.days

    @rx.event
    async def look_ahead(self) -> EventSpec | None:
        """What the text in the field would have changed."""
        if self.is_previewing:
            return None
        self.is_previewing = True
        try:
            return await self._try(self._preview)
        finally:
            self.is_previewing = False

    async def _preview(self, viewer: Viewer) -> None:
        text, days = self.text, self.days
        found: Preview = await in_thread(service.preview_text, viewer, text, days=days)
        self.preview = preview_text(found, viewer.locale)
        self.shifts = shifts_of(found, viewer.locale)
        self.examples = examples_of(found, viewer.locale)

    @rx.event
    async def keep(self, form: dict[str, Any]) -> EventSpec | None:
        """Keeps the text as a draft. For admins."""
        text, note = self.text, str(form.get("why", ""))[:500]

        async def add(viewer: Viewer) -> None:
            made = await in_thread(service.add_version, viewer, text, note=note)
            await self._list(viewer)
            await self._open(viewer, str(made.id))

        return await self._try(add, DONE["kept"])

    @rx.event
    def ask(self, what: str) -> None:
        """Asks once more before something that touches everybody."""
        self.asked = what if what in ("live", "retired", "back") else ""

    @rx.event
    async def agree(self) -> EventSpec | None:
        """Does what was asked about."""
        what, self.asked = self.asked, ""
        if what == "back":
            return await self._change(service.roll_back, DONE["back"])
        if what == "live":
            return await self._move(VersionState.LIVE, said=DONE["live"])
        return await self._move(VersionState.RETIRED, said=DONE["retired"]) if what else None

    @rx.event
    async def to_shadow(self) -> EventSpec | None:
        """Lets the version judge beside the one in force."""
        return await self._move(VersionState.SHADOW, said=DONE["shadow"])

    @rx.event
    async def to_slice(self, form: dict[str, Any]) -> EventSpec | None:
        """Lets the version judge a share of what is screened."""
        try:
            share = round(float(str(form.get("share", ""))) * 10)
        except ValueError:
            share = 0
        return await self._move(VersionState.SLICE, share, said=DONE["slice"])

    async def _move(self, state: VersionState, share: int = 0, *, said: Pair) -> EventSpec | None:
        version_id = self.chosen
        if version_id in (SHIPPED, NEW, ""):
            return self._refused(DONE["draft_first"])
        return await self._change(
            lambda viewer: service.move_version(
                viewer, parse_id(version_id), state, share_permille=share
            ),
            said,
        )

    async def _change(self, call: Callable[[Viewer], VersionView], said: Pair) -> EventSpec | None:
        async def change(viewer: Viewer) -> None:
            moved = await in_thread(call, viewer)
            await self._list(viewer)
            await self._open(viewer, str(moved.id) if moved.id else SHIPPED)

        return await self._try(change, said)

    async def _try(
        self, call: Callable[[Viewer], Any], said: Pair | None = None
    ) -> EventSpec | None:
        try:
            await call(viewer_of(self))
        except PolicyInvalid as error:
            self.wrong, self.wrong_line = error.told(reader_of(self)), error.line
            self.preview = ""
            self.shifts, self.examples = [], []
            return None
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        return toast(in_language(said, reader_of(self))) if said else None
