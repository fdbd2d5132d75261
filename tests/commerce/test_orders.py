"""Orders after they are placed: cancelled, fulfilled, found, expired, and in the books."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from catalog.viewer import Viewer
from commerce.checkout import place_order
from commerce.ledger import balances
from commerce.models import LedgerEntry
from commerce.models.ledger import LedgerAccount
from commerce.order_view import OrderNotFound, list_orders, order_view
from commerce.orders import adopt_orders, advance, cancel_order, expire_unpaid, fulfil_order
from commerce.orders_machine import OrderStatus, OrderStep, OrderStepRefused
from commerce.stock import NotEnoughStock
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import Forbidden, InvalidInput, NotSignedIn
from tests.commerce.buying import PaidFirst, buy, fill
from tests.commerce.small_shop import Shop, admin, form, guest


def test_cancelling_frees_the_stock_and_takes_the_books_back(shop: Shop) -> None:
    viewer = guest()
    order = buy(shop, viewer, shop.rani, 3)
    assert shop.stock_of(shop.rani) == (5, 3)
    with session_scope(shop.engine) as session:
        cancelled = cancel_order(session, viewer, order.id)
    assert cancelled.status is OrderStatus.CANCELLED and not cancelled.can_cancel
    assert shop.stock_of(shop.rani) == (5, 0)
    with read_scope(shop.engine) as session:
        assert set(balances(session).values()) == {0}
    with (
        pytest.raises(OrderStepRefused, match="already been cancelled"),
        session_scope(shop.engine) as session,
    ):
        cancel_order(session, viewer, order.id)
    assert shop.stock_of(shop.rani) == (5, 0)


def test_from_the_shelf_to_the_door_and_the_money_back(shop: Shop) -> None:
    viewer, boss = guest(), admin()
    order = buy(shop, viewer, shop.rani, 2)
    with session_scope(shop.engine) as session:
        fulfil_order(session, boss, order.id, OrderStep.SHIP)
    assert shop.stock_of(shop.rani) == (3, 0)
    with (
        pytest.raises(OrderStepRefused, match="already on its way"),
        session_scope(shop.engine) as session,
    ):
        cancel_order(session, viewer, order.id)
    with session_scope(shop.engine) as session:
        delivered = fulfil_order(session, boss, order.id, OrderStep.DELIVER)
    assert [m.status for m in delivered.timeline][-1] is OrderStatus.DELIVERED
    with read_scope(shop.engine) as session:
        books = balances(session, order.id)
    assert books[LedgerAccount.CASH] == 59_800 and books[LedgerAccount.RECEIVABLE] == 0


def test_a_parcel_refused_at_the_door_returns_to_the_shelf(shop: Shop) -> None:
    order = buy(shop, guest(), shop.rani, 2)
    for step in (OrderStep.SHIP, OrderStep.TAKE_BACK):
        with session_scope(shop.engine) as session:
            fulfil_order(session, admin(), order.id, step)
    assert shop.stock_of(shop.rani) == (5, 0)
    with read_scope(shop.engine) as session:
        assert set(balances(session).values()) == {0}


def test_only_an_admin_fulfils(shop: Shop) -> None:
    viewer = guest()
    order = buy(shop, viewer, shop.rani)
    shopper = Viewer(id=viewer.id, account_id=viewer.id, role=admin().role.SHOPPER)  # type: ignore[arg-type]
    for who, refusal in ((viewer, NotSignedIn), (shopper, Forbidden)):
        with pytest.raises(refusal), session_scope(shop.engine) as session:
            fulfil_order(session, who, order.id, OrderStep.SHIP)


def test_an_order_is_found_by_its_buyer_an_admin_or_its_link_only(shop: Shop) -> None:
    buyer, stranger = guest(), guest()
    order, other = buy(shop, buyer, shop.rani), buy(shop, buyer, shop.kurta)
    token = order.link.partition("?token=")[2]
    assert order.link.startswith(f"/orders/{order.id}?token=")
    with read_scope(shop.engine) as session:
        assert order_view(session, buyer, order.id) == order
        assert order_view(session, admin(), order.id) == order
        assert order_view(session, stranger, order.id, token) == order
        for order_id, attempt in ((order.id, None), (order.id, "made.up"), (other.id, token)):
            with pytest.raises(OrderNotFound):
                order_view(session, stranger, order_id, attempt)
    with pytest.raises(OrderNotFound), session_scope(shop.engine) as session:
        cancel_order(session, stranger, order.id)


def test_orders_are_listed_newest_first_and_page_by_page(shop: Shop) -> None:
    viewer = guest()
    placed = [buy(shop, viewer, shop.kurta).id for _ in range(23)]
    buy(shop, guest(), shop.rani)
    with read_scope(shop.engine) as session:
        first = list_orders(session, viewer)
        second = list_orders(session, viewer, first.next_cursor)
        assert [o.id for o in first.items + second.items] == placed[::-1]
        assert (len(first.items), second.next_cursor) == (20, None)
        for cursor in ("made-up", first.next_cursor):
            with pytest.raises(InvalidInput):
                list_orders(session, guest(), cursor)


def test_a_guests_orders_can_follow_into_the_account(shop: Shop) -> None:
    before, account = guest(), guest()
    order = buy(shop, before, shop.rani)
    with session_scope(shop.engine) as session:
        adopt_orders(session, before.id, account.id)
        assert order_view(session, account, order.id).id == order.id
        assert list_orders(session, before).items == []


def test_stock_of_an_unpaid_order_is_free_again_after_its_time(shop: Shop) -> None:
    viewer, now = guest(), utc_now()
    total = fill(shop, viewer, shop.rani, 5)
    with session_scope(shop.engine) as session:
        order = place_order(
            session,
            viewer,
            form(total, payment_method="card"),
            methods={"card": PaidFirst()},
            clock=lambda: now,
        )
    assert order.status is OrderStatus.PLACED
    assert shop.stock_of(shop.rani) == (5, 5)
    with pytest.raises(NotEnoughStock):
        fill(shop, guest(), shop.rani)
    with session_scope(shop.engine) as session:
        assert expire_unpaid(session, now + timedelta(minutes=14)) == []
        assert expire_unpaid(session, now + timedelta(minutes=16)) == [order.id]
        assert expire_unpaid(session, now + timedelta(minutes=16)) == []
    assert shop.stock_of(shop.rani) == (5, 0)
    with pytest.raises(OrderStepRefused), session_scope(shop.engine) as session:
        advance(session, order.id, OrderStep.CONFIRM, now)
    with read_scope(shop.engine) as session:
        assert balances(session) == {}


def test_a_paid_order_does_not_expire(shop: Shop) -> None:
    viewer, now = guest(), utc_now()
    total = fill(shop, viewer, shop.rani)
    with session_scope(shop.engine) as session:
        ask = form(total, payment_method="card")
        order = place_order(session, viewer, ask, methods={"card": PaidFirst()})
        advance(session, order.id, OrderStep.CONFIRM, now)
        assert expire_unpaid(session, now + timedelta(days=1)) == []


@pytest.mark.parametrize(
    "verb", ["UPDATE ledger_entry SET amount_paise = 1", "DELETE FROM ledger_entry"]
)
def test_the_database_itself_refuses_to_change_the_books(shop: Shop, verb: str) -> None:
    buy(shop, guest(), shop.rani)
    with pytest.raises(DBAPIError, match="append-only"), session_scope(shop.engine) as session:
        session.connection().exec_driver_sql(verb)
    with read_scope(shop.engine) as session:
        assert len(session.exec(select(LedgerEntry)).all()) == 3
