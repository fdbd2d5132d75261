"""Stock that is promised to an order."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from core.ids import new_id


class ReservationState(StrEnum):
    """Where promised units are."""

    HELD = "held"  # On the shelf, counted in `Variant.reserved`.
    TAKEN = "taken"  # Left the shelf.
    RELEASED = "released"  # Available again.
    PUT_BACK = "put_back"  # Left the shelf and came back.


class Reservation(SQLModel, table=True):
    """Units of one variant for one order; `Variant.reserved` is the sum of those held."""

    __tablename__ = "reservation"
    __table_args__ = (
        UniqueConstraint("order_id", "variant_id"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    order_id: UUID = Field(foreign_key="shop_order.id", index=True)
    variant_id: UUID = Field(foreign_key="variant.id", index=True)
    quantity: int
    state: ReservationState = Field(default=ReservationState.HELD, index=True)
