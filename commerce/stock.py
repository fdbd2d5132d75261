"""Stock: promised to an order by one conditional update per variant, in a fixed order.

Two orders can never be promised the same unit, and two checkouts can never wait for each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from catalog.models import Product, Variant
from catalog.product_events import ProductChanged
from commerce.models import Reservation, ReservationState
from commerce.orders_machine import StockMove
from core.bus import emit
from core.errors import Conflict


class Wanted(NamedTuple):
    """So many units of a variant."""

    variant_id: UUID
    quantity: int


class NotEnoughStock(Conflict):
    """Fewer units are left than asked for."""

    def __init__(self, title: str, available: int) -> None:
        self.available = available
        if available <= 0:
            super().__init__(
                f"{title} has just sold out.",
                f"{title} का स्टॉक अभी-अभी ख़त्म हुआ।",
                code="out_of_stock",
            )
        else:
            super().__init__(
                f"Only {available} of {title} left.",
                f"{title}: स्टॉक में सिर्फ़ {available}।",
                code="only_n",
            )


_MOVES: dict[StockMove, tuple[ReservationState, ReservationState, int, int]] = {
    # from, to, change of `reserved`, change of `on_hand`, both per unit
    StockMove.RELEASE: (ReservationState.HELD, ReservationState.RELEASED, -1, 0),
    StockMove.TAKE: (ReservationState.HELD, ReservationState.TAKEN, -1, -1),
    StockMove.PUT_BACK: (ReservationState.TAKEN, ReservationState.PUT_BACK, 0, 1),
}


def available(variant: Variant) -> int:
    """Units that can be promised."""
    return max(0, variant.on_hand - variant.reserved)


def reserve(session: Session, order_id: UUID, wanted: Iterable[Wanted]) -> None:
    """Promises units to an order, all or none.

    Raises:
        NotEnoughStock: A variant has too few; the caller's transaction must roll back.
    """
    sums: Counter[UUID] = Counter()
    for variant_id, quantity in wanted:
        sums[variant_id] += quantity
    for variant_id in sorted(sums):
        quantity = sums[variant_id]
        promised = session.execute(
            update(Variant)
            .where(
                col(Variant.id) == variant_id,
                col(Variant.on_hand) - col(Variant.reserved) >= quantity,
            )
            .values(reserved=col(Variant.reserved) + quantity)
            .returning(col(Variant.product_id), col(Variant.on_hand) - col(Variant.reserved))
        ).first()
        if promised is None:
            raise _shortage(session, variant_id)
        product_id, left = promised
        if left <= 0:
            emit(session, ProductChanged(product_id=product_id))
        session.add(Reservation(order_id=order_id, variant_id=variant_id, quantity=quantity))


def move(session: Session, order_id: UUID, how: StockMove) -> int:
    """Applies `how` to the order's units; doing it twice changes nothing more.

    Returns:
        How many units moved.
    """
    if how is StockMove.NONE:
        return 0
    before, then, reserved, on_hand = _MOVES[how]
    moved = session.execute(
        update(Reservation)
        .where(col(Reservation.order_id) == order_id, col(Reservation.state) == before)
        .values(state=then)
        .returning(col(Reservation.variant_id), col(Reservation.quantity))
    ).all()
    for variant_id, quantity in sorted(moved):
        product_id, left = session.execute(
            update(Variant)
            .where(col(Variant.id) == variant_id)
            .values(
                reserved=col(Variant.reserved) + reserved * quantity,
                on_hand=col(Variant.on_hand) + on_hand * quantity,
            )
            .returning(col(Variant.product_id), col(Variant.on_hand) - col(Variant.reserved))
        ).one()
        if left - (on_hand - reserved) * quantity <= 0 < left:
            emit(session, ProductChanged(product_id=product_id))
    return sum(quantity for _, quantity in moved)


def _shortage(session: Session, variant_id: UUID) -> NotEnoughStock:
    title, left = session.exec(
        select(Product.title, col(Variant.on_hand) - col(Variant.reserved))
        .join(Variant, col(Variant.product_id) == col(Product.id))
        .where(Variant.id == variant_id)
    ).one()
    return NotEnoughStock(title, left)
