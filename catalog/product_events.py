"""What happens to a product that clips must hear of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.kinds import SoldOut
from catalog.models import Product, ProductPin
from core.bus import DomainEvent


@dataclass(frozen=True, slots=True)
class ProductChanged(DomainEvent):
    """Its price, name or picture is another, or it has sold out, or it is back."""

    name: ClassVar[str] = "product_changed"
    product_id: UUID


def videos_showing(session: Session, product_id: UUID) -> list[UUID]:
    """Ids of the clips whose cards show a product, or may show it in place of a sold-out one."""
    pin, product = ProductPin, session.get(Product, product_id)
    may = (col(pin.product_id) == product_id) | (col(pin.alternative_id) == product_id)
    found = set(session.exec(select(pin.video_id).where(may)))
    if product is not None:
        nearest = (
            select(pin.video_id)
            .join(Product, col(Product.id) == col(pin.product_id))
            .where(
                Product.brand_name == product.brand_name,
                Product.category_slug == product.category_slug,
                pin.when_sold_out == SoldOut.NEAREST,
            )
        )
        found |= set(session.exec(nearest))
    return sorted(found)
