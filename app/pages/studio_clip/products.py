"""The product tags of a clip, and the search for more."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from app.components.states import toast
from app.pages.studio_clip.drawn import free_span, key_of, pin_in
from app.pages.studio_clip.state import Editor
from app.pages.studio_clip.tag_words import TAGS
from app.session import in_thread, viewer_of
from app.views import Card, card_of
from catalog.kinds import PinTerms, SoldOut
from catalog.product_links import MAX_LINK, LinkRefused, product_by_link
from catalog.products import product_cards
from catalog.schemas import ProductCard
from catalog.search import list_products
from catalog.viewer import Viewer
from core.db import read_scope
from core.errors import Conflict, JhalakError
from core.ids import parse_id
from studio import service
from studio.schemas import PinIn, PinView, StudioVideo
from studio.tagging.products import suggest_products

FOUND = 8
GRID_MS = 50  # As the timeline moves things.
FIRST_PLACE = (0.3, 0.25)  # Clear of what the feed lays over a clip.
# On a phone the preview lies above the panel.
_SHOW_PREVIEW = "document.querySelector('.stage')?.scrollIntoView({block: 'center'})"


@dataclass
class Fitting:
    """A product that the clip may be showing, and why one thinks so."""

    card: Card
    why: str


class Tags(Editor):
    """The product tags of the clip, and the search for more."""

    query: str = ""
    found: list[Card] = []
    fitting: list[Fitting] = []
    chosen: str = ""
    link_problem: str = ""
    stand_in_for: str = ""  # The tag for which another product is being chosen.
    _playhead: int = 0

    @rx.event
    async def search(self, text: str) -> None:
        """Products of the shop by name, brand or shelf, or the one that a pasted link means."""
        self.query, self.link_problem = text[:MAX_LINK], ""
        try:
            self.found = [card_of(card) for card in await in_thread(_found, self.query)]
        except LinkRefused as refused:
            self.found, self.link_problem = [], refused.told(self.locale)

    @rx.event
    async def begin(self) -> None:
        """Something to choose from before one types."""
        self.chosen, self._playhead, self.query = "", 0, ""
        self.stand_in_for = self.link_problem = ""
        self.found = [card_of(card) for card in await in_thread(_found, "")]
        await self._look_for_fitting()

    async def _look_for_fitting(self) -> None:
        try:
            likely = await in_thread(suggest_products, viewer_of(self), self._id())
        except JhalakError:
            likely = []  # The search works without.
        self.fitting = [Fitting(card_of(one.product), one.why) for one in likely]

    @rx.event
    def rest_at(self, ms: int) -> None:
        """Where the preview rests: new tags begin there."""
        self._playhead = max(0, int(ms))

    @rx.event
    def choose(self, key: str) -> None:
        """The tag whose numbers are open."""
        self.chosen = key

    @rx.event
    async def add(self, product_id: str) -> EventSpec | list[EventSpec]:
        """Tags a product where the preview rests."""
        try:
            product, at_ms = parse_id(product_id), self._playhead
        except JhalakError as error:
            return toast(error.told(self.locale), tone="danger")
        before = {pin.key for pin in self.pins}
        if not await self._keep(lambda v, i: _with_pin(v, i, product, at_ms)):
            return toast(self.save_problem, tone="danger")
        self.chosen = next((pin.key for pin in self.pins if pin.key not in before), "")
        self.fitting = [one for one in self.fitting if one.card.id != product_id]
        return [rx.call_script(_SHOW_PREVIEW), toast(self._say(TAGS["tagged"]))]

    @rx.event
    async def move(self, key: str, start_ms: int, end_ms: int, x: float, y: float) -> None:
        """A tag at a new time or place."""
        await self._change(key, start_ms=int(start_ms), end_ms=int(end_ms), x=float(x), y=float(y))

    @rx.event
    async def set_start(self, key: str, seconds: float) -> None:
        """The start of a tag, as typed."""
        await self._change(key, start_ms=round(seconds * 1000))

    @rx.event
    async def set_end(self, key: str, seconds: float) -> None:
        """The end of a tag, as typed."""
        await self._change(key, end_ms=min(round(seconds * 1000), self.clip.length_ms))

    @rx.event
    async def set_x(self, key: str, percent: float) -> None:
        """Its distance from the left, as typed."""
        await self._change(key, x=percent / 100)

    @rx.event
    async def set_y(self, key: str, percent: float) -> None:
        """Its distance from the top, as typed."""
        await self._change(key, y=percent / 100)

    @rx.event
    async def set_terms(self, key: str, terms: str) -> None:
        """How its creator came to show the product; the clip's label follows."""
        if terms in set(PinTerms):
            await self._change(key, terms=terms)

    @rx.event
    async def set_when_sold_out(self, key: str, when: str) -> EventSpec | None:
        """What viewers see once the product is sold out."""
        self.stand_in_for = ""
        if when == SoldOut.CHOSEN:
            self.stand_in_for = key
            return toast(self._say(TAGS["choose_below"]))
        if when in set(SoldOut):
            await self._change(key, when_sold_out=when, alternative_id=None)
        return None

    @rx.event
    async def let_stand_in(self, product_id: str) -> EventSpec:
        """The chosen product stands in for the tag that asked."""
        key, self.stand_in_for = self.stand_in_for, ""
        kept = await self._change(
            key, when_sold_out=SoldOut.CHOSEN, alternative_id=product_id, excluded_ids=[]
        )
        if kept:
            return toast(self._say(TAGS["stands_in"]))
        return toast(self.save_problem, tone="danger")

    @rx.event
    async def exclude(self, key: str, product_id: str) -> None:
        """A product that never stands in for this tag."""
        await self._keep(lambda v, i: _without_stand_in(v, i, key, product_id))

    @rx.event
    async def drop(self, key: str) -> EventSpec | None:
        """Takes a tag off."""
        if await self._keep(lambda v, i: _with_changed(v, i, key, None)):
            return toast(self._say(TAGS["off"]))
        return toast(self.save_problem, tone="danger")

    async def _change(self, key: str, **change: object) -> bool:
        kept = await self._keep(lambda v, i: _with_changed(v, i, key, change))
        if kept and self.chosen == key and "start_ms" in change:
            self.chosen = f"{key.split(' ')[0]} {change['start_ms']}"
        return kept


def _found(query: str) -> list[ProductCard]:
    """Products for what was typed or pasted.

    Raises:
        LinkRefused: It is a link that means none.
    """
    with read_scope() as session:
        if "/" in query:
            return product_cards(session, [product_by_link(session, query)])
        return list_products(session, query=query[:80], limit=FOUND).items


def _with_pin(viewer: Viewer, video_id: UUID, product_id: UUID, at_ms: int) -> StudioVideo:
    video = service.get_video(viewer, video_id)
    taken = [(p.start_ms, p.end_ms) for p in video.pins if p.product_id == product_id]
    span = free_span(taken, at_ms // GRID_MS * GRID_MS, 0, video.duration_ms)
    if span is None:
        raise Conflict(*TAGS["always_there"])
    pin = PinIn(
        product_id=product_id,
        start_ms=span[0],
        end_ms=span[1],
        when_sold_out=SoldOut.NEAREST,
        x=FIRST_PLACE[0],
        y=FIRST_PLACE[1] + 0.1 * (len(video.pins) % 4),
    )
    return service.set_pins(viewer, video_id, [*map(pin_in, video.pins), pin])


def _with_changed(
    viewer: Viewer, video_id: UUID, key: str, change: dict[str, object] | None
) -> StudioVideo:
    """The clip with one tag changed, or without it."""
    pins = service.get_video(viewer, video_id).pins
    if not any(key_of(pin) == key for pin in pins):
        raise Conflict(*TAGS["changed"])
    return service.set_pins(viewer, video_id, [*_changed(pins, key, change)])


def _without_stand_in(viewer: Viewer, video_id: UUID, key: str, product_id: str) -> StudioVideo:
    """The clip whose tag `key` never shows that product in its place."""
    pins = service.get_video(viewer, video_id).pins
    excluded = next((p.excluded_ids for p in pins if key_of(p) == key), [])
    change: dict[str, object] = {"excluded_ids": [*excluded, parse_id(product_id)]}
    return _with_changed(viewer, video_id, key, change)


def _changed(pins: list[PinView], key: str, change: dict[str, object] | None) -> list[PinIn]:
    kept = []
    for pin in pins:
        if key_of(pin) != key:
            kept.append(pin_in(pin))
        elif change is not None:
            try:
                kept.append(PinIn.model_validate({**pin_in(pin).model_dump(), **change}))
            except ValueError:
                raise Conflict(*TAGS["outside"]) from None
    return kept
