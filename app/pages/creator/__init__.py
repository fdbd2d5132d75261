"""A creator's page: portrait, numbers, follow, clips and shop."""

from __future__ import annotations

import reflex as rx

from app.components.atoms import avatar, button, chip
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY, language, said
from app.components.product_grid import product_grid
from app.components.states import empty_state, error_state, skeleton_grid
from app.components.tile import tile_grid
from app.pages.creator.reporting import account_report, report_way
from app.pages.creator.state import CreatorState
from app.pages.found_words import CREATOR, KINDS, MORE_CLIPS, NO_CLIPS
from app.pages.own_words import QUIET
from app.sheets.all import overlays
from app.sheets.bag import Bag
from app.sheets.base import Overlays
from app.sheets.product import ProductSheet
from core.languages import Pair


def _number(value: rx.Var[str], label: Pair) -> rx.Component:
    return rx.el.div(
        rx.el.dt(said(label), class_name="tiny soft"), rx.el.dd(value, class_name="num")
    )


def _turn(is_on: rx.Var[bool], back: Pair, on: Pair, handler: rx.EventHandler) -> rx.Component:
    return button(rx.cond(is_on, said(back), said(on)), kind="ghost", on_click=handler)


def _portrait() -> rx.Component:
    S = CreatorState
    acts = rx.cond(
        S.is_me,
        rx.el.a(said(CREATOR["studio"]), href="/studio", class_name="btn secondary"),
        rx.el.div(
            button(
                rx.cond(S.is_following, said(CREATOR["following"]), said(CREATOR["follow"])),
                kind="primary",
                on_click=S.follow,
                disabled=S.is_blocked,
                aria_pressed=rx.cond(S.is_following, "true", "false"),
            ),
            _turn(S.is_muted, QUIET["unmute"], CREATOR["mute"], S.mute),
            _turn(S.is_blocked, QUIET["unblock"], CREATOR["block"], S.block),
            report_way(),
            class_name="row wrap",
        ),
    )
    return rx.el.header(
        avatar(S.avatar_url, S.name, size=96),
        rx.el.div(
            rx.el.h1(S.name, lang=ANY),
            rx.el.p("@" + S.at, class_name="small soft"),
            rx.cond(S.is_brand, chip(said(CREATOR["brand"]), icon="badge-check")),
            class_name="stack tight",
        ),
        rx.el.dl(
            _number(S.clips, CREATOR["clips"]),
            _number(S.followers, CREATOR["followers"]),
            _number(S.likes, CREATOR["likes"]),
            class_name="numbers",
        ),
        rx.cond(S.bio != "", rx.el.p(S.bio, class_name="bio", lang=ANY)),
        acts,
        rx.cond(~S.is_me, account_report()),
        class_name="portrait",
    )


def _tab(key: str, label: Pair) -> rx.Component:
    return rx.el.button(
        said(label),
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
            tile_grid(S.tiles, said(KINDS["videos"]), place="creator"),
            rx.cond(
                S.more != "",
                rx.el.div(
                    button(said(MORE_CLIPS), kind="secondary", on_click=S.load_more),
                    class_name="load-more",
                ),
            ),
        ),
        rx.cond(
            S.is_blocked,
            empty_state("ban", said(CREATOR["you_blocked"]), said(CREATOR["you_blocked_more"])),
            empty_state("clapperboard", said(NO_CLIPS), said(CREATOR["nothing_more"])),
        ),
    )
    return rx.fragment(
        _portrait(),
        rx.cond(
            S.cards.length() > 0,
            rx.el.div(
                _tab("clips", KINDS["videos"]),
                _tab("shop", CREATOR["shop"]),
                role="tablist",
                class_name="tabs",
            ),
        ),
        rx.cond(
            S.tab == "shop",
            product_grid(S.cards, said(CREATOR["shop"]), ProductSheet.open_alone),
            grid,
        ),
    )


@rx.page(
    "/c/[handle]",
    title=title_of(said(CREATOR["creator"])),
    on_load=[Overlays.load, CreatorState.load],
)
def creator() -> rx.Component:
    """Who they are, then what they made."""
    S = CreatorState
    return page(
        top_bar("@" + S.at, back="/", names_page=False),
        rx.cond(
            S.problem != "",
            error_state(said(CREATOR["failed"]), S.problem, on_retry=S.load),
            rx.cond(S.name != "", _content(), skeleton_grid(9)),
        ),
        here="/search",
        bag_count=Overlays.bag_count,
        on_bag=Bag.open_bag,
        overlays=overlays(),
        lang=language(),
    )
