"""Product feeds: four kinds are read, bad rows are named, a second run repeats nothing."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from catalog.importers.checks import price_paise, slug_of
from catalog.importers.products import import_products
from catalog.importers.readers import FeedUnreadable, read_feed
from catalog.models import Product, Variant
from core.db import read_scope, session_scope
from core.errors import InvalidInput
from core.storage import get_store

GOOGLE_XML = """<?xml version="1.0"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
<item><g:id>L1-RED</g:id><g:item_group_id>L1</g:item_group_id><title>Velvet &amp; lipstick</title>
<description>&lt;b&gt;Soft&lt;/b&gt;&lt;script&gt;x()&lt;/script&gt;</description><g:brand>Gulmohar</g:brand>
<g:price>599.00 INR</g:price><g:sale_price>499.00 INR</g:sale_price>
<g:availability>in_stock</g:availability><g:color>Red</g:color>
<g:product_type>Beauty &gt; Make-up &gt; Lipstick</g:product_type></item>
<item><g:id>L1-PINK</g:id><g:item_group_id>L1</g:item_group_id><title>Velvet lipstick</title>
<g:price>599.00 INR</g:price><g:availability>out_of_stock</g:availability><g:color>Pink</g:color>
</item></channel></rss>"""
TSV = (
    "id\ttitle\tprice\tavailability\tbrand\tproduct_type\n"
    "T1\tKajal\t249 INR\tin stock\tNeer\tKajal\n"
)
CSV = "sku,title,price,mrp,stock,category\nC1,Jhumka,799,999,4,Earrings\n"
SHOPIFY = json.dumps(
    {
        "products": [
            {
                "id": 7,
                "title": "Linen kurta",
                "body_html": "<p>Cool &amp; light</p>",
                "vendor": "Neer",
                "product_type": "Kurta",
                "options": [{"name": "Size"}],
                "images": [],
                "variants": [
                    {"id": 1, "title": "S", "sku": "K-S", "price": "1499.00", "available": True},
                    {
                        "id": 2,
                        "title": "M",
                        "sku": "K-M",
                        "price": "1499.00",
                        "compare_at_price": "1999.00",
                        "available": False,
                    },
                ],
            }
        ]
    }
)


def run(text: str, folder: Path | None = None) -> tuple[int, int, int, list[str]]:
    report = import_products(read_feed(text.encode()), source="test", beside=folder)
    reasons = [f"{r.where}: {r.reason}" for r in report.refused]
    return report.created, report.updated, report.unchanged, reasons


def variant(sku: str) -> Variant:
    with read_scope() as session:
        return session.exec(select(Variant).where(Variant.sku == sku)).one()


@pytest.mark.parametrize("feed", [GOOGLE_XML, TSV, CSV, SHOPIFY])
def test_every_kind_of_feed_is_read_and_a_second_run_changes_nothing(
    feed: str, installation: Path
) -> None:
    assert run(feed) == (1, 0, 0, [])
    assert run(feed) == (0, 0, 1, [])


def test_google_rows_of_a_group_become_variants(installation: Path) -> None:
    run(GOOGLE_XML)
    red, pink = variant("L1-RED"), variant("L1-PINK")
    assert red.product_id == pink.product_id
    assert (red.price_paise, red.list_price_paise) == (49900, 59900)
    assert pink.on_hand == 0 < red.on_hand
    with read_scope() as session:
        product = session.get_one(Product, red.product_id)
    assert product.title == "Velvet & lipstick"
    assert "script" not in product.description and "x()" not in product.description
    assert (product.category_slug, product.option_kind) == ("lipstick", "shade")


def test_shopify_sizes_keep_their_prices(installation: Path) -> None:
    run(SHOPIFY)
    assert variant("K-M").list_price_paise == 199900
    assert variant("K-M").on_hand == 0


def test_a_changed_price_updates(installation: Path) -> None:
    run(CSV)
    assert run(CSV.replace(",799,", ",749,")) == (0, 1, 0, [])
    assert variant("C1").price_paise == 74900


COSTING = "sku,title,price,mrp,stock,category,cost\n{}"


@pytest.mark.parametrize(
    ("cost", "paise"), [("310", 31000), ("₹310.50", 31050), ("799", 79900), ("", None)]
)
def test_what_the_shop_pays_is_read_where_a_feed_says_it(
    cost: str, paise: int | None, installation: Path
) -> None:
    feed = COSTING.format(f"C1,Jhumka,799,999,4,Earrings,{cost}\n")

    assert run(feed) == (1, 0, 0, [])
    assert run(feed) == (0, 0, 1, [])
    assert variant("C1").cost_paise == paise


def test_google_and_shopify_name_it_in_their_own_way(installation: Path) -> None:
    said = "<g:cost_of_goods_sold>120.00 INR</g:cost_of_goods_sold><g:color>Red</g:color>"
    run(GOOGLE_XML.replace("<g:color>Red</g:color>", said))
    run(SHOPIFY.replace('"sku": "K-S",', '"sku": "K-S", "cost": "640.00",'))
    run("Variant,SKU,Title,Price,Cost per item\nS,H-1,Kurta,1499,700\n")

    costs = [variant(sku).cost_paise for sku in ("L1-RED", "L1-PINK", "K-S", "K-M", "H-1")]
    assert costs == [12000, None, 64000, None, 70000]


@pytest.mark.parametrize(
    ("cost", "reason"),
    [
        ("-1", "cost -1 is not above zero"),
        ("0", "cost 0 is not above zero"),
        ("799.01", "cost 799.01 is above the price"),
        ("much", "cost “much” is not a number"),
        ("nan", "cost “nan” is not a number"),
        ("300 USD", "USD"),
        ("3.001", "cost 3.001 has fractions of a paisa"),
    ],
)
def test_a_cost_that_cannot_be_true_is_named_and_its_row_left_out(
    cost: str, reason: str, installation: Path
) -> None:
    feed = COSTING.format(f"C1,Jhumka,799,999,4,Earrings,{cost}\nC2,Ring,99,99,4,Ring,50\n")

    created, _, _, refused = run(feed)

    assert created == 1 and len(refused) == 1
    assert refused[0].startswith("line 2: ") and reason in refused[0]


def test_a_feed_that_says_no_cost_keeps_the_known_one_while_it_can_be_true(
    installation: Path,
) -> None:
    run(COSTING.format("C1,Jhumka,799,999,4,Earrings,500\n"))

    assert run(CSV) == (0, 0, 1, [])
    assert variant("C1").cost_paise == 50000
    assert run(CSV.replace(",799,", ",450,")) == (0, 1, 0, [])
    assert variant("C1").cost_paise is None


@pytest.mark.parametrize("cost", [0, -5, 79901])
def test_the_database_keeps_no_cost_that_cannot_be_true(cost: int, installation: Path) -> None:
    run(CSV)
    with pytest.raises(IntegrityError), session_scope() as session:
        session.exec(select(Variant)).one().cost_paise = cost


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("X1,Ring,-1,99,4,Ring", "not above zero"),
        ("X1,Ring,0,99,4,Ring", "not above zero"),
        ("X1,Ring,cheap,99,4,Ring", "not a number"),
        ("X1,Ring,99 GBP,99,4,Ring", "GBP"),
        ("X1,Ring,99,99,-4,Ring", "stock"),
        ("X1,,99,99,4,Ring", "title"),
        ("X1,Ring,99.999,99,4,Ring", "paisa"),
        ("C1,Ring,99,99,4,Ring", "used before"),
        ("X\x07,Ring,99,99,4,Ring", "characters"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_is_taken(
    row: str, reason: str, installation: Path
) -> None:
    text = f"sku,title,price,mrp,stock,category,group\nC1,Jhumka,799,999,4,Earrings,A\n{row},B\n"
    created, _, _, reasons = run(text)
    assert created == 1
    assert len(reasons) == 1 and reason in reasons[0] and "line 3" in reasons[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"just words",
        b"<html></html>",
        b"<rss><item>",
        b"{}",
        b'{"products": 3}',
        b"[" * 100_000,
        b'<!DOCTYPE x [<!ENTITY a "b">]><rss><item>&a;</item></rss>',
        bytes(range(256)),
    ],
)
def test_what_is_no_feed_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(FeedUnreadable):
        read_feed(data)


def test_a_picture_beside_the_feed_is_stored_and_one_outside_is_not(
    installation: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "feed"
    folder.mkdir()
    buffer = io.BytesIO()
    Image.new("RGB", (60, 90), "#cc3366").save(buffer, "PNG")
    (folder / "a.png").write_bytes(buffer.getvalue())
    (tmp_path / "b.png").write_bytes(buffer.getvalue())
    text = "sku,title,price,stock,image\nP1,One,99,1,a.png\nP2,Two,99,1,../b.png\n"
    report = import_products(read_feed(text.encode()), source="test", beside=folder)
    assert report.created == 2
    assert [w.where for w in report.warnings] == ["line 3"]
    with read_scope() as session:
        product = session.exec(select(Product).where(Product.external_id == "P1")).one()
    assert get_store().local_path(product.image_keys[0]).stat().st_size > 0
    assert len(product.colors) == 2


def test_what_is_no_picture_leaves_a_warning_not_a_product_lost(
    installation: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(b"GIF89a but not really")
    report = import_products(
        read_feed(b"sku,title,price,stock,image\nP1,One,99,1,a.png\n"),
        source="test",
        beside=tmp_path,
    )
    assert (report.created, len(report.warnings)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "paise"),
    [("499", 49900), ("₹1,23,456.50", 12345650), ("Rs. 99", 9900), ("INR 10.00", 1000)],
)
def test_prices_are_read_as_people_write_them(text: str, paise: int) -> None:
    assert price_paise(text, "") == paise


def test_a_currency_of_the_feed_counts_for_bare_numbers() -> None:
    with pytest.raises(InvalidInput, match="USD"):
        price_paise("499", "USD")


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Beauty > Lip Care", "lip-care"), ("", "other"), ("साड़ी", "साड़ी"), ("A/B", "b")],
)
def test_the_last_part_of_a_category_names_the_shelf(text: str, slug: str) -> None:
    assert slug_of(text) == slug
