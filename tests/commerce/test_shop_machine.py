"""Any order of shopping, crashing, retrying, shipping and expiring: stock and books stay whole.

A crash is a clock that stops the process at a chosen reading: before the work, after the work
and before its commit. A lost answer is a retry with the same key.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from commerce.cart import add_line, change_line, merge_carts, remove_line
from commerce.cart_view import cart_view
from commerce.checkout import place_order, place_order_once
from commerce.orders import advance, expire_unpaid
from commerce.orders_machine import OrderStatus, OrderStep, OrderStepRefused, can
from commerce.schemas import OrderView
from core.db import read_scope
from core.errors import JhalakError
from core.idempotency import LEASE, RequestInFlight
from tests.commerce.buying import PaidFirst
from tests.commerce.shop_books import ShopBooks

pytestmark = pytest.mark.slow

VIEWERS = st.integers(0, 2)
VARIANTS = st.integers(0, 2)


class Crash(BaseException):
    """The process dies here: no handler runs."""


def steps_from(status: OrderStatus) -> list[OrderStep]:
    return [step for step in OrderStep if can(status, step)]


class ShopMachine(ShopBooks):
    """What three people do."""

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


TestShop = ShopMachine.TestCase
TestShop.settings = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
