"""The feed: For you, Following, and a clip by its own address."""

from __future__ import annotations

import reflex as rx

from app.components.frame import page, title_of
from app.components.frame_words import said
from app.components.player import player
from app.components.tile import CLIP
from app.pages.found_words import CREATOR
from app.session import Session
from app.sheets.all import overlays
from app.sheets.bag import Bag
from app.sheets.base import Overlays
from app.sheets.comments import Comments
from app.sheets.product import ProductSheet

NIGHT = [{"name": "theme-color", "content": "#0E0B10"}]
DESCRIPTION = "Short clips of Indian beauty and fashion that you can shop, picked for you."


def _ask_to_sign_in(reason: rx.Var[str]) -> rx.event.EventSpec:
    return FeedState.ask_to_sign_in(reason)


class FeedState(rx.State):
    """The little that the feed needs besides the player, which talks to the API itself."""

    @rx.event
    def ask_to_sign_in(self, reason: str) -> rx.event.EventSpec:
        """Something needs an account."""
        return rx.redirect(f"/sign-in?why={reason if reason.isalpha() else ''}&next=/")


def _feed(surface: str, start: str | rx.Var[str] = "") -> rx.Component:
    return page(
        player(
            surface=surface,
            start_id=start,
            bag_count=Overlays.bag_count,
            paused=Overlays.which != "",
            viewer=Session.facts,
            on_open_product=ProductSheet.open_product,
            on_open_comments=Comments.open_comments,
            on_open_bag=Bag.open_bag,
            on_need_sign_in=_ask_to_sign_in,
        ),
        here="/",
        night=True,
        width="bleed",
        bag_count=Overlays.bag_count,
        on_bag=Bag.open_bag,
        overlays=overlays(),
    )


@rx.page(
    "/",
    title="Jhalak",
    description=DESCRIPTION,
    meta=NIGHT,
    on_load=[Session.load, Overlays.load],
)
def feed() -> rx.Component:
    """For you."""
    return _feed("for_you")


@rx.page(
    "/following",
    title=title_of(said(CREATOR["following"])),
    meta=NIGHT,
    on_load=[Session.load, Overlays.load],
)
def following() -> rx.Component:
    """Clips of the creators one follows."""
    return _feed("following")


@rx.page(
    "/v/[video_id]", title=title_of(said(CLIP)), meta=NIGHT, on_load=[Session.load, Overlays.load]
)
def clip() -> rx.Component:
    """One clip first, the feed after it."""
    return _feed("for_you", rx.State.video_id)
