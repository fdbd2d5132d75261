"""Saved clips, newest first."""

from __future__ import annotations

import reflex as rx
from sqlmodel import col, select

from app.components.atoms import link_button
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import language, said
from app.components.states import empty_state, error_state, skeleton_grid
from app.components.tile import tile_grid
from app.pages.own_words import SAVED
from app.session import in_thread, reader_of, viewer_of
from app.sheets.base import Overlays
from app.views import Tile, tile_of
from app.words import TO_FEED
from catalog.cards import tiles
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.videos import ruling_on
from catalog.viewer import Viewer
from catalog.visibility import Visibility
from community.relations import saved_videos_of
from core.db import read_scope
from core.errors import JhalakError

MOST = 200


class SavedState(rx.State):
    """The viewer's own saved clips."""

    tiles: list[Tile] = []
    problem: str = ""
    is_busy: bool = True

    @rx.event
    async def load(self) -> None:
        """Reads the list."""
        self.is_busy, self.problem = True, ""
        try:
            self.tiles = await in_thread(_saved, viewer_of(self))
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_busy = False


def _saved(viewer: Viewer) -> list[Tile]:
    with read_scope() as session:
        ids = saved_videos_of(session, viewer.id)[:MOST]
        published = {
            v.id: v
            for v in session.exec(
                select(Video).where(col(Video.id).in_(ids), Video.state == VideoState.PUBLISHED)
            )
            if ruling_on(session, v, viewer) is not Visibility.DROP
        }
        return [tile_of(t) for t in tiles(session, [published[i] for i in ids if i in published])]


@rx.page("/saved", title=title_of(said(SAVED["saved"])), on_load=[Overlays.load, SavedState.load])
def saved() -> rx.Component:
    """A grid of covers."""
    S = SavedState
    nothing = empty_state(
        "bookmark",
        said(SAVED["nothing"]),
        said(SAVED["nothing_more"]),
        link_button(said(TO_FEED), "/"),
    )
    return page(
        top_bar(said(SAVED["saved"])),
        rx.cond(
            S.problem != "",
            error_state(said(SAVED["failed"]), S.problem, on_retry=S.load),
            rx.cond(
                S.tiles.length() > 0,
                tile_grid(S.tiles, said(SAVED["clips"]), place="saved"),
                rx.cond(S.is_busy, skeleton_grid(9), nothing),
            ),
        ),
        here="/saved",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
