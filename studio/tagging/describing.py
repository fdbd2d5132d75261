"""Gives products their vectors, so that clips can be compared with them."""

from __future__ import annotations

import numpy as np
import structlog
from numpy.typing import NDArray
from PIL import Image
from sqlmodel import col, or_, select

from catalog.models import Category, Product
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.storage import get_store
from perception.content import content_vector
from perception.image import image_encoder
from perception.text import text_encoder
from perception.weights import ModelUnavailable
from studio.tagging.models import ProductVector

log = structlog.get_logger(__name__)
BATCH = 40
PICTURE_PX = 320

Vector = NDArray[np.float32]


def describe_products(limit: int = BATCH) -> int:
    """Beat: gives products without a vector, or with an outdated one, theirs; how many it gave.

    Fails open: without the models products are suggested by their names alone.
    """
    with read_scope() as session:
        waiting = session.exec(
            select(Product, Category.name)
            .join(Category, col(Category.slug) == col(Product.category_slug))
            .join(ProductVector, col(ProductVector.product_id) == col(Product.id), isouter=True)
            .where(
                Product.is_active,
                or_(
                    col(ProductVector.product_id).is_(None),
                    col(ProductVector.described_at) < col(Product.updated_at),
                ),
            )
            .limit(limit)
        ).all()
    for product, category in waiting:
        try:
            text = text_encoder().encode([product_words(product, category)], kind="passage")[0]
            picture = _picture(product)
            image = image_encoder().encode([picture])[0] if picture is not None else None
        except ModelUnavailable as error:
            log.warning("describe_unavailable", code=error.code)
            return 0
        with session_scope() as session:
            session.merge(
                ProductVector(
                    product_id=product.id,
                    vector=content_vector(text, image).astype("<f4").tobytes(),
                    words=text.astype("<f2").tobytes(),
                    picture=image.astype("<f2").tobytes() if image is not None else None,
                    described_at=utc_now(),
                )
            )
    return len(waiting)


def product_words(product: Product, category: str) -> str:
    """What is read of a product."""
    return f"{product.brand_name} {product.title}. {category}. {product.description[:300]}"


def _picture(product: Product) -> NDArray[np.uint8] | None:
    if not product.image_keys or not get_store().exists(product.image_keys[0]):
        return None
    try:
        with Image.open(get_store().local_path(product.image_keys[0])) as image:
            return small(image)
    except (OSError, ValueError, Image.DecompressionBombError):
        return None


def small(image: Image.Image) -> NDArray[np.uint8]:
    """A product's picture as it is looked at."""
    image.thumbnail((PICTURE_PX, PICTURE_PX))
    return np.asarray(image.convert("RGB"), np.uint8)
