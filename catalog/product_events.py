"""What happens to a product that clips must hear of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.models import ProductPin
from core.bus import DomainEvent


@dataclass(frozen=True, slots=True)
class ProductChanged(DomainEvent):
    """Its price, name or picture is another, or it has sold out, or it is back."""

    name: ClassVar[str] = "product_changed"
    product_id: UUID


def videos_showing(session: Session, product_id: UUID) -> list[UUID]:
    """Ids of the clips that show a product on a card."""
    pinned = select(ProductPin.video_id).where(col(ProductPin.product_id) == product_id)
    return sorted(set(session.exec(pinned)))
