"""Shelves have their Hindi name from the first product on."""

from __future__ import annotations

from catalog.importers.products import import_products
from catalog.importers.readers import read_feed
from catalog.models import Category
from catalog.shelves import HINDI, hindi_of, shelf_name
from core.db import read_scope, session_scope
from tests.app.both_languages import in_hindi

FEED = b"""sku,title,price,mrp,stock,category
A,Serum,799,999,4,Skin Care
B,Incense,99,99,4,Agarbatti
C,Tint,499,499,4,Lips
"""


def test_every_usual_shelf_is_said_in_hindi() -> None:
    in_hindi(HINDI.values())
    assert hindi_of("saree") == hindi_of("sarees")
    assert hindi_of("dress") == hindi_of("dresses")


def test_an_import_names_a_usual_shelf_and_leaves_what_somebody_named(
    installation: object,
) -> None:
    with session_scope() as session:
        session.add(Category(slug="lips", name="Lips", name_hi="लिप्स"))
        session.add(Category(slug="skin-care", name="Skin care"))
    import_products(read_feed(FEED), source="shop")
    with read_scope() as session:
        names = {
            slug: shelf_name(session.get_one(Category, slug), "hi-IN")
            for slug in ("skin-care", "agarbatti", "lips")
        }
        assert names == {"skin-care": "त्वचा की देखभाल", "agarbatti": "Agarbatti", "lips": "लिप्स"}
        assert shelf_name(session.get_one(Category, "skin-care"), "en-IN") == "Skin care"
