"""What viewers see of a tagged product once it is sold out: another one, or nothing.

Worked out whenever a card is made, from the stock of that moment, so that it takes itself back
when the product is there again. A product that the creator excluded never stands in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, or_, select

from catalog.kinds import SoldOut
from catalog.models import Product, ProductPin, Variant
from catalog.products import price_facts

# Makes the condition that chooses clips, from the column that holds their id.
Which = Callable[[Any], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Offer:
    """A product as it can be had now.

    Args:
        price_paise: The lowest, also of what is sold out; 0 without variants.
    """

    product_id: UUID
    title: str
    brand_name: str
    category_slug: str
    price_paise: int
    is_there: bool


@dataclass(frozen=True, slots=True)
class PinRule:
    """What a creator wants for one tag when its product is sold out."""

    product_id: UUID
    when: SoldOut
    alternative_id: UUID | None = None
    excluded: frozenset[UUID] = frozenset()


def stand_in(
    rule: PinRule, sold_out: Offer, offers: Iterable[Offer], shown: frozenset[UUID]
) -> Offer | None:
    """What takes the place of a sold-out product; `None` for nothing. Pure.

    Args:
        offers: Among which it has to be found.
        shown: Products that the clip shows anyway, which the program does not show twice.
    """
    there = [
        o
        for o in offers
        if o.is_there and o.product_id not in rule.excluded and o.product_id != sold_out.product_id
    ]
    if rule.when is SoldOut.CHOSEN:
        return next((o for o in there if o.product_id == rule.alternative_id), None)
    if rule.when is not SoldOut.NEAREST:
        return None
    alike = [
        o
        for o in there
        if (o.brand_name, o.category_slug) == (sold_out.brand_name, sold_out.category_slug)
        and o.product_id not in shown
    ]
    return min(
        alike,
        key=lambda o: (abs(o.price_paise - sold_out.price_paise), o.title, o.product_id),
        default=None,
    )


def offers_of(session: Session, which: ColumnElement[bool]) -> dict[UUID, Offer]:
    """Offers of the products that meet a condition."""
    products = session.exec(select(Product).where(which)).all()
    variants: dict[UUID, list[Variant]] = defaultdict(list)
    ids = [p.id for p in products]
    for variant in session.exec(select(Variant).where(col(Variant.product_id).in_(ids))):
        variants[variant.product_id].append(variant)
    found = {}
    for product in products:
        prices = price_facts(variants[product.id]) if variants[product.id] else None
        found[product.id] = Offer(
            product.id,
            product.title,
            product.brand_name,
            product.category_slug,
            prices.price_paise if prices else 0,
            bool(product.is_active and prices and prices.available > 0),
        )
    return found


@dataclass(frozen=True, slots=True)
class Replaced:
    """A tag whose product is sold out and that has a rule; `by` is `None` where it is hidden."""

    pin_id: UUID
    video_id: UUID
    product: Offer
    by: Offer | None


def replaced_pins(
    session: Session,
    which: Which,
    sold_out: Iterable[UUID] | None = None,
) -> list[Replaced]:
    """The tags of the chosen clips that show another product than their own, or none.

    Args:
        which: Chooses clips.
        sold_out: Products that are known to be sold out or gone; looked up when omitted.
    """
    ruled = which(ProductPin.video_id) & (col(ProductPin.when_sold_out) != SoldOut.KEEP)
    if sold_out is not None:
        ruled &= col(ProductPin.product_id).in_(list(sold_out))
    pins = session.exec(select(ProductPin).where(ruled)).all()
    if not pins:
        return []
    own = offers_of(session, col(Product.id).in_({p.product_id for p in pins}))
    pins = [p for p in pins if not own[p.product_id].is_there]
    offers = _possible(session, pins, own)
    shown = _pinned_products(session, {p.video_id for p in pins})
    return [
        Replaced(
            pin.id,
            pin.video_id,
            own[pin.product_id],
            stand_in(
                rule_of(pin), own[pin.product_id], offers.values(), frozenset(shown[pin.video_id])
            ),
        )
        for pin in pins
    ]


def rule_of(pin: ProductPin) -> PinRule:
    """The rule of a stored tag."""
    excluded = frozenset(UUID(one) for one in pin.excluded_ids)
    return PinRule(pin.product_id, pin.when_sold_out, pin.alternative_id, excluded)


def _possible(
    session: Session, pins: Sequence[ProductPin], own: dict[UUID, Offer]
) -> dict[UUID, Offer]:
    """Offers among which stand-ins are to be found."""
    chosen = {p.alternative_id for p in pins if p.alternative_id is not None}
    shelves = {
        (own[p.product_id].brand_name, own[p.product_id].category_slug)
        for p in pins
        if p.when_sold_out is SoldOut.NEAREST
    }
    wanted: list[ColumnElement[bool]] = [
        and_(col(Product.brand_name) == brand, col(Product.category_slug) == shelf)
        for brand, shelf in shelves
    ]
    if chosen:
        wanted.append(col(Product.id).in_(chosen))
    return offers_of(session, or_(*wanted)) if wanted else {}


def _pinned_products(session: Session, video_ids: set[UUID]) -> dict[UUID, set[UUID]]:
    shown: dict[UUID, set[UUID]] = defaultdict(set)
    for video_id, product_id in session.exec(
        select(ProductPin.video_id, ProductPin.product_id).where(
            col(ProductPin.video_id).in_(video_ids)
        )
    ):
        shown[video_id].add(product_id)
    return shown
