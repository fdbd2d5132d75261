"""Purchase events: sent after the commit, to a real stream, and caught up by the sweep."""

from __future__ import annotations

import pytest
import redis
from sqlmodel import select

from commerce.attribution import credit_waiting
from commerce.cart import add_line
from commerce.checkout import place_order, place_order_once
from commerce.models import Order
from commerce.orders import cancel_order
from commerce.tasks import sweep
from core.db import read_scope, session_scope
from core.redis import EVENTS_STREAM, forget_redis, get_redis
from core.settings import get_settings
from events.schemas import Event, EventType
from tests.commerce.small_shop import Shop, form, guest

pytestmark = pytest.mark.slow


@pytest.fixture
def stream(shop: Shop, valkey: redis.Redis) -> None:
    """A real stream beside the shop."""


def purchases() -> list[Event]:
    rows = get_redis().xrange(EVENTS_STREAM())
    events = [Event.from_bytes(fields[b"e"]) for _, fields in rows]  # type: ignore[union-attr]
    return [event for event in events if event.type is EventType.PURCHASE]


def waiting(shop: Shop) -> int:
    with read_scope(shop.engine) as session:
        return sum(order.credited_at is None for order in session.exec(select(Order)))


def test_a_purchase_reaches_the_stream_with_its_clip(shop: Shop, stream: None) -> None:
    viewer = guest()
    with session_scope(shop.engine) as session:
        add_line(session, viewer, shop.rani, 2, shop.clip)
        total = add_line(session, viewer, shop.kurta).total.amount_minor
    place_order_once("attempt-1", viewer, form(total))
    place_order_once("attempt-1", viewer, form(total))  # A replay tells nothing again.
    assert [(e.viewer_id, e.video_id, e.amount_paise) for e in purchases()] == [
        (viewer.id, shop.clip, 59_800),
        (viewer.id, None, 129_900),
    ]
    assert waiting(shop) == 0
    assert credit_waiting() == 0


def test_an_order_that_rolled_back_tells_nothing(shop: Shop, stream: None) -> None:
    viewer = guest()
    with session_scope(shop.engine) as session:
        total = add_line(session, viewer, shop.rani).total.amount_minor
    with pytest.raises(ZeroDivisionError), session_scope(shop.engine) as session:
        place_order(session, viewer, form(total))
        raise ZeroDivisionError
    assert purchases() == []


def test_what_could_not_be_told_is_told_by_the_sweep(
    shop: Shop, stream: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = get_settings().redis_url
    monkeypatch.setenv("JHALAK_REDIS_URL", "unix:///nobody/listens/here.sock")
    get_settings.cache_clear()
    forget_redis()
    for cancelled in (False, True):
        viewer = guest()
        with session_scope(shop.engine) as session:
            total = add_line(session, viewer, shop.rani, 1, shop.clip).total.amount_minor
        order = place_order_once("attempt-1", viewer, form(total)).answer
        if cancelled:
            with session_scope(shop.engine) as session:
                cancel_order(session, viewer, order.id)
    assert credit_waiting() == 0
    assert waiting(shop) == 2
    monkeypatch.setenv("JHALAK_REDIS_URL", address)
    get_settings.cache_clear()
    forget_redis()
    sweep()
    sweep()
    assert [(e.video_id, e.amount_paise) for e in purchases()] == [(shop.clip, 29_900)]
    assert waiting(shop) == 1  # The cancelled one is no sale.
