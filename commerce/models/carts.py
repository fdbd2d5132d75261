"""The bag: one per viewer, guest or account."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class Cart(SQLModel, table=True):
    """A viewer's bag; its id is the viewer's. Guests have no row, so it is no foreign key."""

    __tablename__ = "cart"

    id: UUID = Field(primary_key=True)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class CartLine(SQLModel, table=True):
    """A variant in a bag, with the price its buyer saw and the clip that led to it."""

    __tablename__ = "cart_line"
    __table_args__ = (
        UniqueConstraint("cart_id", "variant_id"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    cart_id: UUID = Field(foreign_key="cart.id", index=True)
    variant_id: UUID = Field(foreign_key="variant.id", index=True)
    quantity: int
    seen_price_paise: int
    video_id: UUID | None = Field(default=None, foreign_key="video.id", index=True)
    added_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
