"""The main pictures of products."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from catalog.media import blob_url
from catalog.models import Product


def pictures_of(session: Session, ids: Iterable[UUID]) -> dict[UUID, str | None]:
    """Addresses of main pictures by product."""
    rows = session.exec(
        select(Product.id, Product.image_keys).where(col(Product.id).in_(list(ids)))
    )
    return {id_: blob_url(keys[0] if keys else None) for id_, keys in rows}
