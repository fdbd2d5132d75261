"""Products whose words are held, as moderators decide about them; `moderation.products` checks that
the caller is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast, get_args

import reflex as rx
from pydantic import ValidationError
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.console_products.words import PRODUCTS
from app.session import in_thread, reader_of, viewer_of
from catalog.kinds import Role
from catalog.viewer import Viewer
from core.errors import Forbidden, JhalakError, NotSignedIn
from core.ids import parse_id
from core.languages import Pair, in_language
from core.moments import moment_text
from moderation.policy import get_policy
from moderation.products import service
from moderation.products.schemas import HeldGround, HeldProduct, Only, ProductDecision


@dataclass
class Ground:
    """Why a product is held."""

    title: str
    text: str
    score: str  # Empty where no model spoke.


@dataclass
class Held:
    """A product whose words are held."""

    id: str
    title: str
    description: str
    brand: str
    is_shown: bool
    by: str
    grounds: list[Ground]
    is_own: bool


@dataclass
class Choice:
    """A reason for a no."""

    code: str
    title: str


def held_of(one: HeldProduct, locale: str) -> Held:
    """A product as it is drawn; its days are India's."""
    by = in_language(PRODUCTS["by"], locale)
    return Held(
        id=str(one.id),
        title=one.title,
        description=one.description,
        brand=one.brand_name,
        is_shown=one.is_shown,
        by=by.format(version=one.policy_version, since=moment_text(one.since, locale)),
        grounds=[_ground(ground, locale) for ground in one.grounds],
        is_own=one.is_own,
    )


def _ground(one: HeldGround, locale: str) -> Ground:
    score = ""
    if one.score is not None and one.threshold is not None:
        text = in_language(PRODUCTS["score"], locale)
        score = text.format(score=f"{one.score:.2f}", limit=f"{one.threshold:.2f}")
    return Ground(one.title, one.text, score)


class HeldProducts(rx.State):
    """The products that wait, the gravest first, or those that were kept away."""

    products: list[Held] = []
    choices: list[Choice] = []
    total: int = 0
    only: str = "waiting"
    is_loaded: bool = False
    is_allowed: bool = False
    is_lead: bool = False
    problem: str = ""

    @rx.event
    async def load(self) -> None:
        """What waits for a person."""
        self.problem = ""
        try:
            viewer = viewer_of(self)
            viewer.require_moderator()
            self.is_allowed, self.is_lead = True, viewer.role is Role.ADMIN
            await self._list(viewer)
        except (NotSignedIn, Forbidden):
            self.is_allowed, self.products, self.choices = False, [], []
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_loaded = True

    async def _list(self, viewer: Viewer) -> None:
        found = await in_thread(service.list_held, viewer, only=cast(Only, self.only))
        self.products = [held_of(one, viewer.locale) for one in found.items]
        self.total = found.total
        self.choices = [
            Choice(reason.code, reason.named(viewer.locale)) for reason in get_policy().reasons
        ]

    @rx.event
    async def narrow(self, only: str) -> None:
        """Those that wait, or those that were kept away."""
        if only in get_args(Only):
            self.only = only
            await self.load()

    @rx.event
    async def decide(self, form: dict[str, Any]) -> EventSpec:
        """Lets a product show, or keeps it away."""
        choice = str(form.get("choice") or "")
        if not choice:
            return self._refused(PRODUCTS["choose"])
        shows = choice == "show"
        try:
            said = ProductDecision(
                shows=shows,
                reason_code="" if shows else choice,
                note=str(form.get("note") or "").strip(),
            )
        except ValidationError:
            return self._refused(PRODUCTS["long"])
        words_id = str(form.get("row_id"))
        try:
            viewer = viewer_of(self)
            await in_thread(service.decide, viewer, parse_id(words_id), said)
            await self._list(viewer)
        except JhalakError as error:
            return toast(error.told(reader_of(self)), tone="danger")
        told = PRODUCTS["now_shown" if shows else "now_kept"]
        return toast(in_language(told, viewer.locale))

    def _refused(self, said: Pair) -> EventSpec:
        return toast(in_language(said, reader_of(self)), tone="danger")
