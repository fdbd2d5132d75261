"""What a creator's page of working with brands holds; each service checks who asks."""

from __future__ import annotations

from dataclasses import dataclass

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.brands_for_creators.drawn import (
    asked_of,
    offer_of,
    shelves_of,
    statement_row,
    wait_of,
)
from app.pages.brands_for_creators.rows import Asked, Offer, Shelf, StatementRow, Wait, Work
from app.pages.brands_for_creators.working import clips_to_make, figures_of, works_of
from app.pages.studio_analytics.rows import Figure
from app.session import in_thread, reader_of, viewer_of
from catalog.viewer import Viewer
from commerce.commission.service import commission_month, list_statements
from commerce.commission.totals import earned_by_agreement
from core.clock import utc_now
from core.db import read_scope
from core.errors import JhalakError
from studio.brands import for_creators
from studio.brands.calls import calls_of
from studio.brands.repository import Sort
from studio.brands.schemas import OfferPage

MOST = 60
PAGE = 24
STATEMENTS = 4
MAX_WORDS = 80
SORTS: tuple[Sort, ...] = ("newest", "ending")


@dataclass
class Standing:
    """What the creator has to do with brands."""

    waits: list[Wait]
    works: list[Work]
    asked: list[Asked]
    figures: list[Figure]
    statements: list[StatementRow]


class CreatorBrands(rx.State):
    """Briefs to join, and what the viewer has agreed."""

    is_loaded: bool = False
    problem: str = ""
    waits: list[Wait] = []
    works: list[Work] = []
    asked: list[Asked] = []
    figures: list[Figure] = []
    statements: list[StatementRow] = []
    offers: list[Offer] = []
    shelves: list[Shelf] = []
    more: str = ""
    words: str = ""
    category: str = ""
    sort: str = "newest"
    is_searching: bool = False

    @rx.var
    def is_narrowed(self) -> bool:
        """Whether not all open briefs are asked for."""
        return bool(self.words or self.category)

    @rx.event
    async def load(self) -> None:
        """A fresh page."""
        self.problem, self.words, self.category, self.sort = "", "", "", "newest"
        try:
            viewer = viewer_of(self)
            found = await in_thread(_standing, viewer)
            offers = await in_thread(for_creators.list_open_briefs, viewer, limit=PAGE)
        except JhalakError as error:
            self.problem, self.is_loaded = error.told(reader_of(self)), True
            return
        self.waits, self.works, self.asked = found.waits, found.works, found.asked
        self.figures, self.statements = found.figures, found.statements
        self.shelves = shelves_of(offers.items)
        self._show(offers, [])
        self.is_loaded = True

    @rx.event
    async def search(self, words: str) -> EventSpec | None:
        """Briefs whose title or brand has the words."""
        self.words = words.strip()[:MAX_WORDS]
        return await self._find()

    @rx.event
    async def narrow(self, slug: str) -> EventSpec | None:
        """Briefs of one shelf, or of all."""
        self.category = slug if any(shelf.slug == slug for shelf in self.shelves) else ""
        return await self._find()

    @rx.event
    async def order(self, sort: str) -> EventSpec | None:
        """The newest first, or those that end soon."""
        self.sort = "ending" if sort == "ending" else "newest"
        return await self._find()

    @rx.event
    async def load_more(self) -> EventSpec | None:
        """Further briefs."""
        return await self._find(self.more) if self.more else None

    async def _find(self, cursor: str = "") -> EventSpec | None:
        self.is_searching = True
        try:
            found = await in_thread(
                for_creators.list_open_briefs,
                viewer_of(self),
                category=self.category or None,
                words=self.words,
                sort="ending" if self.sort == "ending" else "newest",
                cursor=cursor or None,
                limit=PAGE,
            )
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        finally:
            self.is_searching = False
        self._show(found, self.offers if cursor else [])
        return None

    def _show(self, found: OfferPage, before: list[Offer]) -> None:
        now, locale = utc_now(), reader_of(self)
        self.offers = [*before, *(offer_of(brief, now, locale) for brief in found.items)]
        self.more = found.next_cursor or ""


def _standing(viewer: Viewer) -> Standing:
    """All that the viewer has to do with brands, by the services' own checks."""
    now, locale = utc_now(), viewer.locale
    agreements = for_creators.list_agreements(viewer, limit=MOST).items
    approaches = for_creators.list_approaches(viewer, limit=PAGE).items
    with read_scope() as session:
        calls = calls_of(session, viewer, now)
    return Standing(
        waits=[
            *(wait_of(call, now, locale) for call in calls),
            *clips_to_make(agreements, now, locale),
        ],
        works=works_of(agreements, earned_by_agreement(viewer), now, locale),
        asked=[one for one in (asked_of(a, locale) for a in approaches) if one is not None],
        figures=figures_of(commission_month(viewer), locale),
        statements=[
            statement_row(one, locale) for one in list_statements(viewer).items[:STATEMENTS]
        ],
    )
