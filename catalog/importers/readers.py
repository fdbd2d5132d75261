"""Reading product feeds: Google Merchant XML and TSV, Shopify `products.json`, CSV."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

import nh3
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from catalog.importers.records import ImportedProduct, ImportedVariant
from core.errors import InvalidInput

GOOGLE = "{http://base.google.com/ns/1.0}"
IN_STOCK_WITHOUT_COUNT = 25  # A feed that only says "in stock" gets this many pieces.
# In turn: our own, of Google Merchant, of an export of Shopify's.
COSTS = ("cost", "cost_price", "cost_of_goods_sold", "cost_per_item")
Row = Mapping[str, str]


class FeedUnreadable(InvalidInput):
    """The file is not a product feed of a kind we read."""

    code = "feed_unreadable"


def plain_text(markup: str) -> str:
    """`markup` without tags, scripts or doubled spaces."""
    return " ".join(unescape(nh3.clean(markup, tags=set())).split())


def read_feed(data: bytes) -> list[ImportedProduct]:
    """The products of a feed; the kind is told from its contents.

    Raises:
        FeedUnreadable: It is none of the kinds we read, or is broken.
    """
    text = _decode(data)
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start == "<":
        return _from_rows(_xml_rows(text))
    if start in ("{", "["):
        return _shopify(text)
    return _from_rows(_table_rows(text))


def _decode(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        if encoding == "utf-16" and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FeedUnreadable("The file's text encoding is unknown; save it as UTF-8.")


def _xml_rows(text: str) -> list[tuple[str, Row]]:
    try:
        root = fromstring(text)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise FeedUnreadable(f"The XML cannot be read: {error}.") from None
    items = list(root.iter("item")) or list(root.iter("{http://www.w3.org/2005/Atom}entry"))
    if not items:
        raise FeedUnreadable("The XML has no <item>; a Google Merchant feed is expected.")
    rows: list[tuple[str, Row]] = []
    for number, item in enumerate(items, 1):
        row: dict[str, str] = {}
        for child in item:
            name = child.tag.removeprefix(GOOGLE).rsplit("}", 1)[-1].lower()
            value = (child.text or child.get("href") or "").strip()
            if name == "additional_image_link" and name in row:
                value = f"{row[name]},{value}"
            row[name] = value
        rows.append((f"item {number}", row))
    return rows


def _table_rows(text: str) -> list[tuple[str, Row]]:
    header = text.split("\n", 1)[0]
    delimiter = max("\t,;|", key=header.count)
    if header.count(delimiter) == 0:
        raise FeedUnreadable("This is no table: the first line must name its columns.")
    try:
        reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
        rows: list[tuple[str, Row]] = []
        for row in reader:
            clean = {
                str(k).strip().lower().replace(" ", "_"): (v or "").strip()
                for k, v in row.items()
                if k is not None and not isinstance(v, list)
            }
            rows.append((f"line {reader.line_num}", clean))
    except csv.Error as error:
        raise FeedUnreadable(f"The table is broken: {error}.") from None
    if not rows:
        raise FeedUnreadable("The table has a header but no rows.")
    return rows


def _first(row: Row, *names: str) -> str:
    return next((row[n] for n in names if row.get(n)), "")


def _stock(row: Row) -> int:
    count = _first(row, "stock", "quantity", "inventory", "inventory_quantity", "on_hand")
    if count:
        return int(float(count)) if count.replace(".", "", 1).lstrip("-").isdigit() else -1
    word = _first(row, "availability").replace("_", " ").lower()
    return IN_STOCK_WITHOUT_COUNT if word in ("", "in stock", "instock") else 0


def _from_rows(rows: Iterable[tuple[str, Row]]) -> list[ImportedProduct]:
    """Rows of one variant each, grouped into products by `item_group_id` where there is one."""
    groups: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for where, row in rows:
        own = _first(row, "id", "sku", "external_id", "handle")
        groups[_first(row, "item_group_id", "group", "product_id") or own or where].append(
            (where, row)
        )
    return [_product_of(group, members) for group, members in groups.items()]


def _label(row: Row, *, by_shade: bool) -> str:
    if by_shade:
        return _first(row, "color", "colour", "shade")
    return _first(row, "size", "variant", "option")


def _product_of(group: str, members: list[tuple[str, Row]]) -> ImportedProduct:
    where, head = members[0]
    shades = any(_first(r, "color", "colour", "shade") for _, r in members)
    sizes = any(_first(r, "size") for _, r in members)
    images = [
        link.strip()
        for name in ("image_link", "image", "image_url", "additional_image_link")
        for link in head.get(name, "").split(",")
        if link.strip()
    ]
    return ImportedProduct(
        external_id=group,
        title=plain_text(_first(head, "title", "name")),
        description=plain_text(_first(head, "description")),
        brand=plain_text(_first(head, "brand", "vendor")),
        category=_first(head, "product_type", "category", "google_product_category"),
        images=tuple(dict.fromkeys(images)),
        option="shade" if shades else "size" if sizes or len(members) > 1 else "",
        currency=_first(head, "currency"),
        link=_first(head, "canonical_link", "link", "url"),
        country_of_origin=_first(head, "country_of_origin", "country"),
        variants=tuple(
            ImportedVariant(
                sku=_first(row, "sku", "id", "mpn", "gtin"),
                label=plain_text(_label(row, by_shade=shades)),
                price=_first(row, "sale_price") or _first(row, "price"),
                list_price=_first(row, "mrp", "list_price", "compare_at_price")
                or _first(row, "price"),
                stock=_stock(row),
                cost=_first(row, *COSTS),
                image=_first(row, "image_link", "image", "image_url"),
                where=place,
            )
            for place, row in members
        ),
        where=where,
    )


def _shopify(text: str) -> list[ImportedProduct]:
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise FeedUnreadable(f"The JSON cannot be read: {error}.") from None
    products = document.get("products") if isinstance(document, dict) else None
    if not isinstance(products, list):
        raise FeedUnreadable('The JSON has no "products" list; Shopify\'s products.json has one.')
    return [
        _shopify_product(number, item)
        for number, item in enumerate(products, 1)
        if isinstance(item, dict)
    ]


def _shopify_product(number: int, item: Mapping[str, Any]) -> ImportedProduct:
    def text_of(source: Mapping[str, Any], name: str) -> str:
        value = source.get(name)
        return "" if value is None else str(value)

    def records(name: str) -> list[Mapping[str, Any]]:
        return [x for x in item.get(name) or [] if isinstance(x, dict)]

    options = " ".join(text_of(o, "name").lower() for o in records("options"))
    pictures = {text_of(i, "id"): text_of(i, "src") for i in records("images")}
    variants = []
    for position, variant in enumerate(records("variants"), 1):
        label = text_of(variant, "title")
        count = variant.get("inventory_quantity")
        available = IN_STOCK_WITHOUT_COUNT if variant.get("available", True) else 0
        featured = variant.get("featured_image")
        image = text_of(featured, "src") if isinstance(featured, dict) else ""
        variants.append(
            ImportedVariant(
                sku=text_of(variant, "sku") or f"shopify-{text_of(variant, 'id')}",
                label="" if label == "Default Title" else plain_text(label),
                price=text_of(variant, "price"),
                list_price=text_of(variant, "compare_at_price") or text_of(variant, "price"),
                stock=int(count) if isinstance(count, int) else available,
                cost=text_of(variant, "cost"),
                image=image or pictures.get(text_of(variant, "image_id"), ""),
                where=f"product {number}, variant {position}",
            )
        )
    shade = any(word in options for word in ("color", "colour", "shade"))
    return ImportedProduct(
        external_id=text_of(item, "id") or text_of(item, "handle"),
        title=plain_text(text_of(item, "title")),
        description=plain_text(text_of(item, "body_html")),
        brand=plain_text(text_of(item, "vendor")),
        category=text_of(item, "product_type"),
        images=tuple(s for s in pictures.values() if s),
        option="shade" if shade else "size" if len(variants) > 1 else "",
        currency=text_of(item, "currency"),
        country_of_origin="",
        variants=tuple(variants),
        where=f"product {number}",
    )
