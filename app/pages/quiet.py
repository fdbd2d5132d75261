"""Whom and what one does not want to meet: muted, blocked, and words."""

from __future__ import annotations

from collections.abc import Callable

import reflex as rx
from reflex.event import EventSpec
from sqlmodel import Session as Rows

from app.components.atoms import button, icon_button
from app.components.fields import field
from app.components.frame import page, title_of, top_bar
from app.components.frame_words import ANY, language, said
from app.components.player import tell_refusal
from app.components.states import error_state, skeleton_rows, toast
from app.pages.own_words import ME, QUIET
from app.pages.taste.state import NegativeRow, blocked_of, negative_of
from app.session import Session, in_thread, reader_of, viewer_of
from app.sheets.base import Overlays
from app.words import REMOVE
from catalog.viewer import Viewer
from community.blocking import set_block, set_mute
from community.models import NegativeScope, WordPlace
from community.negatives import list_negatives
from community.schemas import NegativeList
from community.words import LONGEST, add_word, drop_word, words_of
from core.db import read_scope, session_scope
from core.errors import JhalakError
from core.languages import Pair

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
            self.problem = error.told(reader_of(self))
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
            return toast(error.told(reader_of(self)), tone="danger")
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
    title: Pair, hint: Pair, rows: rx.Var[list[NegativeRow]], word: Pair, handler: rx.EventHandler
) -> rx.Component:
    def row_of(row: rx.Var[NegativeRow]) -> rx.Component:
        return rx.el.li(
            rx.el.span(row.label, class_name="grow clip-1", lang=ANY),
            button(
                said(word),
                kind="secondary",
                size="s",
                on_click=handler(row.handle, row.value),
                aria_label=said(word) + ": " + row.label,
            ),
            key=row.value,
            class_name="taste-row",
        )

    return rx.el.section(
        rx.el.h2(said(title)),
        rx.el.p(said(hint), class_name="small soft"),
        rx.cond(
            rows.length() > 0,
            rx.el.ul(rx.foreach(rows, row_of), class_name="taste-list", aria_label=said(title)),
            rx.el.p(said(QUIET["nobody"]), class_name="small faint"),
        ),
        class_name="section",
    )


def _words(title: Pair, hint: Pair, place: WordPlace, words: rx.Var[list[str]]) -> rx.Component:
    def row_of(word: rx.Var[str]) -> rx.Component:
        return rx.el.li(
            rx.el.span(word, class_name="grow clip-1", lang=ANY),
            icon_button(
                "x",
                said(REMOVE) + ": " + word,
                size=20,
                on_click=Quiet.drop(place.value, word),
            ),
            key=word,
            class_name="taste-row",
        )

    return rx.el.section(
        rx.el.h2(said(title)),
        rx.el.p(said(hint), class_name="small soft"),
        rx.el.form(
            field(
                said(QUIET["word"]),
                f"word-{place.value}",
                max_length=LONGEST,
                auto_complete="off",
                required=True,
            ),
            button(said(QUIET["add"]), type="submit", kind="secondary"),
            on_submit=lambda form: Quiet.add(place.value, form),
            reset_on_submit=True,
            class_name="stack tight",
            aria_label=said(title),
        ),
        rx.cond(
            words.length() > 0,
            rx.el.ul(rx.foreach(words, row_of), class_name="taste-list", aria_label=said(title)),
        ),
        class_name="section",
    )


def _content() -> rx.Component:
    return rx.fragment(
        _words(QUIET["words"], QUIET["words_more"], WordPlace.FEED, Quiet.words),
        rx.cond(
            Session.may_create,
            _words(
                QUIET["comments"],
                QUIET["comments_more"],
                WordPlace.COMMENTS,
                Quiet.comment_words,
            ),
        ),
        _people(QUIET["muted"], QUIET["muted_more"], Quiet.muted, QUIET["unmute"], Quiet.unmute),
        _people(
            QUIET["blocked"], QUIET["blocked_more"], Quiet.blocked, QUIET["unblock"], Quiet.unblock
        ),
    )


@rx.page(
    "/me/quiet",
    title=title_of(said(ME["quiet"])),
    on_load=[Overlays.load, Session.load, Quiet.load],
)
def quiet() -> rx.Component:
    """Words, muted and blocked."""
    return page(
        top_bar(said(ME["quiet"]), back="/me"),
        rx.cond(
            Quiet.problem != "",
            error_state(said(QUIET["failed"]), Quiet.problem, on_retry=Quiet.load),
            rx.cond(Quiet.is_loaded, _content(), skeleton_rows(6)),
        ),
        here="/me",
        width="narrow",
        bag_count=Overlays.bag_count,
        lang=language(),
    )
