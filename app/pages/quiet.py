"""Whom and what one does not want to meet: muted, blocked, and words."""

from __future__ import annotations

from collections.abc import Callable

import reflex as rx
from reflex.event import EventSpec
from sqlmodel import Session as Rows

from app.components.atoms import button, icon_button
from app.components.fields import field
from app.components.frame import page, top_bar
from app.components.player import tell_refusal
from app.components.states import error_state, skeleton_rows, toast
from app.pages.taste.state import NegativeRow, blocked_of, negative_of
from app.session import Session, in_thread, viewer_of
from app.sheets.base import Overlays
from catalog.viewer import Viewer
from community.models import NegativeScope, WordPlace
from community.negatives import list_negatives
from community.schemas import NegativeList
from community.service import set_block, set_mute
from community.words import LONGEST, MOST, add_word, drop_word, words_of
from core.db import read_scope, session_scope
from core.errors import JhalakError

Found = tuple[NegativeList, list[str], list[str]]


class Quiet(rx.State):
    """The viewer's own lists. Every handler acts for whoever the cookies name."""

    muted: list[NegativeRow] = []
    blocked: list[NegativeRow] = []
    words: list[str] = []
    comment_words: list[str] = []
    is_loaded: bool = False
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """Reads the lists."""
        self.problem = ""
        try:
            self._show(await in_thread(_read, viewer_of(self)))
        except JhalakError as error:
            self.problem = error.detail
        self.is_loaded = True

    def _show(self, found: Found) -> None:
        negatives, self.words, self.comment_words = found
        self.muted = [negative_of(n) for n in negatives.items if n.scope is NegativeScope.CREATOR]
        self.blocked = [blocked_of(c) for c in negatives.blocked]

    async def _change(self, work: Callable[[Rows, Viewer], object]) -> EventSpec | None:
        try:
            viewer = viewer_of(self)
            await in_thread(_commit, viewer, work)
            self._show(await in_thread(_read, viewer))
        except JhalakError as error:
            return toast(error.detail, tone="danger")
        return None

    @rx.event
    async def unmute(self, handle: str, creator_id: str) -> EventSpec:
        """Lets a muted creator come back into the feeds."""
        failed = await self._change(lambda rows, viewer: set_mute(rows, viewer, handle, False))
        return failed or tell_refusal("creator", creator_id, on=False)

    @rx.event
    async def unblock(self, handle: str, creator_id: str) -> EventSpec:
        """Lets a blocked creator come back."""
        failed = await self._change(lambda rows, viewer: set_block(rows, viewer, handle, False))
        return failed or tell_refusal("creator", creator_id, on=False)

    @rx.event
    async def add(self, place: str, form: dict[str, str]) -> EventSpec | None:
        """Adds a word to one of the two lists."""
        word = form.get(f"word-{WordPlace(place).value}", "")[: 2 * LONGEST]
        return await self._change(
            lambda rows, viewer: add_word(rows, viewer, WordPlace(place), word)
        )

    @rx.event
    async def drop(self, place: str, word: str) -> EventSpec | None:
        """Takes a word off its list."""
        return await self._change(
            lambda rows, viewer: drop_word(rows, viewer, WordPlace(place), word)
        )


def _read(viewer: Viewer) -> Found:
    with read_scope() as session:
        return (
            list_negatives(session, viewer),
            words_of(session, viewer, WordPlace.FEED),
            words_of(session, viewer, WordPlace.COMMENTS),
        )


def _commit(viewer: Viewer, work: Callable[[Rows, Viewer], object]) -> None:
    with session_scope() as session:
        work(session, viewer)


def _people(
    title: str, hint: str, rows: rx.Var[list[NegativeRow]], word: str, handler: rx.EventHandler
) -> rx.Component:
    def row_of(row: rx.Var[NegativeRow]) -> rx.Component:
        return rx.el.li(
            rx.el.span(row.label, class_name="grow clip-1"),
            button(
                word,
                kind="secondary",
                size="s",
                on_click=handler(row.handle, row.value),
                aria_label=f"{word}: " + row.label,
            ),
            key=row.value,
            class_name="taste-row",
        )

    return rx.el.section(
        rx.el.h2(title),
        rx.el.p(hint, class_name="small soft"),
        rx.cond(
            rows.length() > 0,
            rx.el.ul(rx.foreach(rows, row_of), class_name="taste-list", aria_label=title),
            rx.el.p("Nobody.", class_name="small faint"),
        ),
        class_name="section",
    )


def _words(title: str, hint: str, place: WordPlace, words: rx.Var[list[str]]) -> rx.Component:
    def row_of(word: rx.Var[str]) -> rx.Component:
        return rx.el.li(
            rx.el.span(word, class_name="grow clip-1"),
            icon_button("x", "Remove: " + word, size=20, on_click=Quiet.drop(place.value, word)),
            key=word,
            class_name="taste-row",
        )

    return rx.el.section(
        rx.el.h2(title),
        rx.el.p(hint, class_name="small soft"),
        rx.el.form(
            field(
                "A word or hashtag",
                f"word-{place.value}",
                max_length=LONGEST,
                auto_complete="off",
                required=True,
            ),
            button("Add", type="submit", kind="secondary"),
            on_submit=lambda form: Quiet.add(place.value, form),
            reset_on_submit=True,
            class_name="stack tight",
            aria_label=title,
        ),
        rx.cond(
            words.length() > 0,
            rx.el.ul(rx.foreach(words, row_of), class_name="taste-list", aria_label=title),
        ),
        class_name="section",
    )


def _content() -> rx.Component:
    return rx.fragment(
        _words(
            "Words you do not want to meet",
            f"Clips with them in caption or hashtags stay out of your feed, however they are "
            f"spelled. Search still finds them. Up to {MOST}.",
            WordPlace.FEED,
            Quiet.words,
        ),
        rx.cond(
            Session.may_create,
            _words(
                "Words in comments under your clips",
                "Comments with them are seen by their author alone.",
                WordPlace.COMMENTS,
                Quiet.comment_words,
            ),
        ),
        _people(
            "Muted",
            "Their clips stay out of your feeds. You still find them in search and on their page.",
            Quiet.muted,
            "Unmute",
            Quiet.unmute,
        ),
        _people("Blocked", "You see nothing of them.", Quiet.blocked, "Unblock", Quiet.unblock),
    )


@rx.page(
    "/me/quiet", title="Mute and block · Jhalak", on_load=[Overlays.load, Session.load, Quiet.load]
)
def quiet() -> rx.Component:
    """Words, muted and blocked."""
    return page(
        top_bar("Mute and block", back="/me"),
        rx.cond(
            Quiet.problem != "",
            error_state("Your lists did not load", Quiet.problem, on_retry=Quiet.load),
            rx.cond(Quiet.is_loaded, _content(), skeleton_rows(6)),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
    )
