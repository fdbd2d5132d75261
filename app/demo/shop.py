"""Brings the demo's products in through the same importer as any shop's feed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from uuid import UUID

from sqlmodel import select

from app.demo.pictures import render_product_image
from app.demo.records import Product, World
from catalog.importers.products import import_products
from catalog.importers.records import ImportedProduct, ImportedVariant, ImportReport
from catalog.models import Product as StoredProduct
from core.db import read_scope, session_scope
from core.errors import InvalidInput
from moderation.intake.screening import screen_product

SOURCE = "demo"
MAX_PICTURES = 4
_OPTIONS = {"shade": "shade", "colour": "shade", "size": "size", "volume": "size"}


def stored_product(sku: str) -> UUID | None:
    """The id of a demo product that is in the catalogue already."""
    with read_scope() as session:
        return session.exec(
            select(StoredProduct.id).where(
                StoredProduct.source == SOURCE, StoredProduct.external_id == sku
            )
        ).first()


def ensure_product(world: World, sku: str, brand_id: UUID) -> UUID:
    """The id of a demo product, drawn and imported when it is not there yet.

    Raises:
        InvalidInput: The importer refused it, which is a mistake in the demo's data.
    """
    if known := stored_product(sku):
        return known
    product = world.product[sku]
    with tempfile.TemporaryDirectory() as folder:
        pictures = _draw(product, Path(folder))
        report = import_products(
            [_as_feed_item(world, product, pictures)],
            source=SOURCE,
            beside=Path(folder),
            brand_id=brand_id,
            screen=screen_product,
        )
    _check(report)
    stored = stored_product(sku)
    assert stored is not None
    with session_scope() as session:
        row = session.get_one(StoredProduct, stored)
        row.seller_name, row.seller_address = product.seller.name, product.seller.address
    return stored


def _draw(product: Product, folder: Path) -> list[str]:
    names = []
    differ_in_looks = product.variants[0].hex is not None
    drawn = product.variants[:MAX_PICTURES] if differ_in_looks else product.variants[:1]
    for number, variant in enumerate(drawn):
        name = f"{number}.webp"
        render_product_image(product, variant, folder / name)
        names.append(name)
    return names


def _as_feed_item(world: World, product: Product, pictures: list[str]) -> ImportedProduct:
    option = product.variants[0].option
    return ImportedProduct(
        external_id=product.sku,
        title=product.name,
        description=product.description,
        brand=world.person[product.brand].display_name,
        category=product.category,
        images=tuple(pictures),
        option=_OPTIONS.get(option, ""),
        currency="INR",
        country_of_origin=product.country_of_origin,
        variants=tuple(
            ImportedVariant(
                sku=v.sku,
                label="" if v.option == "standard" else v.name,
                price=f"{v.price_paise / 100:.2f} INR",
                list_price=f"{v.mrp_paise / 100:.2f} INR",
                stock=v.stock,
                image=pictures[n] if n < len(pictures) else "",
                where=v.sku,
                swatch=v.hex or "",
            )
            for n, v in enumerate(product.variants)
        ),
        where=product.sku,
    )


def _check(report: ImportReport) -> None:
    if report.refused:
        first = report.refused[0]
        raise InvalidInput(f"{first.where}: {first.reason}")
