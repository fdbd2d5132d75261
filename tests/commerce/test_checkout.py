"""Checkout: what is promised, what is refused, and that it happens once."""

from __future__ import annotations

import threading
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.viewer import Viewer
from commerce.cart_view import cart_view
from commerce.checkout import (
    CartEmpty,
    CartHasProblems,
    CurrencyUnknown,
    FormInvalid,
    PaymentMethodRefused,
    PriceChanged,
    place_order,
    place_order_once,
    read_form,
)
from commerce.ledger import balances
from commerce.models import Order, OrderLine
from commerce.models.ledger import LedgerAccount
from commerce.order_number import PATTERN
from commerce.order_view import order_view
from commerce.orders_machine import OrderStatus, StockMove
from commerce.stock import NotEnoughStock, Wanted, move, reserve
from core.db import read_scope, session_scope
from core.idempotency import IdempotencyKeyInvalid, IdempotencyKeyReused, RequestInFlight
from tests.commerce.buying import buy, fill
from tests.commerce.small_shop import FORM, Shop, form, guest


def test_an_order_keeps_everything_its_buyer_saw(shop: Shop) -> None:
    viewer = guest()
    order = buy(shop, viewer, shop.rani)
    assert PATTERN.fullmatch(order.number)
    assert order.status is OrderStatus.CONFIRMED
    assert [m.status for m in order.timeline] == [OrderStatus.PLACED, OrderStatus.CONFIRMED]
    assert (order.total.formatted, order.delivery_fee.formatted) == ("₹348", "₹49")
    assert order.contact.phone == "+919876543210"
    assert (order.address.state, order.address.pin) == ("Karnataka", "560038")
    assert order.lines[0].seller_name == "Rang Beauty Pvt Ltd"
    assert order.can_cancel
    assert shop.stock_of(shop.rani) == (5, 1)
    with read_scope(shop.engine) as session:
        assert cart_view(session, viewer).lines == []
        assert session.exec(select(OrderLine)).one().video_id == shop.clip
        assert balances(session) == {
            LedgerAccount.RECEIVABLE: 34_800,
            LedgerAccount.SALES: -29_900,
            LedgerAccount.DELIVERY: -4_900,
        }


def test_later_price_changes_do_not_touch_an_order(shop: Shop) -> None:
    viewer = guest()
    order = buy(shop, viewer, shop.rani)
    shop.set_variant(shop.rani, price_paise=10_000)
    with read_scope(shop.engine) as session:
        assert order_view(session, viewer, order.id) == order


def test_an_empty_bag_cannot_be_ordered(shop: Shop) -> None:
    with pytest.raises(CartEmpty), session_scope(shop.engine) as session:
        place_order(session, guest(), form(0))


def test_a_price_that_changed_since_is_never_charged(shop: Shop) -> None:
    viewer = guest()
    seen = fill(shop, viewer, shop.rani)
    shop.set_variant(shop.rani, price_paise=35_000)
    with pytest.raises(PriceChanged) as refused, session_scope(shop.engine) as session:
        place_order(session, viewer, form(seen))
    assert refused.value.code == "price_changed"
    assert refused.value.detail.startswith("The total is now ₹399, no longer ₹348.")
    assert shop.stock_of(shop.rani) == (5, 0)
    with session_scope(shop.engine) as session:
        assert place_order(session, viewer, form(39_900)).total.amount_minor == 39_900


@pytest.mark.parametrize("total", [0, 34_799, 34_801, 10**12])
def test_a_made_up_total_is_refused(shop: Shop, total: int) -> None:
    viewer = guest()
    fill(shop, viewer, shop.rani)
    with pytest.raises(PriceChanged), session_scope(shop.engine) as session:
        place_order(session, viewer, form(total))


@pytest.mark.parametrize(
    ("reserved", "sentence"), [(5, "has sold out"), (4, "Only 1 of Rang Lipstick left")]
)
def test_a_line_with_a_problem_stops_the_checkout(shop: Shop, reserved: int, sentence: str) -> None:
    viewer = guest()
    total = fill(shop, viewer, shop.rani, 2)
    shop.set_variant(shop.rani, reserved=reserved)
    with pytest.raises(CartHasProblems, match=sentence), session_scope(shop.engine) as session:
        place_order(session, viewer, form(total))


def test_a_withdrawn_product_stops_the_checkout(shop: Shop) -> None:
    viewer = guest()
    total = fill(shop, viewer, shop.rani)
    shop.withdraw(shop.rani)
    with (
        pytest.raises(CartHasProblems, match="no longer sold"),
        session_scope(shop.engine) as session,
    ):
        place_order(session, viewer, form(total))


def test_only_known_ways_to_pay_and_the_shops_currency_are_taken(shop: Shop) -> None:
    viewer = guest()
    total = fill(shop, viewer, shop.rani)
    with (
        pytest.raises(PaymentMethodRefused, match="please choose cash on delivery"),
        session_scope(shop.engine) as session,
    ):
        place_order(session, viewer, form(total, payment_method="wish"))
    with pytest.raises(CurrencyUnknown, match="INR; XYZ"), session_scope(shop.engine) as session:
        place_order(session, viewer, form(total, currency="XYZ"))


def test_cash_on_delivery_refuses_what_no_courier_collects(shop: Shop) -> None:
    viewer = guest()
    shop.set_variant(shop.kurta, list_price_paise=6_000_000, price_paise=6_000_000)
    total = fill(shop, viewer, shop.kurta)
    with (
        pytest.raises(PaymentMethodRefused, match="up to ₹50,000"),
        session_scope(shop.engine) as session,
    ):
        place_order(session, viewer, form(total))


def test_a_form_says_what_to_mend_field_by_field() -> None:
    with pytest.raises(FormInvalid) as refused:
        read_form(
            {
                "contact": {"name": " ", "phone": "12345", "email": "nope"},
                "address": {**FORM["address"], "pin": "056003", "state": "Atlantis"},
                "cart_total_minor": 1,
            }
        )
    assert refused.value.fields == {
        "contact.name": "Please fill in your name.",
        "contact.phone": "Please give a 10-digit Indian mobile number, e.g. 98765 43210.",
        "contact.email": "That does not look like an email address.",
        "address.state": "Please choose a state or union territory of India.",
        "address.pin": "A PIN code has 6 digits and does not begin with 0.",
    }
    assert read_form({**FORM, "cart_total_minor": 1}) == form(1)


def test_the_same_key_orders_once_and_answers_the_same(shop: Shop) -> None:
    viewer = guest()
    ask = form(fill(shop, viewer, shop.rani))
    first = place_order_once("attempt-1", viewer, ask)
    again = place_order_once("attempt-1", viewer, ask)
    assert (first.is_replay, again.is_replay) == (False, True)
    assert first.answer == again.answer
    with pytest.raises(IdempotencyKeyReused):
        place_order_once("attempt-1", viewer, form(1))
    with pytest.raises(CartEmpty):
        place_order_once("attempt-2", viewer, ask)
    with pytest.raises(IdempotencyKeyInvalid):
        place_order_once(None, viewer, ask)
    assert shop.stock_of(shop.rani) == (5, 1)


def test_a_refused_checkout_can_be_tried_again_with_the_same_key(shop: Shop) -> None:
    viewer = guest()
    total = fill(shop, viewer, shop.rani)
    with pytest.raises(PriceChanged):
        place_order_once("attempt-1", viewer, form(1))
    assert place_order_once("attempt-1", viewer, form(total)).answer.status == "confirmed"


def test_many_buyers_at_once_get_no_more_than_there_is(shop: Shop) -> None:
    """Real threads, real SQLite files: eight rush for five lipsticks, in mixed bags."""
    rushing = [guest() for _ in range(8)]
    for number, viewer in enumerate(rushing):
        first, second = (shop.rani, shop.kurta) if number % 2 else (shop.kurta, shop.rani)
        fill(shop, viewer, first)
        fill(shop, viewer, second)
    start = threading.Barrier(len(rushing))
    sold: list[UUID] = []
    refused: list[Exception] = []

    def rush(viewer: Viewer) -> None:
        start.wait()
        try:
            once = place_order_once(f"rush-{viewer.id}", viewer, form(159_800))
            sold.append(once.answer.id)
        except (NotEnoughStock, CartHasProblems) as error:
            refused.append(error)

    run_together([threading.Thread(target=rush, args=(v,)) for v in rushing])
    assert (len(sold), len(refused)) == (5, 3)
    assert shop.stock_of(shop.rani) == (5, 5)
    assert shop.stock_of(shop.kurta) == (50, 5)
    with read_scope(shop.engine) as session:
        assert len(session.exec(select(Order)).all()) == 5
        assert sum(balances(session).values()) == 0


def test_one_buyer_pressing_twice_at_once_orders_once(shop: Shop) -> None:
    viewer = guest()
    ask = form(fill(shop, viewer, shop.rani))
    start, answers = threading.Barrier(6), []

    def press() -> None:
        start.wait()
        try:
            answers.append(place_order_once("one-key-only", viewer, ask).answer)
        except RequestInFlight:
            answers.append(None)

    run_together([threading.Thread(target=press) for _ in range(6)])
    assert len(answers) == 6
    assert len({answer.id for answer in answers if answer}) == 1
    assert shop.stock_of(shop.rani) == (5, 1)


def run_together(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()


def test_stock_is_promised_all_or_nothing_and_summed_per_variant(shop: Shop) -> None:
    order = buy(shop, guest(), shop.kurta)  # Any order to hold the promise.
    shop.set_variant(shop.kurta, reserved=49)
    for wanted, said in (
        ([Wanted(shop.rani, 1), Wanted(shop.kurta, 2)], "Only 1 of Chikankari Kurta left"),
        ([Wanted(shop.rani, 3), Wanted(shop.rani, 3)], "Only 5 of Rang Lipstick left"),
        ([Wanted(shop.rani, 1), Wanted(shop.coral, 2)], "Only 1 of Rang Lipstick left"),
    ):
        with pytest.raises(NotEnoughStock, match=said), session_scope(shop.engine) as session:
            reserve(session, order.id, wanted)
        assert shop.stock_of(shop.rani) == (5, 0)
        assert shop.stock_of(shop.coral) == (1, 0)
    with session_scope(shop.engine) as session:
        reserve(session, order.id, [Wanted(shop.rani, 2), Wanted(shop.rani, 3)])
    assert shop.stock_of(shop.rani) == (5, 5)


def test_moving_stock_twice_moves_it_once(shop: Shop) -> None:
    order = buy(shop, guest(), shop.rani, 2)
    with session_scope(shop.engine) as session:
        assert move(session, order.id, StockMove.PUT_BACK) == 0  # It has not left yet.
        assert move(session, order.id, StockMove.TAKE) == 2
        assert move(session, order.id, StockMove.TAKE) == 0
        assert move(session, order.id, StockMove.RELEASE) == 0
    assert shop.stock_of(shop.rani) == (3, 0)
