"""Any order of shopping, crashing, retrying, shipping and expiring: stock and books stay whole.

A crash is a clock that stops the process at a chosen reading: before the work, after the work
and before its commit. A lost answer is a retry with the same key.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlmodel import Session, SQLModel, col, func, select

from catalog.models import Variant
from catalog.viewer import Viewer
from commerce.cart import add_line, change_line, merge_carts, remove_line
from commerce.cart_view import cart_view
from commerce.checkout import place_order, place_order_once
from commerce.ledger import balances
from commerce.models import LedgerEntry, Order, OrderEvent, OrderLine, Reservation
from commerce.models.ledger import LedgerAccount
from commerce.models.stock import ReservationState
from commerce.orders import advance, expire_unpaid
from commerce.orders_machine import OrderStatus, OrderStep, OrderStepRefused, can
from commerce.schemas import CheckoutRequest, OrderView
from core.db import get_engine, read_scope, session_scope
from core.errors import JhalakError
from core.idempotency import LEASE, RequestInFlight
from core.ids import new_id
from experiments.service import forget_experiments
from tests.commerce.small_shop import Shop, form, guest, open_shop
from tests.conftest import forget_process

pytestmark = pytest.mark.slow

VIEWERS = st.integers(0, 2)
VARIANTS = st.integers(0, 2)
STARTING_STOCK = (5, 1, 50)
T = TypeVar("T")


class Crash(BaseException):
    """The process dies here: no handler runs."""


@dataclass(frozen=True)
class PaidFirst:
    """A way to pay that waits for the money."""

    code: str = "card"
    label: str = "Card"
    is_paid_first: bool = True

    def refusal(self, total_paise: int) -> str | None:
        return None


@dataclass
class Attempt:
    """A checkout whose answer never reached the buyer."""

    key: str
    viewer: Viewer
    request: CheckoutRequest
    answers: set[UUID] = field(default_factory=set)


def steps_from(status: OrderStatus) -> list[OrderStep]:
    return [step for step in OrderStep if can(status, step)]


class ShopMachine(RuleBasedStateMachine):
    """Three people share three variants."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="shop-machine-")
        self.patch = pytest.MonkeyPatch()
        self.patch.setenv("JHALAK_DATA_DIR", str(Path(self.folder.name)))
        forget_process()
        forget_experiments()
        SQLModel.metadata.create_all(get_engine())
        self.shop: Shop = open_shop(get_engine())
        self.variants = (self.shop.rani, self.shop.coral, self.shop.kurta)
        self.viewers = [guest() for _ in range(3)]
        self.now = datetime(2026, 11, 23, 12, tzinfo=UTC)
        self.lost: list[Attempt] = []
        self.status: dict[UUID, OrderStatus] = {}

    def teardown(self) -> None:
        forget_process()
        self.patch.undo()
        self.folder.cleanup()

    # What people do

    @rule(who=VIEWERS, what=VARIANTS, quantity=st.sampled_from([-1, 0, 1, 2, 3, 11]))
    def add(self, who: int, what: int, quantity: int) -> None:
        self._try(
            lambda: self._write(
                lambda s: add_line(s, self.viewers[who], self.variants[what], quantity)
            )
        )

    @rule(who=VIEWERS, quantity=st.integers(0, 4))
    def change_or_remove(self, who: int, quantity: int) -> None:
        viewer = self.viewers[who]
        with read_scope() as session:
            lines = cart_view(session, viewer).lines
        if not lines:
            return
        line_id = lines[0].id
        if quantity:
            self._try(lambda: self._write(lambda s: change_line(s, viewer, line_id, quantity)))
        else:
            self._write(lambda s: remove_line(s, viewer, line_id))

    @rule(first=VIEWERS, second=VIEWERS)
    def merge(self, first: int, second: int) -> None:
        a, b = self.viewers[first].id, self.viewers[second].id
        self._write(lambda s: merge_carts(s, a, b))

    @rule(who=VIEWERS, what=VARIANTS)
    def order(self, who: int, what: int) -> None:
        attempt = self._new_attempt(who, what)
        placed = self._try(lambda: self._ask(attempt))
        if placed is not None:
            self._placed(placed)

    @rule(who=VIEWERS, what=VARIANTS, reading=st.integers(2, 3))
    def order_and_crash(self, who: int, what: int, reading: int) -> None:
        attempt = self._new_attempt(who, what)
        readings = 0

        def clock() -> datetime:
            nonlocal readings
            readings += 1
            if readings == reading:
                raise Crash
            return self.now

        try:
            place_order_once(attempt.key, attempt.viewer, attempt.request, clock=clock)
        except Crash:
            self.lost.append(attempt)
        except JhalakError:
            pass
        else:
            raise AssertionError("the clock did not crash")

    @rule(who=VIEWERS, what=VARIANTS)
    def order_and_lose_the_answer(self, who: int, what: int) -> None:
        attempt = self._new_attempt(who, what)
        placed = self._try(lambda: self._ask(attempt))
        if placed is not None:
            self._placed(placed)
            attempt.answers.add(placed.id)
            self.lost.append(attempt)

    @precondition(lambda self: self.lost)
    @rule(data=st.data(), is_patient=st.booleans())
    def retry(self, data: st.DataObject, is_patient: bool) -> None:
        attempt = data.draw(st.sampled_from(self.lost))
        if is_patient:
            self.now += LEASE + timedelta(seconds=1)
        try:
            placed = self._ask(attempt)
        except RequestInFlight:
            assert not attempt.answers and not is_patient
            return
        except JhalakError:
            assert not attempt.answers  # A given answer is never taken back.
            return
        if not attempt.answers:
            self._placed(placed)
        attempt.answers.add(placed.id)
        assert len(attempt.answers) == 1

    @rule(who=VIEWERS, what=VARIANTS)
    def order_by_card(self, who: int, what: int) -> None:
        viewer, attempt = self.viewers[who], self._new_attempt(who, what)
        card = attempt.request.model_copy(update={"payment_method": "card"})
        methods = {"card": PaidFirst()}

        def place() -> OrderView:
            return self._write(
                lambda s: place_order(s, viewer, card, methods=methods, clock=lambda: self.now)
            )

        placed = self._try(place)
        if placed is not None:
            self.status[placed.id] = OrderStatus.PLACED

    @precondition(lambda self: any(steps_from(s) for s in self.status.values()))
    @rule(data=st.data())
    def an_order_moves_on(self, data: st.DataObject) -> None:
        movable = sorted(o for o, status in self.status.items() if steps_from(status))
        order_id = data.draw(st.sampled_from(movable))
        step = data.draw(st.sampled_from(steps_from(self.status[order_id])))
        at = self.now
        self.status[order_id] = self._write(lambda s: advance(s, order_id, step, at).status)

    @precondition(lambda self: self.status)
    @rule(data=st.data(), step=st.sampled_from(OrderStep))
    def a_step_out_of_turn_is_refused(self, data: st.DataObject, step: OrderStep) -> None:
        order_id = data.draw(st.sampled_from(sorted(self.status)))
        if not can(self.status[order_id], step):
            with pytest.raises(OrderStepRefused):
                self._write(lambda s: advance(s, order_id, step, self.now))

    @rule(minutes=st.integers(1, 20))
    def time_passes_and_the_sweep_runs(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        for order_id in self._write(lambda s: expire_unpaid(s, self.now)):
            assert self.status[order_id] is OrderStatus.PLACED
            self.status[order_id] = OrderStatus.EXPIRED

    @rule(what=VARIANTS, price=st.integers(100, 39_900))
    def reprice(self, what: int, price: int) -> None:
        self.shop.set_variant(self.variants[what], price_paise=price)

    # What must hold

    @invariant()
    def every_unit_is_somewhere(self) -> None:
        with read_scope() as session:
            for variant_id, started in zip(self.variants, STARTING_STOCK, strict=True):
                variant = session.get_one(Variant, variant_id)
                where: dict[ReservationState, int] = defaultdict(int)
                for promised in session.exec(
                    select(Reservation).where(Reservation.variant_id == variant_id)
                ):
                    where[promised.state] += promised.quantity
                assert variant.reserved == where[ReservationState.HELD]
                assert variant.on_hand == started - where[ReservationState.TAKEN]
                assert 0 <= variant.reserved <= variant.on_hand

    @invariant()
    def not_one_rupee_is_lost(self) -> None:
        with read_scope() as session:
            owed = paid = 0
            for order in session.exec(select(Order)):
                posted = session.exec(
                    select(LedgerEntry.posting, func.sum(LedgerEntry.amount_paise))
                    .where(LedgerEntry.order_id == order.id)
                    .group_by(col(LedgerEntry.posting))
                ).all()
                assert all(total == 0 for _, total in posted)
                if order.status in (OrderStatus.CONFIRMED, OrderStatus.SHIPPED):
                    owed += order.total_paise
                paid += order.total_paise if order.status is OrderStatus.DELIVERED else 0
            books = balances(session)
            assert (books[LedgerAccount.RECEIVABLE], books[LedgerAccount.CASH]) == (owed, paid)
            assert books[LedgerAccount.SALES] + books[LedgerAccount.DELIVERY] == -owed - paid

    @invariant()
    def orders_are_those_that_were_answered_and_tell_their_story(self) -> None:
        with read_scope() as session:
            found = {order.id: order.status for order in session.exec(select(Order))}
            assert found == self.status
            for order_id, status in found.items():
                lines = session.exec(select(OrderLine).where(OrderLine.order_id == order_id)).all()
                told = session.exec(
                    select(OrderEvent.status)
                    .where(OrderEvent.order_id == order_id)
                    .order_by(col(OrderEvent.id))
                ).all()
                order = session.get_one(Order, order_id)
                assert order.subtotal_paise == sum(
                    line.quantity * line.unit_price_paise for line in lines
                )
                assert (told[0], told[-1]) == (OrderStatus.PLACED, status)

    # How it is done

    def _new_attempt(self, who: int, what: int) -> Attempt:
        """A checkout of a bag that something was just put into, where the shop allowed it."""
        viewer, variant_id = self.viewers[who], self.variants[what]
        self._try(lambda: self._write(lambda s: add_line(s, viewer, variant_id, 1)))
        with read_scope() as session:
            total = cart_view(session, viewer).total.amount_minor
        return Attempt(str(new_id()), viewer, form(total))

    def _ask(self, attempt: Attempt) -> OrderView:
        def clock() -> datetime:
            return self.now

        return place_order_once(attempt.key, attempt.viewer, attempt.request, clock=clock).answer

    def _placed(self, order: OrderView) -> None:
        assert order.id not in self.status
        self.status[order.id] = OrderStatus.CONFIRMED

    def _write(self, work: Callable[[Session], T]) -> T:
        with session_scope() as session:
            return work(session)

    def _try(self, act: Callable[[], T]) -> T | None:
        """The answer, or `None` when the shop said no for a reason of its own."""
        try:
            return act()
        except JhalakError:
            return None


TestShop = ShopMachine.TestCase
TestShop.settings = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
