"""Moving orders on: each step changes status, stock, books and commissions in one transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from catalog.viewer import Viewer
from commerce import ledger, stock
from commerce.commission.booking import book
from commerce.models import Order, OrderEvent
from commerce.order_view import OrderNotFound, get_order, views_of
from commerce.orders_machine import OrderStatus, OrderStep, after
from commerce.schemas import OrderView
from core.clock import Clock, utc_now


def advance(session: Session, order_id: UUID, step: OrderStep, at: datetime) -> Order:
    """Takes `step` with all its consequences.

    Raises:
        OrderNotFound: There is no such order.
        OrderStepRefused: The order's status does not allow it.
        CommissionInconsistent: A commission of it does not fit what was agreed.
    """
    order = session.get(Order, order_id, with_for_update=True)
    if order is None:
        raise OrderNotFound()
    consequence = after(order.status, step)
    order.status = consequence.status
    session.add(OrderEvent(order_id=order.id, status=consequence.status, at=at))
    stock.move(session, order.id, consequence.stock)
    ledger.post(session, order, consequence.posting, at)
    book(session, order, consequence.posting, at)
    session.flush()
    return order


def cancel_order(
    session: Session, viewer: Viewer, order_id: UUID, *, clock: Clock = utc_now
) -> OrderView:
    """Cancels the viewer's own order while it has not been shipped; its stock is free again.

    Raises:
        OrderNotFound: Not this viewer's order. The order's link alone does not suffice.
        OrderStepRefused: Too late.
    """
    get_order(session, viewer, order_id)
    return views_of(session, [advance(session, order_id, OrderStep.CANCEL, clock())])[0]


def fulfil_order(
    session: Session, viewer: Viewer, order_id: UUID, step: OrderStep, *, clock: Clock = utc_now
) -> OrderView:
    """Ships, delivers or takes back an order, on behalf of an admin.

    Raises:
        NotSignedIn: The viewer is a guest.
        Forbidden: The viewer is no admin.
        OrderNotFound: There is no such order.
        OrderStepRefused: The order's status does not allow it.
    """
    viewer.require_role()
    return views_of(session, [advance(session, order_id, step, clock())])[0]


def expire_unpaid(session: Session, now: datetime, *, limit: int = 200) -> list[UUID]:
    """Gives up on orders whose payment did not come in time; their stock is free again.

    Returns:
        Which orders expired.
    """
    overdue = session.exec(
        select(Order.id)
        .where(Order.status == OrderStatus.PLACED, col(Order.pay_until) < now)
        .order_by(col(Order.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for order_id in overdue:
        advance(session, order_id, OrderStep.EXPIRE, now)
    return list(overdue)


def adopt_orders(session: Session, from_viewer: UUID, to_viewer: UUID) -> None:
    """Hands a guest's orders to the account they signed in to, beside `cart.merge_carts`."""
    session.execute(
        update(Order).where(col(Order.viewer_id) == from_viewer).values(viewer_id=to_viewer)
    )
