"""What is kept of the creator of the address, and what a press changes."""

from __future__ import annotations

import reflex as rx
from reflex.event import EventSpec

from app.components.player import tell_refusal
from app.components.states import toast
from app.pages.found_words import CREATOR
from app.session import in_thread, reader_of, viewer_of
from app.views import Card, Tile, card_of, short_count, tile_of
from catalog.schemas import TilePage
from catalog.search import list_products
from catalog.service import creator_videos, get_creator
from catalog.viewer import Viewer
from community import blocking, relations, service
from community.schemas import CreatorPage, Toggle
from core.db import read_scope, session_scope
from core.errors import JhalakError
from core.languages import in_language


class CreatorState(rx.State):
    """The creator of the address, as this viewer sees them."""

    name: str = ""
    at: str = ""
    bio: str = ""
    avatar_url: str = ""
    is_brand: bool = False
    followers: str = ""
    likes: str = ""
    clips: str = ""
    is_following: bool = False
    is_blocked: bool = False
    is_muted: bool = False
    is_me: bool = False
    tab: str = "clips"
    tiles: list[Tile] = []
    cards: list[Card] = []
    more: str = ""
    problem: str = ""
    is_busy: bool = True

    @rx.event
    async def load(self) -> None:
        """Reads the page of the address."""
        if self.at != str(self.handle):
            self.tiles, self.cards, self.name = [], [], ""
        self.is_busy, self.problem, self.at, self.tab = True, "", str(self.handle), "clips"
        try:
            found = await in_thread(_creator, viewer_of(self), self.at)
            grid = await in_thread(_clips, viewer_of(self), self.at, None)
        except JhalakError as error:
            self.problem, self.is_busy = error.told(reader_of(self)), False
            return
        self._show(found)
        self.tiles, self.more = [tile_of(t) for t in grid.items], grid.next_cursor or ""
        self.cards = await in_thread(_shop, self.at, reader_of(self)) if found.is_brand else []
        self.is_busy = False

    def _show(self, found: CreatorPage) -> None:
        self.name, self.bio = found.display_name, found.bio
        self.avatar_url, self.is_brand = found.avatar_url or "", found.is_brand
        self.followers = short_count(found.stats.followers)
        self.likes, self.clips = short_count(found.stats.likes), short_count(found.stats.clips)
        self.is_following, self.is_blocked = found.viewer.following, found.viewer.blocked
        self.is_muted, self.is_me = found.viewer.muted, found.viewer.is_me

    @rx.event
    async def load_more(self) -> None:
        """The next clips."""
        if self.more:
            grid = await in_thread(_clips, viewer_of(self), self.at, self.more)
            self.tiles += [tile_of(t) for t in grid.items]
            self.more = grid.next_cursor or ""

    @rx.event
    def open_tab(self, tab: str) -> None:
        """Clips or shop."""
        self.tab = "shop" if tab == "shop" else "clips"

    @rx.event
    async def follow(self) -> EventSpec | None:
        """Follows, or stops following."""
        try:
            toggle = await in_thread(_follow, viewer_of(self), self.at, not self.is_following)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        self.is_following, self.followers = toggle.active, short_count(toggle.count)
        return None

    @rx.event
    async def block(self) -> EventSpec | list[EventSpec]:
        """Never shows this creator again, or lets them come back."""
        try:
            found = await in_thread(_block, viewer_of(self), self.at, not self.is_blocked)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        self._show(found)
        grid = await in_thread(_clips, viewer_of(self), self.at, None)
        self.tiles, self.more = [tile_of(t) for t in grid.items], grid.next_cursor or ""
        return [
            tell_refusal("creator", str(found.id), on=self.is_blocked),
            self._said("blocked" if self.is_blocked else "unblocked"),
        ]

    @rx.event
    async def mute(self) -> EventSpec | list[EventSpec]:
        """Leaves this creator out of the feeds, or lets them come back."""
        try:
            found = await in_thread(_mute, viewer_of(self), self.at, not self.is_muted)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        self._show(found)
        return [
            tell_refusal("creator", str(found.id), on=self.is_muted),
            self._said("muted" if self.is_muted else "unmuted"),
        ]

    def _said(self, what: str) -> EventSpec:
        return toast(in_language(CREATOR[what], reader_of(self)))


def _creator(viewer: Viewer, handle: str) -> CreatorPage:
    with read_scope() as session:
        return relations.creator_page(session, viewer, handle)


def _clips(viewer: Viewer, handle: str, cursor: str | None) -> TilePage:
    with read_scope() as session:
        return creator_videos(session, get_creator(session, handle).id, cursor, viewer=viewer)


def _shop(handle: str, locale: str) -> list[Card]:
    with read_scope() as session:
        return [card_of(c, locale) for c in list_products(session, brand=handle, limit=48).items]


def _follow(viewer: Viewer, handle: str, on: bool) -> Toggle:
    with session_scope() as session:
        return service.set_follow(session, viewer, handle, on)


def _block(viewer: Viewer, handle: str, on: bool) -> CreatorPage:
    with session_scope() as session:
        blocking.set_block(session, viewer, handle, on)
        return relations.creator_page(session, viewer, handle)


def _mute(viewer: Viewer, handle: str, on: bool) -> CreatorPage:
    with session_scope() as session:
        blocking.set_mute(session, viewer, handle, on)
        return relations.creator_page(session, viewer, handle)
