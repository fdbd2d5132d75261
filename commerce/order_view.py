"""Orders as their buyers see them, and who may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.kinds import Role
from catalog.media import blob_url
from catalog.viewer import Viewer
from commerce.models import Order, OrderEvent, OrderLine
from commerce.orders_machine import OrderStep, can
from commerce.schemas import (
    OrderAddress,
    OrderContact,
    OrderLineView,
    OrderMoment,
    OrderPage,
    OrderView,
)
from core.cursors import decode_cursor, encode_cursor
from core.errors import NotFound
from core.money import money
from core.security import sign, unsign

PAGE = 20
_LINK = "order.link"


class OrderNotFound(NotFound):
    """No such order, or it is not this viewer's."""

    code = "order_not_found"

    def __init__(self) -> None:
        super().__init__("We cannot find this order for you.", "आपका ऐसा कोई ऑर्डर नहीं मिला।")


def order_token(order_id: UUID) -> str:
    """The secret of an order's link; it opens this order and nothing else."""
    return sign(_LINK, order_id.hex)


def order_link(order_id: UUID) -> str:
    """The address of an order's page for somebody who is not signed in."""
    return f"/orders/{order_id}?token={order_token(order_id)}"


def get_order(session: Session, viewer: Viewer, order_id: UUID, token: str | None = None) -> Order:
    """The order, for its buyer, for an admin, or for whoever holds its link.

    Raises:
        OrderNotFound: There is none, or it is not for this viewer.
    """
    order = session.get(Order, order_id)
    if order is None:
        raise OrderNotFound()
    has_link = token is not None and unsign(_LINK, token) == order_id.hex
    if order.viewer_id != viewer.id and viewer.role is not Role.ADMIN and not has_link:
        raise OrderNotFound()
    return order


def order_view(
    session: Session, viewer: Viewer, order_id: UUID, token: str | None = None
) -> OrderView:
    """One order.

    Raises:
        OrderNotFound: There is none, or it is not for this viewer.
    """
    return views_of(session, [get_order(session, viewer, order_id, token)])[0]


def list_orders(session: Session, viewer: Viewer, cursor: str | None = None) -> OrderPage:
    """The viewer's orders, newest first.

    Raises:
        InvalidInput: The cursor is not one of this listing.
    """
    purpose = f"orders.{viewer.id.hex}"
    query = select(Order).where(Order.viewer_id == viewer.id).order_by(col(Order.id).desc())
    if position := decode_cursor(purpose, cursor):
        query = query.where(col(Order.id) < UUID(position))
    rows = session.exec(query.limit(PAGE + 1)).all()
    page = rows[:PAGE]
    following = encode_cursor(purpose, page[-1].id.hex) if len(rows) > PAGE else None
    return OrderPage(items=views_of(session, page), next_cursor=following)


def views_of(session: Session, orders: Sequence[Order]) -> list[OrderView]:
    """The wire forms of `orders`, in their order."""
    ids = [order.id for order in orders]
    lines: dict[UUID, list[OrderLine]] = defaultdict(list)
    for line in session.exec(
        select(OrderLine).where(col(OrderLine.order_id).in_(ids)).order_by(col(OrderLine.position))
    ):
        lines[line.order_id].append(line)
    moments: dict[UUID, list[OrderMoment]] = defaultdict(list)
    for event in session.exec(
        select(OrderEvent).where(col(OrderEvent.order_id).in_(ids)).order_by(col(OrderEvent.id))
    ):
        moments[event.order_id].append(OrderMoment(status=event.status, at=event.at))
    return [_view(order, lines[order.id], moments[order.id]) for order in orders]


def _view(order: Order, lines: list[OrderLine], timeline: list[OrderMoment]) -> OrderView:
    return OrderView(
        id=order.id,
        number=order.number,
        status=order.status,
        lines=[_line_view(line) for line in lines],
        subtotal=money(order.subtotal_paise, order.currency),
        delivery_fee=money(order.delivery_fee_paise, order.currency),
        total=money(order.total_paise, order.currency),
        savings=money(order.savings_paise, order.currency),
        payment_method=order.payment_method,
        contact=OrderContact(
            name=order.contact_name, phone=order.contact_phone, email=order.contact_email
        ),
        address=OrderAddress(
            line1=order.address_line1,
            line2=order.address_line2,
            city=order.address_city,
            state=order.address_state,
            pin=order.address_pin,
        ),
        placed_at=order.placed_at,
        timeline=timeline,
        can_cancel=can(order.status, OrderStep.CANCEL),
        link=order_link(order.id),
    )


def _line_view(line: OrderLine) -> OrderLineView:
    return OrderLineView(
        id=line.id,
        variant_id=line.variant_id,
        product_id=line.product_id,
        title=line.title,
        brand_name=line.brand_name,
        variant_label=line.variant_label,
        image_url=blob_url(line.image_key),
        seller_name=line.seller_name,
        quantity=line.quantity,
        unit_price=money(line.unit_price_paise),
        line_total=money(line.unit_price_paise * line.quantity),
    )
