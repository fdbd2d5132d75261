"""The state of one brief in its brand's hands: writing, opening, closing."""

from __future__ import annotations

from dataclasses import replace

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.brands_for_brands.brief_words import BRIEF, DONE
from app.pages.brands_for_brands.own_shelf import handle_of, products_of, viewer_is_brand
from app.pages.brands_for_brands.said import rate_of, share_text, taken_text
from app.pages.brands_for_brands.terms import (
    Terms,
    change_of,
    form_of,
    fresh_terms,
    problems_of,
    terms_of,
    with_field,
)
from app.pages.brands_for_brands.words import STATES
from app.partner_words import screen_words
from app.session import in_thread, reader_of, viewer_of
from app.views import Card, card_of
from catalog.kinds import Role
from catalog.schemas import ProductCard
from core.clock import utc_now
from core.errors import Forbidden, JhalakError, NotSignedIn
from core.ids import parse_id
from core.languages import in_language
from studio.brands import for_brands
from studio.brands.forms import MAX_PRODUCTS
from studio.brands.rules import BriefState, BriefStep
from studio.brands.schemas import OwnBrief
from studio.brands.screens import WordsNotScreened, WordsRefused

EXAMPLE_PAISE = 99_900


class BriefDesk(rx.State):
    """One brief. Each handler asks services that check who asks and whose it is."""

    is_loaded: bool = False
    is_allowed: bool = False
    problem: str = ""
    id: str = ""
    state: str = "draft"
    state_text: str = ""
    terms: Terms = Terms()
    chosen: list[Card] = []
    query: str = ""
    found: list[Card] = []
    wrong: dict[str, str] = {}
    refusal: str = ""
    taken: int = 0
    taken_text: str = ""
    asking: str = ""  # The step whose consequences are being read.
    is_saving: bool = False
    _prices: dict[str, int] = {}
    _brand: str = ""
    _stored: OwnBrief | None = None

    @rx.var
    def may_terms(self) -> bool:
        """Whether everything can change still."""
        return self.state == BriefState.DRAFT

    @rx.var
    def may_some(self) -> bool:
        """Whether anything can."""
        return self.state in (BriefState.DRAFT, BriefState.OPEN)

    @rx.var
    def share(self) -> str:
        """What one sale earns a creator: of the first product, else of an example."""
        rate = rate_of(self.terms.commission)
        if rate is None:
            return ""
        first = self.chosen[0].id if self.chosen else ""
        return share_text(self._prices.get(first, EXAMPLE_PAISE), rate)

    @rx.var
    def first(self) -> str:
        """The name of the first product; empty without one."""
        return self.chosen[0].title if self.chosen else ""

    @rx.event
    async def begin(self) -> None:
        """A new brief."""
        await self._open("")

    @rx.event
    async def load(self) -> None:
        """The brief of the address."""
        await self._open(str(self.brief_id))

    async def _open(self, brief_id: str) -> None:
        self.problem, self.refusal, self.asking, self.query = "", "", "", ""
        self.is_loaded, self.wrong, self._stored, self.id = False, {}, None, ""
        try:
            viewer = viewer_of(self)
            viewer.require_role(Role.BRAND)
            self.is_allowed = True
            if brief_id:
                self._show(await in_thread(for_brands.get_brief, viewer, parse_id(brief_id)))
            else:
                viewer_is_brand(viewer)
                self.state, self.taken = BriefState.DRAFT.value, 0
                self.state_text = in_language(STATES[BriefState.DRAFT], viewer.locale)
                self.terms, self.chosen = fresh_terms(utc_now()), []
                self._brand = await in_thread(handle_of, viewer)
            await self._look("")
        except (NotSignedIn, Forbidden) as error:
            self.is_allowed, self.problem = False, error.told(reader_of(self))
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_loaded = True

    def _show(self, brief: OwnBrief) -> None:
        self._stored, self.id, self._brand = brief, str(brief.id), brief.brand.handle
        locale = reader_of(self)
        self.state, self.state_text = brief.state.value, in_language(STATES[brief.state], locale)
        self.terms, self.wrong, self.refusal = terms_of(brief), {}, ""
        self.chosen = [self._card(one) for one in brief.products]
        self.taken = brief.places - brief.places_left
        self.taken_text = taken_text(self.taken, brief.places, locale)

    def _card(self, card: ProductCard) -> Card:
        self._prices[str(card.id)] = card.price.amount_minor
        return card_of(card, reader_of(self))

    async def _look(self, text: str) -> None:
        cards = await in_thread(products_of, self._brand, text)
        self.found = [self._card(card) for card in cards]

    @rx.event
    async def search(self, text: str) -> None:
        """The brand's own products by name."""
        self.query = text[:80]
        await self._look(self.query)

    @rx.event
    def choose(self, product_id: str) -> None:
        """Adds a product that was found, or takes it away again."""
        if not self.may_terms:
            return
        if any(one.id == product_id for one in self.chosen):
            self.chosen = [one for one in self.chosen if one.id != product_id]
        elif len(self.chosen) < MAX_PRODUCTS:
            self.chosen += [one for one in self.found if one.id == product_id]
        self.wrong.pop("products", None)

    @rx.event
    def write(self, name: str, value: str) -> None:
        """What was typed into a field."""
        self.terms = with_field(self.terms, name, value)
        self.wrong.pop(name, None)

    @rx.event
    def set_gifted(self, is_gifted: bool) -> None:
        """Whether creators keep products."""
        self.terms = replace(self.terms, is_gifted=bool(is_gifted))
        self.wrong.pop("commission", None)

    @rx.event
    def set_open_to_all(self, how: str) -> None:
        """Whether everybody may apply, or only who is invited."""
        self.terms = replace(self.terms, is_open_to_all=how == "all")

    @rx.event
    async def save(self) -> EventSpec | list[EventSpec] | None:
        """Keeps what is written."""
        if not await self._save():
            return _to_first_problem()
        return [toast(in_language(BRIEF["saved"], reader_of(self))), *self._to_own_address()]

    async def _save(self) -> bool:
        locale = reader_of(self)
        self.wrong, self.refusal = problems_of(self.terms, len(self.chosen), locale), ""
        if self.wrong:
            self.refusal = in_language(BRIEF["look"], locale)
            return False
        self.is_saving = True
        try:
            viewer, ids = viewer_of(self), [one.id for one in self.chosen]
            if self._stored is None:
                kept = await in_thread(
                    for_brands.create_brief, viewer, form_of(self.terms, ids), screen=screen_words
                )
            else:
                change = change_of(self.terms, ids, self._stored)
                kept = await in_thread(
                    for_brands.edit_brief, viewer, self._stored.id, change, screen=screen_words
                )
            self._show(kept)
        except (WordsRefused, WordsNotScreened) as error:
            self.wrong = {error.written.value: error.told(locale)}
            self.refusal = in_language(BRIEF["look"], locale)
            return False
        except JhalakError as error:
            self.refusal = error.told(locale)
            return False
        finally:
            self.is_saving = False
        return True

    def _to_own_address(self) -> list[EventSpec]:
        """A new brief has its own page from now on."""
        if str(self.router.url.path).rstrip("/").endswith("/new"):
            return [rx.redirect(f"/studio/briefs/{self.id}", replace=True)]
        return []

    @rx.event
    def ask(self, step: str) -> None:
        """Shows what a step means; nothing happens yet."""
        self.asking = step if step in set(BriefStep) else ""

    @rx.event
    async def go(self) -> EventSpec | list[EventSpec] | None:
        """Takes the step whose consequences were read; opening keeps what is written first."""
        step, self.asking = self.asking, ""
        if not step:
            return None
        if step == BriefStep.OPEN and not await self._save():
            return _to_first_problem()
        if self._stored is None:
            return None
        try:
            stepped = await in_thread(
                for_brands.step_brief, viewer_of(self), self._stored.id, BriefStep(step)
            )
        except JhalakError as error:
            self.refusal = error.told(reader_of(self))
            return [_to_first_problem(), *self._to_own_address()]
        self._show(stepped)
        return [toast(in_language(DONE[step], reader_of(self))), *self._to_own_address()]


def _to_first_problem() -> EventSpec:
    return rx.call_script(
        "requestAnimationFrame(() => (document.querySelector('[aria-invalid=true]')"
        " || document.getElementById('brief-refusal'))?.focus())"
    )
