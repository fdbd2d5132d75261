"""The banks of known-bad pictures and sound; `moderation.banks` checks that the caller may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.console.known_words import ACTIONS
from app.pages.console.room_state import RoomState
from app.pages.console_known.words import BANKS
from app.session import in_thread, reader_of, viewer_of
from catalog.viewer import Viewer
from core.clock import INDIA, utc_now
from core.errors import InvalidInput, JhalakError
from core.ids import parse_id
from core.languages import all_in, in_language
from core.moments import date_text
from moderation import service as moderation
from moderation.banks import service
from moderation.banks.schemas import KnownItemView


@dataclass
class Item:
    """A thing in a bank."""

    id: str
    bank: str
    reason: str
    action: str
    what: str
    source: str
    added: str
    until: str  # A day for the form: `2026-12-31`.
    state: str
    is_in_force: bool
    right: str
    clip: str


def item_of(view: KnownItemView, titles: dict[str, str], locale: str = "en") -> Item:
    """An item as it is drawn; its days are India's."""
    words = all_in(BANKS, locale)
    until = view.expires_at.astimezone(INDIA) if view.expires_at else None
    parts = "both" if view.pictures and view.has_sound else "pictures" if view.pictures else "sound"
    settled = view.confirmed + view.denied
    return Item(
        id=str(view.id),
        bank=view.bank,
        reason=titles.get(view.reason_code, view.reason_code),
        action=in_language(ACTIONS[view.action], locale),
        what=words[parts].format(count=view.pictures),
        source=view.source,
        added=words["added"].format(day=date_text(view.added_at, locale), name=view.added_by_name),
        until=f"{until:%Y-%m-%d}" if until else "",
        state=_state(view, locale),
        is_in_force=view.is_in_force,
        right=words["right" if settled else "no_match"].format(right=view.confirmed, all=settled),
        clip=f"/v/{view.video_id}" if view.video_id else "",
    )


def day_end(day: str) -> datetime | None:
    """The last moment of a day in India; nothing where none is given.

    Raises:
        InvalidInput: It is no day.
    """
    if not day:
        return None
    try:
        date = datetime.fromisoformat(day).date()
    except ValueError:
        raise InvalidInput(*BANKS["bad_day"], code="expiry_day") from None
    return datetime.combine(date, time(23, 59, 59), tzinfo=INDIA)


class Banks(RoomState, rx.State):
    """What is in the banks."""

    items: list[Item] = []
    banks: list[str] = []
    only: str = ""
    more: str = ""
    removing: str = ""
    _titles: dict[str, str] = {}

    async def _read(self, viewer: Viewer) -> None:
        self.removing = ""
        policy = await in_thread(moderation.policies, viewer)
        self._titles = {r.code: r.named(viewer.locale) for r in policy.reasons}
        await self._list(viewer)

    async def _list(self, viewer: Viewer) -> None:
        found = await in_thread(service.list_items, viewer, bank=self.only or None)
        self.items = [item_of(view, self._titles, viewer.locale) for view in found.items]
        self.more = found.next_cursor or ""
        self.banks = await in_thread(service.bank_names, viewer)

    @rx.event
    async def load_more(self) -> EventSpec | None:
        """Older items."""
        if not self.more:
            return None
        try:
            found = await in_thread(
                service.list_items, viewer_of(self), bank=self.only or None, cursor=self.more
            )
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        locale = reader_of(self)
        self.items += [item_of(view, self._titles, locale) for view in found.items]
        self.more = found.next_cursor or ""
        return None

    @rx.event
    async def narrow(self, bank: str) -> None:
        """All banks, or one."""
        self.only = bank if bank in self.banks else ""
        await self.load()

    @rx.event
    async def set_expiry(self, form: dict[str, Any]) -> EventSpec:
        """Says until when an item counts."""

        def keep(viewer: Viewer) -> None:
            until = day_end(str(form.get("until") or ""))
            service.set_expiry(viewer, parse_id(str(form.get("row_id"))), until)

        return await self._act(keep, BANKS["kept"])

    @rx.event
    def ask_remove(self, item_id: str) -> None:
        """Asks once more before an item is taken out for good."""
        self.removing = "" if self.removing == item_id else item_id

    @rx.event
    async def remove(self, item_id: str) -> EventSpec:
        """Takes an item out for good."""
        self.removing = ""
        return await self._act(
            lambda viewer: service.remove(viewer, parse_id(item_id)), BANKS["taken_out"]
        )


def _state(view: KnownItemView, locale: str) -> str:
    until = view.expires_at
    if until is None:
        return in_language(BANKS["for_ever" if view.is_in_force else "waits"], locale)
    said = BANKS["counts_until" if until > utc_now() else "ended"]
    return in_language(said, locale).format(day=date_text(until, locale))
