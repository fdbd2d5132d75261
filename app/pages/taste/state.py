"""The state of the taste page: what is shown, and what a press changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import reflex as rx
from reflex.event import EventSpec
from sqlmodel import Session as Rows

from app.components.player import tell_refusal
from app.components.states import toast
from app.pages.rights_words import WORDLESS
from app.pages.taste.words import SAID, SCOPES, TASTE
from app.session import in_thread, reader_of, viewer_of
from catalog.schemas import CreatorBrief
from catalog.viewer import Viewer
from community.blocking import set_block
from community.models import NegativeScope
from community.negatives import interested_again, list_negatives
from community.schemas import NegativeList, NegativeView
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import JhalakError
from core.languages import in_language
from feed.preferences.models import TasteKind, TasteLevel
from feed.your_taste import service
from feed.your_taste.schemas import TasteEntry, TasteView


@dataclass
class TasteRow:
    """A hashtag, creator or category with its bar."""

    kind: str
    value: str
    label: str
    image_url: str
    is_person: bool
    percent: int
    is_against: bool
    level: str
    said: str


@dataclass
class NegativeRow:
    """Something turned down, or somebody blocked: then `value` is their id."""

    scope: str
    value: str
    label: str
    handle: str
    what: str
    image_url: str


def is_passed_over(entry: TasteEntry) -> bool:
    """Learned to be disliked, rather than said."""
    return entry.level is None and entry.strength < 0


def row_of(entry: TasteEntry, locale: str = "en") -> TasteRow:
    """An entry as the page draws it."""
    return TasteRow(
        kind=entry.kind.value,
        value=entry.value,
        label=entry.label,
        image_url=entry.image_url or "",
        is_person=entry.kind is TasteKind.CREATOR,
        percent=round(abs(entry.strength) * 100),
        is_against=entry.strength < 0,
        level=entry.level.value if entry.level else "",
        said=in_language(SAID[entry.level], locale) if entry.level else "",
    )


def negative_of(view: NegativeView, locale: str = "en") -> NegativeRow:
    """Something turned down as the page draws it."""
    return NegativeRow(
        scope=view.scope.value,
        value=view.value,
        label=view.label or in_language(WORDLESS, locale),
        handle=view.handle,
        what=in_language(SCOPES[view.scope], locale),
        image_url=view.image_url or "",
    )


def blocked_of(creator: CreatorBrief) -> NegativeRow:
    """Somebody blocked as the page draws them."""
    return NegativeRow(
        scope=NegativeScope.CREATOR.value,
        value=str(creator.id),
        label=creator.display_name,
        handle=creator.handle,
        what="@" + creator.handle,
        image_url=creator.avatar_url or "",
    )


class TasteState(rx.State):
    """The viewer's own taste. Every handler acts for whoever the cookies name."""

    tags: list[TasteRow] = []
    creators: list[TasteRow] = []
    categories: list[TasteRow] = []
    passed: list[TasteRow] = []
    negatives: list[NegativeRow] = []
    blocked: list[NegativeRow] = []
    is_paused: bool = False
    is_complete: bool = True
    is_asking: bool = False
    is_loaded: bool = False
    problem: str = ""

    @rx.var
    def is_empty(self) -> bool:
        """Nothing was learned or set."""
        return not (self.tags or self.creators or self.categories or self.passed)

    @rx.event
    async def load(self) -> None:
        """Reads the taste."""
        self.problem, self.is_asking = "", False
        try:
            self._show(*await in_thread(_read, viewer_of(self)))
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_loaded = True

    def _show(self, taste: TasteView, refused: NegativeList) -> None:
        locale = reader_of(self)
        self.tags = [row_of(e, locale) for e in taste.tags if not is_passed_over(e)]
        self.creators = [row_of(e, locale) for e in taste.creators if not is_passed_over(e)]
        self.categories = [row_of(e, locale) for e in taste.categories]
        passed = [e for e in (*taste.tags, *taste.creators) if is_passed_over(e)]
        self.passed = [row_of(e, locale) for e in sorted(passed, key=lambda e: e.strength)]
        self.negatives = [negative_of(n, locale) for n in refused.items]
        self.blocked = [blocked_of(c) for c in refused.blocked]
        self.is_paused, self.is_complete = taste.is_paused, taste.is_complete

    async def _change(self, work: Callable[[Rows, Viewer], object]) -> EventSpec | None:
        try:
            viewer = viewer_of(self)
            await in_thread(_commit, viewer, work)
            self._show(*await in_thread(_read, viewer))
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        return None

    @rx.event
    async def turn(self, kind: str, value: str, level: str) -> EventSpec | None:
        """More, less, or not counted; the same again goes back to what was learned."""
        if any(
            row.level == level and (row.kind, row.value) == (kind, value)
            for row in (*self.tags, *self.creators, *self.categories, *self.passed)
        ):
            return await self._change(
                lambda rows, viewer: service.drop_level(rows, viewer, TasteKind(kind), value)
            )
        failed = await self._change(
            lambda rows, viewer: service.set_level(
                rows, viewer, TasteKind(kind), value, TasteLevel(level), utc_now()
            )
        )
        # Wanting more takes a "not interested" back.
        return failed or tell_refusal(kind, value, on=False) if level == "more" else failed

    @rx.event
    async def take_back(self, scope: str, value: str) -> EventSpec:
        """Lets something turned down come again."""
        failed = await self._change(
            lambda rows, viewer: interested_again(rows, viewer, NegativeScope(scope), value)
        )
        return failed or tell_refusal(scope, value, on=False)

    @rx.event
    async def unblock(self, handle: str, creator_id: str) -> EventSpec:
        """Lets somebody's clips come again."""
        failed = await self._change(lambda rows, viewer: set_block(rows, viewer, handle, False))
        return failed or tell_refusal("creator", creator_id, on=False)

    @rx.event
    async def choose_by_taste(self, on: bool) -> EventSpec | None:
        """Whether taste counts at all."""
        return await self._change(lambda rows, viewer: service.set_paused(rows, viewer, not on))

    @rx.event
    def ask_to_reset(self, on: bool) -> None:
        """Shows or hides the question before everything is forgotten."""
        self.is_asking = on

    @rx.event
    async def start_over(self) -> EventSpec:
        """Forgets everything learned and set."""
        self.is_asking = False
        failed = await self._change(
            lambda rows, viewer: service.reset_taste(rows, viewer, utc_now())
        )
        return failed or toast(in_language(TASTE["forgotten"], reader_of(self)))


def _read(viewer: Viewer) -> tuple[TasteView, NegativeList]:
    with read_scope() as session:
        return service.taste_view(session, viewer, utc_now()), list_negatives(session, viewer)


def _commit(viewer: Viewer, work: Callable[[Rows, Viewer], object]) -> None:
    with session_scope() as session:
        work(session, viewer)
