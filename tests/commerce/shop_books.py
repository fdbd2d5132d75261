"""A shop of three people and three variants, and what must hold there whatever they do."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant
from sqlmodel import Session, SQLModel, col, func, select

from catalog.models import Variant
from catalog.viewer import Viewer
from commerce.cart import add_line
from commerce.cart_view import cart_view
from commerce.checkout import place_order_once
from commerce.ledger import balances
from commerce.models import LedgerEntry, Order, OrderEvent, OrderLine, Reservation
from commerce.models.ledger import LedgerAccount
from commerce.models.stock import ReservationState
from commerce.orders_machine import OrderStatus
from commerce.schemas import CheckoutRequest, OrderView
from core.db import get_engine, read_scope, session_scope
from core.errors import JhalakError
from core.ids import new_id
from experiments.service import forget_experiments
from tests.commerce.small_shop import Shop, form, guest, open_shop
from tests.conftest import forget_process

STARTING_STOCK = (5, 1, 50)
T = TypeVar("T")


@dataclass
class Attempt:
    """A checkout whose answer never reached the buyer."""

    key: str
    viewer: Viewer
    request: CheckoutRequest
    answers: set[UUID] = field(default_factory=set)


class ShopBooks(RuleBasedStateMachine):
    """The shop, what must hold, and how things are done; what people do is a subclass's."""

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
