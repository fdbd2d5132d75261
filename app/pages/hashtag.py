"""The page of a hashtag: its clips, newest first."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import button
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY, language, said
from app.components.states import empty_state, error_state, skeleton_grid
from app.components.tile import tile_grid
from app.pages.found_words import HASHTAG, KINDS, MORE_CLIPS, NO_CLIPS
from app.session import in_thread, reader_of, viewer_of
from app.sheets.base import Overlays
from app.views import Tile, clips_text, tile_of
from catalog.schemas import HashtagView, TilePage
from catalog.service import hashtag_of, hashtag_videos
from catalog.viewer import Viewer
from core.db import read_scope
from core.errors import JhalakError


class HashtagState(rx.State):
    """The hashtag of the address, without what the viewer does not want to see."""

    label: str = ""
    count: str = ""
    tiles: list[Tile] = []
    more: str = ""
    problem: str = ""
    is_busy: bool = True
    _slug: str = ""

    @rx.event
    async def load(self) -> None:
        """Reads the page of the address."""
        self.is_busy, self.problem, self._slug = True, "", str(self.slug)
        self.label = self._slug
        try:
            tag, grid = await in_thread(_tag, viewer_of(self), self._slug)
        except JhalakError as error:
            self.problem, self.is_busy = error.told(reader_of(self)), False
            return
        self.label, self.count = tag.label, clips_text(tag.clips, reader_of(self))
        self.tiles, self.more = [tile_of(t) for t in grid.items], grid.next_cursor or ""
        self.is_busy = False

    @rx.event
    async def load_more(self) -> None:
        """The next clips."""
        if self.more:
            grid = await in_thread(_page, viewer_of(self), self._slug, self.more)
            self.tiles += [tile_of(t) for t in grid.items]
            self.more = grid.next_cursor or ""


def _tag(viewer: Viewer, slug: str) -> tuple[HashtagView, TilePage]:
    with read_scope() as session:
        return hashtag_of(session, slug), hashtag_videos(session, slug, viewer=viewer)


def _page(viewer: Viewer, slug: str, cursor: str) -> TilePage:
    with read_scope() as session:
        return hashtag_videos(session, slug, cursor, viewer=viewer)


@rx.page(
    "/t/[slug]",
    title=title_of(said(HASHTAG["hashtag"])),
    on_load=[Overlays.load, HashtagState.load],
)
def hashtag() -> rx.Component:
    """A grid of covers."""
    S = HashtagState
    grid = rx.fragment(
        rx.el.p(S.count, class_name="soft small"),
        tile_grid(S.tiles, said(KINDS["videos"]), place="tag"),
        rx.cond(
            S.more != "",
            rx.el.div(
                button(said(MORE_CLIPS), kind="secondary", on_click=S.load_more),
                class_name="load-more",
            ),
        ),
    )
    return page(
        top_bar("#" + S.label, back="/search", lang=ANY),
        rx.cond(
            S.problem != "",
            error_state(said(HASHTAG["failed"]), S.problem, on_retry=S.load),
            rx.cond(
                S.tiles.length() > 0,
                grid,
                rx.cond(
                    S.is_busy,
                    skeleton_grid(9),
                    empty_state("hash", said(NO_CLIPS), said(HASHTAG["nothing_more"])),
                ),
            ),
        ),
        here="/search",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
