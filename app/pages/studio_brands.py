"""Working with brands: one address for both sides, and the page of one brief for creators."""

from __future__ import annotations

import reflex as rx
from reflex.event import EventSpec

from app.components.frame import page, title_of, top_bar
from app.components.frame_words import language, said
from app.components.states import skeleton_rows
from app.pages.brands_for_brands import brand_body
from app.pages.brands_for_creators import (
    CreatorBrands,
    OneBrief,
    answer_sheet,
    brief_body,
    creator_body,
)
from app.pages.brands_for_creators.page_words import BRANDS, BRIEF
from app.pages.studio.gate import gate
from app.session import Session, viewer_of
from app.sheets.base import Overlays
from catalog.kinds import Role
from catalog.viewer import Viewer
from core.errors import NotSignedIn


def side_of(viewer: Viewer) -> str:
    """Whose page the viewer sees: `creator`, `brand` (admins act for brands), or neither."""
    if viewer.role is Role.CREATOR:
        return "creator"
    return "brand" if viewer.role in (Role.BRAND, Role.ADMIN) else ""


class BrandsDoor(rx.State):
    """Which side's page is drawn; what each may do is decided by the services that it calls."""

    is_known: bool = False
    side: str = ""

    @rx.event
    def enter(self) -> EventSpec | None:
        """The page of both sides."""
        self._look()
        return CreatorBrands.load() if self.side == "creator" else None

    @rx.event
    def enter_brief(self) -> EventSpec | None:
        """The page of one brief; its brand has another one for it."""
        self._look()
        if self.side == "brand":
            return rx.redirect(f"/studio/briefs/{self.brief_id}", replace=True)
        return OneBrief.load() if self.side == "creator" else None

    def _look(self) -> None:
        try:
            self.side = side_of(viewer_of(self))
        except NotSignedIn:
            self.side = ""
        self.is_known = True


@rx.page(
    "/studio/brands",
    title=title_of(said(BRANDS["brands"])),
    on_load=[Overlays.load, Session.load, BrandsDoor.enter],
)
def studio_brands() -> rx.Component:
    """For creators and for brands, each their own; others read how to become one."""
    return page(
        top_bar(said(BRANDS["brands"]), back="/studio"),
        rx.cond(
            ~BrandsDoor.is_known,
            skeleton_rows(4),
            rx.match(
                BrandsDoor.side,
                ("creator", creator_body()),
                ("brand", brand_body()),
                gate(),
            ),
        ),
        here="/studio",
        bag_count=Overlays.bag_count,
        lang=language(),
    )


@rx.page(
    "/studio/brands/[brief_id]",
    title=title_of(said(BRIEF["brief"])),
    on_load=[Overlays.load, Session.load, BrandsDoor.enter_brief],
)
def creator_brief() -> rx.Component:
    """One brief before a creator."""
    return page(
        top_bar(said(BRIEF["brief"]), back="/studio/brands"),
        rx.cond(
            ~BrandsDoor.is_known,
            skeleton_rows(4),
            rx.cond(BrandsDoor.side == "creator", brief_body(), gate()),
        ),
        here="/studio",
        bag_count=Overlays.bag_count,
        overlays=answer_sheet(),
        lang=language(),
    )
