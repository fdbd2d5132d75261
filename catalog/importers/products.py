"""Storing imported products: row by row, idempotent, the bad ones named and left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from catalog.importers.checks import slug_of
from catalog.importers.pictures import PictureRefused, store_picture
from catalog.importers.records import ImportedProduct, ImportedVariant, ImportReport, Refusal
from catalog.importers.variants import apply, checked_variants, store_variant
from catalog.kinds import OptionKind
from catalog.models import Category, Product, Variant
from catalog.product_events import ProductChanged
from catalog.product_links import folded_link
from catalog.shelves import hindi_of
from catalog.wording import Judged, Screen, Standing, Wording, columns_for, nobody_looks
from core.bus import emit
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import InvalidInput
from core.ids import new_id

MAX_IMAGES = 6


def import_products(
    products: list[ImportedProduct],
    *,
    source: str,
    beside: Path | None = None,
    brand_id: UUID | None = None,
    screen: Screen = nobody_looks,
    on_progress: Callable[[int], None] = lambda done: None,
) -> ImportReport:
    """Stores a feed; each product in a transaction of its own, so one bad row stops nothing.

    Args:
        source: Names the feed; `(source, external_id)` makes a second run update, not repeat.
        beside: Folder for relative pictures.
        screen: Judges the words of each product, new and changed, before they show.
        on_progress: Told how many products are done.
    """
    report = ImportReport()
    seen: dict[str, str] = {}
    for number, item in enumerate(products, 1):
        try:
            _import_one(item, source, beside, brand_id, screen, seen, report)
        except InvalidInput as refused:
            report.refuse(item.where, refused.detail)
        on_progress(number)
    return report


def _import_one(
    item: ImportedProduct,
    source: str,
    beside: Path | None,
    brand_id: UUID | None,
    screen: Screen,
    seen: dict[str, str],
    report: ImportReport,
) -> None:
    if not item.title:
        raise InvalidInput("there is no title", code="no_title")
    variants = checked_variants(item, seen, report)
    if not variants:
        return  # Each of its rows was refused by name above.
    pictures: list[str] = []
    colors: list[str] = []
    own_picture: dict[str, str] = {}
    for reference in item.images[:MAX_IMAGES]:
        try:
            key, pair = store_picture(reference, beside)
        except PictureRefused as refused:
            report.warnings.append(Refusal(item.where, refused.detail))
            continue
        pictures.append(key)
        own_picture[reference] = key
        colors = colors or list(pair)
    wording = Wording(item.title[:200], item.description[:5000], (item.brand or "Unbranded")[:80])
    with read_scope() as session:
        found = _known(session, item, source)
        product_id = found.id if found else new_id()
    judged = screen(product_id, brand_id, wording)
    with session_scope() as session:
        product = _known(session, item, source) or Product(
            id=product_id,
            source=source,
            external_id=item.external_id[:200],
            title=wording.title,
            brand_name=wording.brand_name,
            category_slug=slug_of(item.category),
            is_held=True,
        )
        facts = _facts(session, product, item, brand_id, pictures, colors)
        _store(session, product, facts, wording, judged, variants, own_picture, item.where, report)


def _known(session: Session, item: ImportedProduct, source: str) -> Product | None:
    return session.exec(
        select(Product).where(
            Product.source == source, Product.external_id == item.external_id[:200]
        )
    ).first()


def _facts(
    session: Session,
    product: Product,
    item: ImportedProduct,
    brand_id: UUID | None,
    pictures: list[str],
    colors: list[str],
) -> dict[str, Any]:
    """Its columns, but for those that hang on its words."""
    category = slug_of(item.category)
    _keep_shelf(session, category)
    return {
        "brand_id": brand_id,
        "category_slug": category,
        "option_kind": OptionKind(item.option or "none"),
        "country_of_origin": (item.country_of_origin or "India")[:60],
        "image_keys": pictures or product.image_keys,
        "colors": colors or product.colors,
        "link": folded_link(item.link) or product.link,
    }


def _keep_shelf(session: Session, slug: str) -> None:
    shelf = session.get(Category, slug) or Category(
        slug=slug, name=slug.replace("-", " ").capitalize()
    )
    shelf.name_hi = shelf.name_hi or hindi_of(slug)
    session.add(shelf)
    session.flush()


def _store(
    session: Session,
    product: Product,
    facts: dict[str, Any],
    wording: Wording,
    judged: Judged,
    variants: list[tuple[ImportedVariant, Variant]],
    own_picture: dict[str, str],
    where: str,
    report: ImportReport,
) -> None:
    is_new = product not in session
    if is_new:
        facts = facts | columns_for(product, wording, Standing.HELD)
    changed = apply(product, facts)
    session.add(product)
    session.flush()
    standing = judged.keep(session)
    changed += apply(product, dict(columns_for(product, wording, standing)))
    for row, variant in variants:
        changed += store_variant(session, product, variant, own_picture.get(row.image))
    if is_new:
        report.created += 1
    elif changed:
        product.updated_at = utc_now()
        emit(session, ProductChanged(product_id=product.id))
        report.updated += 1
    else:
        report.unchanged += 1
    if standing is not Standing.SHOWN:
        told = Refusal(where, judged.why or "a person has to look at its words first")
        (report.held if product.is_held else report.warnings).append(told)
