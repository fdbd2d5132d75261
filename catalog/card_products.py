"""The products on a card: each at its second and place, or what stands in for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlmodel import Session, col

from catalog.media import blob_url
from catalog.models import Category, Product, Variant
from catalog.products import cheapest_of, price_facts
from catalog.stand_ins import Which, replaced_pins
from core.money import money

Facts = dict[str, Any]
_VARIANT: Sequence[Any] = (
    Variant.product_id, Variant.price_paise, Variant.list_price_paise, Variant.on_hand,
    Variant.reserved, Variant.cost_paise,
)  # fmt: skip
_PRODUCT: Sequence[Any] = (
    Product.id, Product.title, Product.brand_name, Product.image_keys, Product.is_active,
    Category.slug, Category.name,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sold:
    """A pinned product; `facts` are of those that are sold.

    Args:
        margin: What the shop keeps of its price, in [0, 1); `None` where nobody knows, or it cannot
            be bought now. Never among the `facts`, which everybody reads.
    """

    category: Facts
    price_paise: int
    saving: float
    facts: Facts | None
    margin: float | None = None


def sold_products(session: Session, ids: set[UUID]) -> dict[UUID, Sold]:
    """Products by id, with what cards say of them."""
    if not ids:
        return {}
    variants: dict[UUID, list[Row[Any]]] = defaultdict(list)
    for variant in session.execute(select(*_VARIANT).where(col(Variant.product_id).in_(ids))):
        variants[variant.product_id].append(variant)
    found = {}
    for one in session.execute(
        select(*_PRODUCT)
        .join(Category, col(Category.slug) == col(Product.category_slug))
        .where(col(Product.id).in_(ids))
    ):
        category = {"slug": one.slug, "name": one.name}
        if not one.is_active or not variants[one.id]:
            found[one.id] = Sold(category, 0, 0.0, None)
            continue
        prices = price_facts(variants[one.id])
        facts = {
            "product_id": one.id,
            "title": one.title,
            "brand_name": one.brand_name,
            "price": money(prices.price_paise).model_dump(),
            "list_price": money(prices.list_price_paise).model_dump(),
            "image_url": blob_url(one.image_keys[0] if one.image_keys else None),
            "in_stock": prices.available > 0,
        }
        saving = 1.0 - prices.price_paise / prices.list_price_paise
        margin = _margin(cheapest_of(variants[one.id])) if prices.available else None
        found[one.id] = Sold(category, prices.price_paise, saving, facts, margin)
    return found


def _margin(variant: Row[Any]) -> float | None:
    cost: int | None = variant.cost_paise
    return None if cost is None else 1.0 - cost / variant.price_paise


@dataclass(frozen=True, slots=True)
class Pinned:
    """A pin with its own product, and what viewers see there."""

    pin: Row[Any]
    category: Facts
    seen: Sold
    instead_of: str | None = None


def instead(
    session: Session, which: Which, products: dict[UUID, Sold]
) -> dict[UUID, tuple[Sold | None, str]]:
    """By pin: what is shown in place of its sold-out product, and the name of that."""
    out = [id_ for id_, p in products.items() if p.facts is None or not p.facts["in_stock"]]
    replaced = replaced_pins(session, which, out) if out else []
    others = sold_products(session, {r.by.product_id for r in replaced if r.by})
    return {
        r.pin_id: (others[r.by.product_id] if r.by else None, r.product.title) for r in replaced
    }


def pinned_of(
    pin: Row[Any],
    products: dict[UUID, Sold],
    instead: dict[UUID, tuple[Sold | None, str]],
) -> Pinned:
    """What viewers see where a product is pinned."""
    own = products[pin.product_id]
    if pin.id not in instead:
        return Pinned(pin, own.category, own)
    other, name = instead[pin.id]
    return Pinned(pin, own.category, other or Sold(own.category, 0, 0.0, None), name)


def pinned_facts(one: Pinned, product: Facts) -> Facts:
    """The product at its second and place, with the fields in the order of the wire form."""
    pin = one.pin
    place = {"start_ms": pin.start_ms, "end_ms": pin.end_ms, "x": pin.x, "y": pin.y}
    stock = {"in_stock": product["in_stock"], "instead_of": one.instead_of}
    return {k: v for k, v in product.items() if k != "in_stock"} | place | stock
