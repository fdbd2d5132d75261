"""The bag and its checkout: one sheet, the total always visible with every charge."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from uuid import uuid4

import reflex as rx
from reflex.event import EventSpec
from sqlmodel import Session

from app.components.states import toast
from app.session import in_thread, reader_of, viewer_of
from app.sheets.bag_words import PROBLEMS, SUMS
from app.sheets.base import Overlays
from app.words import ONLY, SOLD_OUT
from catalog.viewer import Viewer
from commerce.cart import change_line, remove_line
from commerce.cart_view import cart_view
from commerce.checkout import FormInvalid, place_order_once, read_form
from commerce.schemas import CartLineView, CartView, OrderView
from core.db import read_scope, session_scope
from core.errors import Conflict, JhalakError
from core.ids import parse_id
from core.languages import Pair, in_language

Edit = Callable[[Viewer, Session], CartView]
SAID: dict[str, Pair] = {**PROBLEMS, "out_of_stock": SOLD_OUT, "only_n": ONLY}


@dataclass
class Line:
    """A line of the bag as it is drawn."""

    id: str
    product_id: str
    title: str
    brand: str
    label: str
    image_url: str
    quantity: int
    available: int
    total: str
    was: str
    problem: str
    blocks: bool


def line_of(line: CartLineView, locale: str = "en") -> Line:
    """A line as the sheet draws it."""
    problem = in_language(SAID[line.problem], locale) if line.problem else ""
    listed = line.list_price.amount_minor > line.unit_price.amount_minor
    return Line(
        id=str(line.id),
        product_id=str(line.product_id),
        title=line.title,
        brand=line.brand_name,
        label=line.variant_label,
        image_url=line.image_url or "",
        quantity=line.quantity,
        available=line.available,
        total=line.line_total.formatted,
        was=line.list_price.formatted if listed and line.quantity == 1 else "",
        problem=problem.format(count=line.available),
        blocks=line.problem in ("gone", "out_of_stock", "only_n"),
    )


@dataclass
class Sums:
    """The charges, each by name."""

    subtotal: str = ""
    delivery: str = ""
    total: str = ""
    savings: str = ""
    free_from: str = ""


class Bag(Overlays):
    """The bag, step by step: `bag` → `details` → `done`."""

    step: str = "bag"
    lines: list[Line] = []
    sums: Sums = Sums()
    blocked: int = 0
    is_busy: bool = False
    is_placing: bool = False
    problem: str = ""
    errors: dict[str, str] = {}
    form: dict[str, str] = {}
    order_number: str = ""
    order_link: str = ""
    order_total: str = ""
    _total_minor: int = 0
    _key: str = ""

    @rx.event
    async def open_bag(self) -> None:
        """Opens the sheet at the bag."""
        self.which, self.step = "bag", "bag"
        await self._read()

    @rx.event
    async def open_checkout(self) -> None:
        """Opens the sheet at the address."""
        self.which, self.step = "bag", "details"
        await self._read()

    @rx.event
    async def load_page(self) -> None:
        """Fills the bag's own page."""
        self.step = "bag"
        await self._read()

    @rx.event
    async def retry(self) -> None:
        """Reads again after an error."""
        await self._read()

    @rx.event
    def go(self, step: str) -> None:
        """Moves between the bag and the address."""
        if step in ("bag", "details"):
            self.step = step

    async def _read(self) -> None:
        self.is_busy, self.problem, self.errors = True, "", {}
        try:
            self._show(await in_thread(_view, viewer_of(self)))
        except JhalakError as error:
            self.problem = error.told(reader_of(self))
        self.is_busy = False

    def _show(self, cart: CartView) -> None:
        locale = reader_of(self)
        self.lines = [line_of(line, locale) for line in cart.lines]
        self.bag_count, self.blocked = cart.count, cart.problems
        free = cart.delivery_fee.amount_minor == 0
        below = cart.subtotal.amount_minor < cart.free_delivery_from.amount_minor
        self.sums = Sums(
            subtotal=cart.subtotal.formatted,
            delivery=in_language(SUMS["free"], locale) if free else cart.delivery_fee.formatted,
            total=cart.total.formatted,
            savings=cart.savings.formatted if cart.savings.amount_minor else "",
            free_from=cart.free_delivery_from.formatted if below and cart.lines else "",
        )
        self._total_minor = cart.total.amount_minor
        if not self.lines and self.step == "details":
            self.step = "bag"

    @rx.event
    async def change(self, line_id: str, quantity: int) -> EventSpec | None:
        """Another quantity; nothing below one."""
        return await self._edit(lambda v, s: change_line(s, v, parse_id(line_id), quantity))

    @rx.event
    async def remove(self, line_id: str) -> EventSpec | None:
        """Takes a line out."""
        return await self._edit(lambda v, s: remove_line(s, v, parse_id(line_id)))

    async def _edit(self, edit: Edit) -> EventSpec | None:
        try:
            self._show(await in_thread(_edited, viewer_of(self), edit))
        except JhalakError as error:
            await self._read()
            return toast(error.told(reader_of(self)), tone="danger")
        return None

    @rx.event
    async def place(self, form: dict[str, str]) -> AsyncIterator[EventSpec | None]:
        """Places the order at the total on screen; pressing twice places it once."""
        self.form, self.errors, self.is_placing = form, {}, True
        self._key = self._key or uuid4().hex
        yield None
        try:
            request = read_form(_request(form, self._total_minor), reader_of(self))
            placed = await in_thread(place_order_once, self._key, viewer_of(self), request)
        except FormInvalid as error:
            self.errors, self.is_placing = dict(error.fields), False
            yield rx.set_focus("f-" + next(iter(self.errors)).rsplit(".", 1)[-1])
            return
        except JhalakError as error:
            self.is_placing, self._key = False, ""
            if isinstance(error, Conflict):
                await self._read()
            self.problem = ""
            yield toast(error.told(reader_of(self)), tone="danger")
            return
        self._done(placed.answer)
        yield None

    def _done(self, order: OrderView) -> None:
        self._key, self.is_placing = "", False
        self.order_number, self.order_link = order.number, order.link
        self.order_total = order.total.formatted
        self.step, self.lines, self.bag_count = "done", [], 0


def _request(form: dict[str, str], total_minor: int) -> dict[str, object]:
    contact = {name: form.get(name, "") for name in ("name", "phone")}
    email = form.get("email", "").strip()
    address = {name: form.get(name, "") for name in ("line1", "line2", "city", "state", "pin")}
    return {
        "contact": {**contact, **({"email": email} if email else {})},
        "address": address,
        "payment_method": form.get("payment_method", "cod") or "cod",
        "cart_total_minor": total_minor,
    }


def _view(viewer: Viewer) -> CartView:
    with read_scope() as session:
        return cart_view(session, viewer)


def _edited(viewer: Viewer, edit: Edit) -> CartView:
    with session_scope() as session:
        return edit(viewer, session)
