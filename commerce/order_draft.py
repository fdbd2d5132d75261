"""What an order is made of: copies of bag, prices and address, and a number of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, select

from commerce.cart_view import CartItem
from commerce.models import Order, OrderLine
from commerce.order_number import order_number
from commerce.payments import PaymentMethod
from commerce.pricing import Totals
from commerce.schemas import CheckoutRequest
from core.errors import Conflict
from core.ids import new_id
from core.settings import get_settings

Choose = Callable[[Sequence[str]], str]
NUMBER_TRIES = 20


def new_order(
    viewer_id: UUID,
    request: CheckoutRequest,
    totals: Totals,
    method: PaymentMethod,
    now: datetime,
    number: str,
) -> Order:
    """An order with copies of everything its buyer saw, not yet stored."""
    contact, address = request.contact, request.address
    wait = timedelta(minutes=get_settings().reservation_min)
    return Order(
        id=new_id(),
        number=number,
        viewer_id=viewer_id,
        currency=request.currency,
        subtotal_paise=totals.subtotal_paise,
        delivery_fee_paise=totals.delivery_fee_paise,
        total_paise=totals.total_paise,
        savings_paise=totals.savings_paise,
        payment_method=method.code,
        contact_name=contact.name,
        contact_phone=contact.phone,
        contact_email=contact.email,
        address_line1=address.line1,
        address_line2=address.line2,
        address_city=address.city,
        address_state=address.state,
        address_pin=address.pin,
        placed_at=now,
        pay_until=now + wait if method.is_paid_first else None,
    )


def order_line(order_id: UUID, position: int, item: CartItem) -> OrderLine:
    """The line of an order that `item` becomes."""
    variant, product = item.variant, item.product
    return OrderLine(
        order_id=order_id,
        position=position,
        variant_id=variant.id,
        product_id=product.id,
        sku=variant.sku,
        title=product.title,
        brand_name=product.brand_name,
        variant_label=variant.label,
        image_key=variant.image_key or (product.image_keys[0] if product.image_keys else None),
        seller_name=product.seller_name,
        quantity=item.line.quantity,
        unit_price_paise=variant.price_paise,
        list_price_paise=variant.list_price_paise,
        video_id=item.line.video_id,
    )


def free_number(session: Session, now: datetime, choose: Choose) -> str:
    """A number no order has; the unique column settles the race that is left."""
    for _ in range(NUMBER_TRIES):
        number = order_number(now, choose)
        if session.exec(select(Order.id).where(Order.number == number)).first() is None:
            return number
    raise Conflict(
        "We could not number your order; please try again.",
        "ऑर्डर नहीं हो पाया; फिर कोशिश करें।",
    )
