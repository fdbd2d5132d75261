"""A sale's commission on its way into the creator's analytics, through the real stream and fold."""

from __future__ import annotations

import pytest
import redis

from catalog.models import Video
from commerce.attribution import credit_order, credit_waiting
from commerce.models import Order
from core.db import session_scope
from studio.analytics import service
from studio.analytics.worker import AudienceWorker
from tests.commerce.commission.agreed_shop import NOON, Agreed

pytestmark = pytest.mark.slow


def test_the_creator_sees_the_commission_of_each_line_once(
    agreed: Agreed, valkey: redis.Redis
) -> None:
    shop = agreed.shop
    with session_scope() as session:
        session.get_one(Video, shop.clip).published_at = NOON
    order = agreed.buy((shop.rani, 2), (shop.kurta, 1))  # The kurta is not agreed.
    assert credit_waiting() == 0  # It went with the commit.
    with session_scope() as session:  # A crash between sending and noting it.
        session.get_one(Order, order.id).credited_at = None
    assert credit_order(order.id)
    worker = AudienceWorker()
    worker.start()
    while worker.fold():
        pass
    report = service.clip_analytics(agreed.creator, shop.clip)
    told = {product.product_id: product for product in report.products}
    by_title = {line.title: told[line.product_id] for line in order.lines}
    lipstick, kurta = by_title["Rang Lipstick"], by_title["Chikankari Kurta"]
    assert (lipstick.revenue_paise, lipstick.commission_paise) == (59_800, 7_475)
    assert (kurta.revenue_paise, kurta.commission_paise) == (129_900, 0)
    whole = service.creator_analytics(agreed.creator)
    assert next(n.value for n in whole.numbers if n.key == "commission_paise") == 7_475
