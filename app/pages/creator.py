"""A creator's page: portrait, numbers, follow, clips and shop."""

from __future__ import annotations

import reflex as rx
from reflex.event import EventSpec

from app.components.atoms import avatar, button, chip
from app.components.frame import page, top_bar
from app.components.player import tell_refusal
from app.components.product_grid import product_grid
from app.components.states import empty_state, error_state, skeleton_grid, toast
from app.components.tile import tile_grid
from app.session import in_thread, viewer_of
from app.sheets.all import overlays
from app.sheets.bag import Bag
from app.sheets.base import Overlays
from app.sheets.product import ProductSheet
from app.views import Card, Tile, card_of, short_count, tile_of
from catalog.schemas import TilePage
from catalog.search import list_products
from catalog.service import creator_videos, get_creator
from catalog.viewer import Viewer
from community import relations, service
from community.schemas import CreatorPage, Toggle
from core.db import read_scope, session_scope
from core.errors import JhalakError


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
            self.problem, self.is_busy = error.detail, False
            return
        self._show(found)
        self.tiles, self.more = [tile_of(t) for t in grid.items], grid.next_cursor or ""
        self.cards = await in_thread(_shop, self.at) if found.is_brand else []
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
            return toast(error.detail, tone="danger")
        self.is_following, self.followers = toggle.active, short_count(toggle.count)
        return None

    @rx.event
    async def block(self) -> EventSpec | list[EventSpec]:
        """Never shows this creator again, or lets them come back."""
        try:
            found = await in_thread(_block, viewer_of(self), self.at, not self.is_blocked)
        except JhalakError as error:
            return toast(error.detail, tone="danger")
        self._show(found)
        return [
            tell_refusal("creator", str(found.id), on=self.is_blocked),
            toast("You will not see their clips" if self.is_blocked else "Unblocked"),
        ]

    @rx.event
    async def mute(self) -> EventSpec | list[EventSpec]:
        """Leaves this creator out of the feeds, or lets them come back."""
        try:
            found = await in_thread(_mute, viewer_of(self), self.at, not self.is_muted)
        except JhalakError as error:
            return toast(error.detail, tone="danger")
        self._show(found)
        return [
            tell_refusal("creator", str(found.id), on=self.is_muted),
            toast("Muted; search still finds them" if self.is_muted else "No longer muted"),
        ]


def _creator(viewer: Viewer, handle: str) -> CreatorPage:
    with read_scope() as session:
        return relations.creator_page(session, viewer, handle)


def _clips(viewer: Viewer, handle: str, cursor: str | None) -> TilePage:
    with read_scope() as session:
        return creator_videos(session, get_creator(session, handle).id, cursor, viewer=viewer)


def _shop(handle: str) -> list[Card]:
    with read_scope() as session:
        return [card_of(c) for c in list_products(session, brand=handle, limit=48).items]


def _follow(viewer: Viewer, handle: str, on: bool) -> Toggle:
    with session_scope() as session:
        return service.set_follow(session, viewer, handle, on)


def _block(viewer: Viewer, handle: str, on: bool) -> CreatorPage:
    with session_scope() as session:
        service.set_block(session, viewer, handle, on)
        return relations.creator_page(session, viewer, handle)


def _mute(viewer: Viewer, handle: str, on: bool) -> CreatorPage:
    with session_scope() as session:
        service.set_mute(session, viewer, handle, on)
        return relations.creator_page(session, viewer, handle)


def _number(value: rx.Var[str], label: str) -> rx.Component:
    return rx.el.div(rx.el.dt(label, class_name="tiny soft"), rx.el.dd(value, class_name="num"))


def _portrait() -> rx.Component:
    S = CreatorState
    acts = rx.cond(
        S.is_me,
        rx.el.a("Open the studio", href="/studio", class_name="btn secondary"),
        rx.el.div(
            button(
                rx.cond(S.is_following, "Following", "Follow"),
                kind="primary",
                on_click=S.follow,
                disabled=S.is_blocked,
                aria_pressed=rx.cond(S.is_following, "true", "false"),
            ),
            button(rx.cond(S.is_muted, "Unmute", "Mute"), kind="ghost", on_click=S.mute),
            button(rx.cond(S.is_blocked, "Unblock", "Block"), kind="ghost", on_click=S.block),
            class_name="row",
        ),
    )
    return rx.el.header(
        avatar(S.avatar_url, S.name, size=96),
        rx.el.div(
            rx.el.h1(S.name),
            rx.el.p("@" + S.at, class_name="small soft"),
            rx.cond(S.is_brand, chip("Brand", icon="badge-check")),
            class_name="stack tight",
        ),
        rx.el.dl(
            _number(S.clips, "clips"),
            _number(S.followers, "followers"),
            _number(S.likes, "likes"),
            class_name="numbers",
        ),
        rx.cond(S.bio != "", rx.el.p(S.bio, class_name="bio")),
        acts,
        class_name="portrait",
    )


def _tab(key: str, label: str) -> rx.Component:
    return rx.el.button(
        label,
        type="button",
        role="tab",
        class_name="tab",
        aria_selected=rx.cond(CreatorState.tab == key, "true", "false"),
        on_click=CreatorState.open_tab(key),
    )


def _content() -> rx.Component:
    S = CreatorState
    grid = rx.cond(
        S.tiles.length() > 0,
        rx.fragment(
            tile_grid(S.tiles, "Clips", place="creator"),
            rx.cond(
                S.more != "",
                rx.el.div(
                    button("More clips", kind="secondary", on_click=S.load_more),
                    class_name="load-more",
                ),
            ),
        ),
        empty_state("clapperboard", "No clips yet", "Follow to see the first one."),
    )
    return rx.fragment(
        _portrait(),
        rx.cond(
            S.cards.length() > 0,
            rx.el.div(
                _tab("clips", "Clips"), _tab("shop", "Shop"), role="tablist", class_name="tabs"
            ),
        ),
        rx.cond(S.tab == "shop", product_grid(S.cards, "Shop", ProductSheet.open_alone), grid),
    )


@rx.page("/c/[handle]", title="Creator · Jhalak", on_load=[Overlays.load, CreatorState.load])
def creator() -> rx.Component:
    """Who they are, then what they made."""
    S = CreatorState
    return page(
        top_bar("@" + S.at, back="/", names_page=False),
        rx.cond(
            S.problem != "",
            error_state("This page cannot be shown", S.problem, on_retry=S.load),
            rx.cond(S.name != "", _content(), skeleton_grid(9)),
        ),
        here="/search",
        bag_count=Overlays.bag_count,
        on_bag=Bag.open_bag,
        overlays=overlays(),
    )
