"""What a feed says of each thing on the shelf: its price, its cost and its stock."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from catalog.importers.checks import checked_sku, checked_swatch, cost_paise, price_paise
from catalog.importers.records import ImportedProduct, ImportedVariant, ImportReport
from catalog.models import Product, Variant
from core.errors import InvalidInput

MAX_STOCK = 1_000_000


def checked_variants(
    item: ImportedProduct, seen: dict[str, str], report: ImportReport
) -> list[tuple[ImportedVariant, Variant]]:
    """The rows that can be sold, each with what is to be stored of it; others are refused by name.

    Args:
        seen: SKUs of the feed so far, and where; those of this product are added.
    """
    kept = []
    for position, row in enumerate(item.variants):
        try:
            sku = checked_sku(row.sku)
            if sku in seen:
                raise InvalidInput(f"SKU {sku} was used before, at {seen[sku]}", code="sku_twice")
            price = price_paise(row.price, item.currency)
            listed = price_paise(row.list_price or row.price, item.currency)
            cost = cost_paise(row.cost, item.currency, price)
            if not 0 <= row.stock <= MAX_STOCK:
                raise InvalidInput("the stock is not a number from 0 to 1,000,000")
        except InvalidInput as refused:
            report.refuse(row.where, refused.detail)
            continue
        seen[sku] = row.where
        variant = Variant(
            product_id=UUID(int=0),
            sku=sku,
            label=row.label[:80],
            swatch=checked_swatch(row.swatch),
            position=position,
            price_paise=price,
            list_price_paise=max(price, listed),
            on_hand=row.stock,
            cost_paise=cost,
        )
        kept.append((row, variant))
    return kept


def store_variant(
    session: Session, product: Product, fresh: Variant, image_key: str | None
) -> list[str]:
    """Adds or updates one variant; returns the names of what changed.

    Raises:
        InvalidInput: The SKU belongs to another product.
    """
    known = session.exec(select(Variant).where(Variant.sku == fresh.sku)).first()
    if known is None:
        fresh.product_id, fresh.image_key = product.id, image_key
        session.add(fresh)
        session.flush()
        return ["variant"]
    if known.product_id != product.id:
        raise InvalidInput(f"SKU {fresh.sku} belongs to another product", code="sku_taken")
    # Pieces that are promised to orders stay on the shelf, whatever the feed says.
    on_hand = max(fresh.on_hand, known.reserved)
    cost = fresh.cost_paise or known.cost_paise  # A shop's public feed never says it.
    facts = {
        "label": fresh.label,
        "swatch": fresh.swatch,
        "position": fresh.position,
        "price_paise": fresh.price_paise,
        "list_price_paise": fresh.list_price_paise,
        "on_hand": on_hand,
        "cost_paise": cost if cost and cost <= fresh.price_paise else None,
        "image_key": image_key or known.image_key,
    }
    return apply(known, facts)


def apply(row: Product | Variant, facts: dict[str, Any]) -> list[str]:
    """Sets what differs; returns the names of what changed."""
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    return changed
