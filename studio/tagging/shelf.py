"""The catalogue as proposals see it: what each product is about, looks like and is called."""

from __future__ import annotations

import math
import re
import threading
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session, col, func, select

from catalog.models import Product
from perception.content import CONTENT_DIM, basis
from perception.image import IMAGE_DIM
from perception.text import TEXT_DIM
from studio.tagging.models import ProductVector

Vector = NDArray[np.float32]
# Below this many pictures their mean says nothing of what packshots have in common.
LEAST_PICTURES = 12
_WORD = re.compile(r"[\w\u0900-\u097f]{3,}")


def tokens(text: str) -> set[str]:
    """Words of three letters and more, folded; the plural is not told from the singular."""
    return {w.removesuffix("s") if len(w) > 4 else w for w in _WORD.findall(text.casefold())}


@dataclass(frozen=True, slots=True)
class Item:
    """One product, as it was described."""

    id: UUID
    brand_id: UUID | None
    category: str
    title: str
    name: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every product that is sold, in one order.

    Attributes:
        vectors: Shape (n, 64); zero where a product was not described yet, as in the next two.
        words: Shape (n, 384), centred, L2 = 1.
        pictures: Shape (n, 1280), centred, L2 = 1.
        picture_centre: Shape (1280,).
        weight: How telling a word of a name is: rare ones more.
    """

    items: tuple[Item, ...]
    vectors: Vector
    words: Vector
    pictures: Vector
    picture_centre: Vector
    weight: dict[str, float]

    def likeness(self, vector: bytes | None) -> Vector:
        """Cosine of each product to a clip's content vector; zeros without one."""
        if vector is None:
            return np.zeros(len(self.items), np.float32)
        return np.asarray(self.vectors @ np.frombuffer(vector, "<f4"), np.float32)

    def alike(self, text: Vector) -> Vector:
        """Cosine of each product's words to a text's `passage` vector, shape (384,)."""
        return np.asarray(self.words @ _unit((text - basis().text_centre)[None])[0], np.float32)

    def seen(self, features: Vector) -> Vector:
        """Cosine of each product's picture to each of some pictures: (m, 1280) → (m, n)."""
        turned = _unit(_rooted(features) - self.picture_centre)
        return np.asarray(turned @ self.pictures.T, np.float32)

    def named(self, words: Collection[str]) -> list[tuple[float, tuple[str, ...]]]:
        """How much of each product's name is among `words`, 0 to 1, and which words of it."""
        out = []
        for item in self.items:
            found = tuple(sorted(item.name & set(words), key=lambda w: -self.weight[w]))
            whole = sum(self.weight[w] for w in item.name) or 1.0
            out.append((sum(self.weight[w] for w in found) / whole, found))
        return out


def make_shelf(
    items: Sequence[Item],
    vectors: Vector,
    words: Vector,
    pictures: Vector,
) -> Shelf:
    """A shelf of products.

    Args:
        vectors: Shape (n, 64), content vectors, as the next two zero where there is none.
        words: Shape (n, 384), `passage` vectors.
        pictures: Shape (n, 1280), features of the image encoder.
    """
    has_words, has_picture = np.abs(words).sum(axis=1) > 0, pictures.sum(axis=1) > 0
    rooted, centre = _rooted(pictures), np.zeros(IMAGE_DIM, np.float32)
    if has_picture.sum() >= LEAST_PICTURES:
        centre = rooted[has_picture].mean(axis=0)
    else:
        has_picture = np.zeros_like(has_picture)
    seen = Counter(word for item in items for word in item.name)
    return Shelf(
        tuple(items),
        vectors,
        np.where(has_words[:, None], _unit(words - basis().text_centre), 0).astype(np.float32),
        np.where(has_picture[:, None], _unit(rooted - centre), 0).astype(np.float32),
        np.asarray(centre, np.float32),
        {word: math.log((1 + len(items)) / count) for word, count in seen.items()},
    )


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
        select(Product, ProductVector)
        .join(ProductVector, col(ProductVector.product_id) == col(Product.id), isouter=True)
        .where(Product.is_active)
        .order_by(col(Product.id))
    ).all()
    items = [
        Item(
            product.id,
            product.brand_id,
            product.category_slug,
            product.title,
            frozenset(tokens(f"{product.title} {product.brand_name}")),
        )
        for product, _ in rows
    ]
    vectors = np.zeros((len(rows), CONTENT_DIM), np.float32)
    words = np.zeros((len(rows), TEXT_DIM), np.float32)
    pictures = np.zeros((len(rows), IMAGE_DIM), np.float32)
    for number, (_, described) in enumerate(rows):
        if described is not None:
            vectors[number] = np.frombuffer(described.vector, "<f4")
            words[number] = np.frombuffer(described.words, "<f2")
            if described.picture:
                pictures[number] = np.frombuffer(described.picture, "<f2")
    return make_shelf(items, vectors, words, pictures)


def _rooted(features: Vector) -> Vector:
    """Unit vectors of the features' roots: a few features are huge and say little."""
    return _unit(np.sqrt(np.maximum(features, 0)))


def _unit(rows: Vector) -> Vector:
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)
