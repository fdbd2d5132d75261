"""A product that sells out, comes back or changes its price wakes the clips that show it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
import redis
from sqlmodel import Session, select

from app import wiring
from catalog.importers.products import import_products
from catalog.importers.readers import read_feed
from catalog.kinds import Role
from catalog.models import ProductPin, Variant
from commerce.models import Order
from commerce.orders_machine import StockMove
from commerce.stock import Wanted, move, reserve
from core.db import read_scope, session_scope
from core.ids import new_id
from core.outbox import OutboxRow
from core.redis import LIFECYCLE_STREAM
from tests import small_world as world

CSV = "sku,title,price,mrp,stock,category\nC1,Jhumka,{price},999,4,Earrings\n"


def emitted(session: Session) -> list[UUID]:
    """Products that `product_changed` names in the outbox."""
    rows = session.exec(select(OutboxRow)).all()
    return [
        UUID(row.arguments["payload"]["product_id"])
        for row in rows
        if row.arguments.get("event") == "product_changed"
    ]


@pytest.mark.parametrize(("quantity", "times"), [(1, 0), (4, 0), (5, 1)])
def test_the_last_piece_is_news_and_no_other(installation: Path, quantity: int, times: int) -> None:
    with session_scope() as session:
        product = world.product(session, "S1", stock=5)
        variant = session.exec(select(Variant)).one()

        reserve(session, _order(session), [Wanted(variant.id, quantity)])

        assert emitted(session) == [product.id] * times


def test_a_piece_that_comes_back_is_news(installation: Path) -> None:
    with session_scope() as session:
        product = world.product(session, "S1", stock=2)
        variant = session.exec(select(Variant)).one()
        first, second = _order(session), _order(session)
        for order_id in (first, second):
            reserve(session, order_id, [Wanted(variant.id, 1)])
        assert emitted(session) == [product.id]

        move(session, first, StockMove.RELEASE)
        assert emitted(session) == [product.id] * 2
        move(session, second, StockMove.RELEASE)
        assert emitted(session) == [product.id] * 2


def test_taking_what_was_promised_changes_nothing_to_be_had(installation: Path) -> None:
    with session_scope() as session:
        world.product(session, "S1", stock=2)
        variant = session.exec(select(Variant)).one()
        order_id = _order(session)
        reserve(session, order_id, [Wanted(variant.id, 1)])

        move(session, order_id, StockMove.TAKE)

        assert emitted(session) == []


def test_an_import_tells_of_what_changed_only(installation: Path) -> None:
    for price, news in (("799", 0), ("799", 0), ("699", 1)):
        feed = CSV.format(price=price).encode()
        import_products(read_feed(feed), source="shop", screen=world.any_words_show)
        with read_scope() as session:
            assert len(emitted(session)) == news, price


def test_every_clip_that_shows_the_product_is_woken(valkey: redis.Redis) -> None:
    with session_scope() as session:
        maker = world.account(session, "maker", Role.CREATOR)
        product = world.product(session, "S1")
        clips = [world.video(session, maker, f"Clip {n}") for n in range(3)]
        for clip in clips[:2]:
            pin = ProductPin(video_id=clip.id, product_id=product.id, start_ms=0, end_ms=3000)
            session.add(pin)
        shown = {str(clip.id) for clip in clips[:2]}
        product_id = str(product.id)

    wiring.dispatch("product_changed", {"product_id": product_id})

    told = {fields[b"video_id"].decode() for _, fields in valkey.xrange(LIFECYCLE_STREAM())}
    assert told == shown


def _order(session: Session) -> UUID:
    made = new_id()
    session.add(
        Order(
            id=made,
            number=made.hex[-12:],
            viewer_id=new_id(),
            subtotal_paise=100,
            delivery_fee_paise=0,
            total_paise=100,
            payment_method="cod",
            contact_name="Asha Rao",
            contact_phone="+919876543210",
            address_line1="12, 4th Cross",
            address_city="Bengaluru",
            address_state="Karnataka",
            address_pin="560038",
        )
    )
    session.flush()
    return made
