"""Products as the shop shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from sqlmodel import Session, col, func, select

from catalog.media import blob_url
from catalog.models import Category, Product, Variant
from catalog.schemas import CategoryView, ProductCard, VariantView
from core.errors import NotFound
from core.money import money


class ProductNotFound(NotFound):
    """No such product, or it is no longer sold."""

    code = "product_not_found"

    def __init__(self) -> None:
        super().__init__("This product is not available.", "यह प्रोडक्ट उपलब्ध नहीं है।")


@dataclass(frozen=True, slots=True)
class PriceFacts:
    """The lowest price among variants that can be had (or among all), and the stock of all."""

    price_paise: int
    list_price_paise: int
    available: int


class Priced(Protocol):
    """A variant, or the columns of one that its price hangs on."""

    @property
    def price_paise(self) -> int: ...

    @property
    def list_price_paise(self) -> int: ...

    @property
    def on_hand(self) -> int: ...

    @property
    def reserved(self) -> int: ...


PricedT = TypeVar("PricedT", bound=Priced)


def cheapest_of(variants: Sequence[PricedT]) -> PricedT:
    """Whose price stands for those of at least one variant."""
    buyable = [v for v in variants if v.on_hand > v.reserved] or list(variants)
    return min(buyable, key=lambda v: v.price_paise)


def price_facts(variants: Sequence[Priced]) -> PriceFacts:
    """Facts of at least one variant."""
    cheapest = cheapest_of(variants)
    available = sum(max(0, v.on_hand - v.reserved) for v in variants)
    return PriceFacts(cheapest.price_paise, cheapest.list_price_paise, available)


def variants_of(session: Session, product_ids: Iterable[UUID]) -> dict[UUID, list[Variant]]:
    """Variants by product, in their order."""
    grouped: dict[UUID, list[Variant]] = defaultdict(list)
    for variant in session.exec(
        select(Variant)
        .where(col(Variant.product_id).in_(list(product_ids)))
        .order_by(col(Variant.position), col(Variant.sku))
    ):
        grouped[variant.product_id].append(variant)
    return grouped


def product_cards(session: Session, products: Iterable[Product]) -> list[ProductCard]:
    """Cards in the given order; products without variants are left out."""
    ordered = list(products)
    variants = variants_of(session, [p.id for p in ordered])
    cards = []
    for product in ordered:
        if not variants[product.id]:
            continue
        facts = price_facts(variants[product.id])
        cards.append(
            ProductCard(
                id=product.id,
                title=product.title,
                brand_name=product.brand_name,
                image_url=blob_url(product.image_keys[0] if product.image_keys else None),
                price=money(facts.price_paise),
                list_price=money(facts.list_price_paise),
                in_stock=facts.available > 0,
                category=product.category_slug,
            )
        )
    return cards


def variant_views(variants: Iterable[Variant]) -> list[VariantView]:
    """Variants with live price and stock."""
    return [
        VariantView(
            id=v.id,
            sku=v.sku,
            label=v.label,
            swatch=v.swatch,
            price=money(v.price_paise),
            list_price=money(v.list_price_paise),
            available=max(0, v.on_hand - v.reserved),
            image_url=blob_url(v.image_key),
        )
        for v in variants
    ]


def get_product(session: Session, product_id: UUID) -> Product:
    """The product.

    Raises:
        ProductNotFound: There is none, or it is no longer sold.
    """
    product = session.get(Product, product_id)
    if product is None or not product.is_active:
        raise ProductNotFound()
    return product


def list_categories(session: Session) -> list[CategoryView]:
    """Shelves that hold something, by name."""
    rows = session.exec(
        select(Category, func.count(col(Product.id)))
        .join(Product, col(Product.category_slug) == col(Category.slug))
        .where(Product.is_active)
        .group_by(col(Category.slug))
        .order_by(col(Category.name))
    )
    return [CategoryView(slug=c.slug, name=c.name, name_hi=c.name_hi, products=n) for c, n in rows]
