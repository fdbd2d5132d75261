"""Telling the feed what was bought and which clip led to it.

The order line keeps the clip, so nothing depends on the event stream: what could not be sent is
sent by the sweep, and an order that crashed between sending and noting it may be sent twice.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from commerce.commission.booking import promised_paise
from commerce.models import Order, OrderLine
from commerce.orders_machine import OrderStatus
from core.clock import utc_now
from core.db import after_commit, read_scope, session_scope
from events.schemas import EventType
from events.service import append

_SOLD = (OrderStatus.CONFIRMED, OrderStatus.SHIPPED, OrderStatus.DELIVERED)


def credit_after_commit(session: Session, order_id: UUID) -> None:
    """Sends the order's purchase events once `session` has committed."""
    bind = session.get_bind()
    engine = bind if isinstance(bind, Engine) else None

    def send() -> None:
        credit_order(order_id, engine)

    after_commit(session, send)


def credit_order(order_id: UUID, engine: Engine | None = None) -> bool:
    """Sends one purchase event for each line and notes it; `False` when the stream is away."""
    with read_scope(engine) as session:
        order = session.get_one(Order, order_id)
        lines = session.exec(
            select(OrderLine)
            .where(OrderLine.order_id == order_id)
            .order_by(col(OrderLine.position))
        ).all()
        commissions = promised_paise(session, order_id)
    if order.credited_at is not None:
        return True
    for line in lines:
        sent = append(
            EventType.PURCHASE,
            order.viewer_id,
            line.video_id,
            product_id=line.product_id,
            value=str(line.id),
            amount_paise=line.unit_price_paise * line.quantity,
            commission_paise=commissions.get(line.id),
            at=order.placed_at,
        )
        if not sent:
            return False
    with session_scope(engine) as session:
        session.execute(
            update(Order).where(col(Order.id) == order_id).values(credited_at=utc_now())
        )
    return True


def credit_waiting(engine: Engine | None = None, *, limit: int = 200) -> int:
    """Sends what could not be sent before.

    Returns:
        How many orders were credited; it stops at the first failure.
    """
    with read_scope(engine) as session:
        waiting = session.exec(
            select(Order.id)
            .where(col(Order.credited_at).is_(None), col(Order.status).in_(_SOLD))
            .order_by(col(Order.id))
            .limit(limit)
        ).all()
    done = 0
    for order_id in waiting:
        if not credit_order(order_id, engine):
            break
        done += 1
    return done
