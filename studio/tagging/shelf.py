"""The catalogue as product suggestions see it: one snapshot of vectors and words for a process."""

from __future__ import annotations

import math
import re
import threading
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import numpy as np
import structlog
from numpy.typing import NDArray
from PIL import Image
from sqlmodel import Session, col, func, or_, select

from catalog.models import Category, Product
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.storage import get_store
from perception.content import CONTENT_DIM, content_vector
from perception.image import image_encoder
from perception.pixels import PictureInvalid
from perception.text import text_encoder
from perception.weights import ModelUnavailable
from studio.tagging.models import ProductVector

log = structlog.get_logger(__name__)
BATCH = 40
_WORD = re.compile(r"[\w\u0900-\u097f]{3,}")


def tokens(text: str) -> set[str]:
    """Words of three letters and more, folded; the plural is not told from the singular."""
    return {w.removesuffix("s") if len(w) > 4 else w for w in _WORD.findall(text.casefold())}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every product that is sold.

    Attributes:
        vectors: Shape (n, 64); zero where a product was not described yet.
        names: Words of title and brand.
        weight: How telling a word is: rare ones more.
    """

    ids: tuple[UUID, ...]
    brands: tuple[UUID | None, ...]
    vectors: NDArray[np.float32]
    names: tuple[frozenset[str], ...]
    weight: dict[str, float]

    def likeness(self, vector: bytes | None) -> NDArray[np.float32]:
        """Cosine of each product to a clip's content vector; zeros without one."""
        if vector is None:
            return np.zeros(len(self.ids), np.float32)
        return np.asarray(self.vectors @ np.frombuffer(vector, "<f4"), np.float32)

    def named(self, words: Collection[str]) -> list[tuple[float, tuple[str, ...]]]:
        """How much of each product's name is among `words`, 0 to 1, and which words of it."""
        out = []
        for name in self.names:
            found = tuple(sorted(name & set(words), key=lambda w: -self.weight[w]))
            whole = sum(self.weight[w] for w in name) or 1.0
            out.append((sum(self.weight[w] for w in found) / whole, found))
        return out


class _Kept:
    """The newest snapshot, read again when the catalogue has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp: tuple[object, ...] = ()
        self._shelf: Shelf | None = None

    def look(self, session: Session) -> Shelf:
        """The catalogue as it is now."""
        sold = session.exec(
            select(func.count(col(Product.id)), func.max(Product.updated_at)).where(
                Product.is_active
            )
        ).one()
        described = session.exec(
            select(func.count(col(ProductVector.product_id)), func.max(ProductVector.described_at))
        ).one()
        stamp = (*sold, *described, str(session.get_bind()))
        with self._lock:
            if self._shelf is None or stamp != self._stamp:
                self._shelf, self._stamp = _read(session), stamp
            return self._shelf


kept = _Kept()


def _read(session: Session) -> Shelf:
    rows = session.exec(
        select(Product, ProductVector.vector)
        .join(ProductVector, col(ProductVector.product_id) == col(Product.id), isouter=True)
        .where(Product.is_active)
        .order_by(col(Product.id))
    ).all()
    names = tuple(frozenset(tokens(f"{p.title} {p.brand_name}")) for p, _ in rows)
    seen = Counter(word for name in names for word in name)
    vectors = np.zeros((len(rows), CONTENT_DIM), np.float32)
    for number, (_, vector) in enumerate(rows):
        if vector:
            vectors[number] = np.frombuffer(vector, "<f4")
    return Shelf(
        tuple(p.id for p, _ in rows),
        tuple(p.brand_id for p, _ in rows),
        vectors,
        names,
        {word: math.log((1 + len(rows)) / count) for word, count in seen.items()},
    )


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
            vector = _vector(product, category)
        except ModelUnavailable as error:
            log.warning("describe_unavailable", code=error.code)
            return 0
        with session_scope() as session:
            row = session.get(ProductVector, product.id) or ProductVector(
                product_id=product.id, vector=vector, described_at=utc_now()
            )
            row.vector, row.described_at = vector, utc_now()
            session.add(row)
    return len(waiting)


def _vector(product: Product, category: str) -> bytes:
    words = f"{product.brand_name} {product.title}. {category}. {product.description[:300]}"
    text = text_encoder().encode([words], kind="passage")[0]
    picture = _picture(product)
    image = image_encoder().encode([picture])[0] if picture is not None else None
    return np.ascontiguousarray(content_vector(text, image), dtype="<f4").tobytes()


def _picture(product: Product) -> NDArray[np.uint8] | None:
    if not product.image_keys or not get_store().exists(product.image_keys[0]):
        return None
    try:
        with Image.open(get_store().local_path(product.image_keys[0])) as image:
            image.thumbnail((320, 320))
            return np.asarray(image.convert("RGB"), np.uint8)
    except (OSError, ValueError, PictureInvalid, Image.DecompressionBombError):
        return None
