"""Commissions in the transaction that moves the order: what is booked, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import col, select

from catalog.kinds import Role
from catalog.models import Approval, Product, Variant, Video
from commerce.checkout import place_order
from commerce.commission.models import CommissionEntry
from commerce.commission.rules import CommissionInconsistent
from commerce.ledger import balances
from commerce.models import Order, OrderLine
from commerce.orders import adopt_orders, advance
from commerce.orders_machine import OrderStatus, OrderStep
from core.db import read_scope, session_scope
from tests.commerce.buying import PaidFirst, fill
from tests.commerce.commission.agreed_shop import (
    NOON,
    RANI_COMMISSION,
    RATE_BP,
    Agreed,
    account,
    agree,
    shopper,
)
from tests.commerce.small_shop import Shop, form, guest


def test_a_sale_promises_and_delivery_earns(agreed: Agreed) -> None:
    shop = agreed.shop
    order = agreed.buy((shop.rani, 2), (shop.kurta, 1))
    assert agreed.entries() == [("promised", 7_475)]  # 12.5 % of two; the kurta is not agreed.
    agreed.deliver(order.id, NOON + timedelta(days=3))
    assert agreed.entries() == [("promised", 7_475), ("earned", 7_475)]
    with read_scope() as session:
        sold, earned = session.exec(select(CommissionEntry).order_by(col(CommissionEntry.id))).all()
        line = session.exec(select(OrderLine).where(OrderLine.quantity == 2)).one()
        assert set(balances(session)) and sum(balances(session).values()) == 0
    assert sold.model_dump(exclude={"id", "kind", "at"}) == {
        "order_id": order.id,
        "order_line_id": line.id,
        "agreement_id": agreed.agreement,
        "brand_id": agreed.brand.id,
        "creator_id": agreed.creator.id,
        "video_id": shop.clip,
        "product_id": line.product_id,
        "base_paise": 59_800,
        "rate_bp": RATE_BP,
        "amount_paise": 7_475,
        "currency": "INR",
    }
    assert earned.model_dump(exclude={"id", "kind", "at"}) == sold.model_dump(
        exclude={"id", "kind", "at"}
    )
    assert (sold.at, earned.at) == (NOON, NOON + timedelta(days=3))


@pytest.mark.parametrize("steps", [[OrderStep.CANCEL], [OrderStep.SHIP, OrderStep.TAKE_BACK]])
def test_what_is_cancelled_or_comes_back_lapses(agreed: Agreed, steps: list[OrderStep]) -> None:
    order = agreed.buy((agreed.shop.rani, 1))
    agreed.move(order.id, *steps)
    assert agreed.entries() == [("promised", RANI_COMMISSION), ("lapsed", RANI_COMMISSION)]


@pytest.mark.parametrize(
    "terms",
    [
        {"approval": Approval.WAITING},
        {"approval": Approval.CHANGES},
        {"starts_at": NOON + timedelta(microseconds=1)},
        {"ends_at": NOON},
        {"ended_at": NOON},
        {"commission_bp": 0},
        {"product_ids": []},
    ],
)
def test_outside_the_agreement_nothing_is_promised(shop: Shop, terms: dict[str, object]) -> None:
    agreed = agree(shop, **terms)
    order = agreed.buy((shop.rani, 1))
    agreed.deliver(order.id)
    assert agreed.entries() == []


def test_the_moment_of_the_sale_counts_not_that_of_the_bag_or_the_delivery(shop: Shop) -> None:
    agreed = agree(shop, ended_at=NOON + timedelta(hours=1))
    inside = agreed.buy((shop.kurta, 1), (shop.rani, 1), at=NOON + timedelta(minutes=59))
    agreed.buy((shop.rani, 1), at=NOON + timedelta(hours=1))
    agreed.deliver(inside.id, NOON + timedelta(days=2))
    assert [kind for kind, _ in agreed.entries()] == ["promised", "earned"]


def test_a_sale_that_waits_for_its_money_promises_when_that_comes(agreed: Agreed) -> None:
    shop, buyer = agreed.shop, guest()
    total = fill(shop, buyer, shop.rani)
    with session_scope() as session:
        ask = form(total, payment_method="card")
        methods = {"card": PaidFirst()}
        order = place_order(session, buyer, ask, methods=methods, clock=lambda: NOON)
    assert agreed.entries() == []
    agreed.move(order.id, OrderStep.CONFIRM)
    assert agreed.entries() == [("promised", RANI_COMMISSION)]


def test_a_clip_of_the_creators_own_promises_nothing(agreed: Agreed) -> None:
    with session_scope() as session:
        own = Video(creator_id=agreed.creator.id, state="published", recipe="r1")
        session.add(own)
    agreed.buy((agreed.shop.rani, 1), clip=own.id)
    assert agreed.entries() == []


def test_nobody_earns_by_their_own_shopping(agreed: Agreed) -> None:
    for buyer in (agreed.creator, agreed.brand):
        agreed.buy((agreed.shop.rani, 1), buyer=buyer)
    assert agreed.entries() == []


def test_a_guest_who_turns_out_to_be_the_creator_earns_nothing(agreed: Agreed) -> None:
    me = guest()
    order = agreed.buy((agreed.shop.rani, 1), buyer=me)
    with session_scope() as session:
        adopt_orders(session, me.id, agreed.creator.id)
    agreed.deliver(order.id)
    assert [kind for kind, _ in agreed.entries()] == ["promised", "lapsed"]


def test_a_later_change_of_price_or_terms_changes_no_promise(agreed: Agreed) -> None:
    order = agreed.buy((agreed.shop.rani, 1))
    agreed.shop.set_variant(agreed.shop.rani, price_paise=10_000)
    agreed.change(commission_bp=100, ended_at=NOON, product_ids=[])
    agreed.deliver(order.id)
    assert agreed.entries() == [("promised", RANI_COMMISSION), ("earned", RANI_COMMISSION)]


def set_product_brand(agreed: Agreed, brand: UUID) -> None:
    with session_scope() as session:
        product_id = session.get_one(Variant, agreed.shop.rani).product_id
        session.get_one(Product, product_id).brand_id = brand


@pytest.mark.parametrize("what", ["product", "creator", "ids"])
def test_an_agreement_that_does_not_fit_undoes_the_whole_sale(agreed: Agreed, what: str) -> None:
    other = account(agreed.shop, "other", Role.BRAND)
    match what:
        case "product":
            set_product_brand(agreed, other.id)
        case "creator":
            agreed.change(creator_id=other.id)
        case "ids":
            agreed.change(product_ids=["no id"])
    with pytest.raises(CommissionInconsistent):
        agreed.buy((agreed.shop.rani, 1), buyer=shopper(guest().id))
    assert agreed.entries() == []
    assert agreed.shop.stock_of(agreed.shop.rani) == (5, 0)
    with read_scope() as session:
        assert session.exec(select(Order)).all() == [] and not balances(session)


def test_a_line_that_was_tampered_with_is_not_paid_out(agreed: Agreed) -> None:
    order = agreed.buy((agreed.shop.rani, 1), (agreed.shop.kurta, 1))
    agreed.move(order.id, OrderStep.SHIP)
    with session_scope() as session:
        lines = session.exec(select(OrderLine).order_by(col(OrderLine.position))).all()
        lines[0].unit_price_paise += 100
        lines[1].unit_price_paise -= 100  # The order's sum still holds.
    with pytest.raises(CommissionInconsistent), session_scope() as session:
        advance(session, order.id, OrderStep.DELIVER, NOON)
    with read_scope() as session:
        assert session.get_one(Order, order.id).status is OrderStatus.SHIPPED
    assert [kind for kind, _ in agreed.entries()] == ["promised"]


@pytest.mark.parametrize(
    "verb", ["UPDATE commission_entry SET amount_paise = 1", "DELETE FROM commission_entry"]
)
def test_the_database_itself_refuses_to_change_an_entry(agreed: Agreed, verb: str) -> None:
    agreed.buy((agreed.shop.rani, 1))
    with pytest.raises(DBAPIError, match="append-only"), session_scope() as session:
        session.connection().exec_driver_sql(verb)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "EARNED"},  # A second outcome.
        {"kind": "PROMISED"},
        {"kind": "LAPSED", "amount_paise": 3_737},  # Not the share.
    ],
)
def test_the_database_itself_refuses_what_is_twice_or_does_not_add_up(
    agreed: Agreed, change: dict[str, object]
) -> None:
    order = agreed.buy((agreed.shop.rani, 1))
    if "amount_paise" not in change:
        agreed.move(order.id, OrderStep.CANCEL)
    with read_scope() as session:
        promised = session.exec(select(CommissionEntry)).first()
    assert promised
    with pytest.raises(IntegrityError), session_scope() as session:
        facts = promised.model_dump(exclude={"id"}) | change
        session.add(CommissionEntry(**facts))
