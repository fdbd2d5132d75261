"""Orders: what was promised, at which price, to which door."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from commerce.orders_machine import OrderStatus
from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class Order(SQLModel, table=True):
    """A placed order. Prices, names and address are copies: later edits change no promise."""

    __tablename__ = "shop_order"
    __table_args__ = (
        CheckConstraint("subtotal_paise > 0", name="subtotal_positive"),
        CheckConstraint("delivery_fee_paise >= 0", name="fee_not_negative"),
        CheckConstraint("total_paise = subtotal_paise + delivery_fee_paise", name="total_adds_up"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: str = Field(unique=True, index=True, max_length=16)
    viewer_id: UUID = Field(index=True)
    status: OrderStatus = Field(default=OrderStatus.PLACED, index=True)
    currency: str = Field(default="INR", max_length=3)
    subtotal_paise: int
    delivery_fee_paise: int
    total_paise: int
    savings_paise: int = 0
    payment_method: str = Field(max_length=20)

    contact_name: str = Field(max_length=80)
    contact_phone: str = Field(max_length=16)
    contact_email: str | None = Field(default=None, max_length=254)
    address_line1: str = Field(max_length=120)
    address_line2: str = Field(default="", max_length=120)
    address_city: str = Field(max_length=60)
    address_state: str = Field(max_length=60)
    address_pin: str = Field(max_length=6)

    placed_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime, index=True)
    pay_until: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
    credited_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # Purchase events sent.


class OrderLine(SQLModel, table=True):
    """One variant of an order, as it was sold."""

    __tablename__ = "order_line"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("unit_price_paise > 0", name="price_positive"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    order_id: UUID = Field(foreign_key="shop_order.id", index=True)
    position: int
    variant_id: UUID = Field(foreign_key="variant.id", index=True)
    product_id: UUID = Field(foreign_key="product.id", index=True)
    sku: str = Field(max_length=80)
    title: str = Field(max_length=200)
    brand_name: str = Field(max_length=80)
    variant_label: str = Field(default="", max_length=80)
    image_key: str | None = None
    seller_name: str = Field(default="", max_length=120)
    quantity: int
    unit_price_paise: int
    list_price_paise: int
    video_id: UUID | None = Field(default=None, foreign_key="video.id", index=True)


class OrderEvent(SQLModel, table=True):
    """One entry of an order's timeline."""

    __tablename__ = "order_event"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    order_id: UUID = Field(foreign_key="shop_order.id", index=True)
    status: OrderStatus
    at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
