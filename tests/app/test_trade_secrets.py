"""What the shop pays for its goods stands on no answer, card, page or export."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import redis
from sqlmodel import select

import catalog.web
from app.api import make_api
from catalog.kinds import Role
from catalog.models import Variant
from core.db import session_scope
from core.settings import ROOT
from tests import small_world as world
from tests.http import browser

COST, PRICE = 31_337, 49_900
# Its digits, in rupees, what is left of the price, and as a part of it.
TELLS = re.compile(
    r"31[,.]?337|313\.37|18[,.]?563|185\.63|0\.3720|0\.6279|cost_?paise|margin\"\s*:"
)
# Who may name the column: the shelf, what reads it from a feed, and what makes a margin of it.
MAY_NAME_IT = {
    "catalog/models/products.py",
    "catalog/importers/checks.py",
    "catalog/importers/variants.py",
    "catalog/card_products.py",
}
PACKAGES = (
    "app", "catalog", "commerce", "community", "core", "delivery", "events", "experiments", "feed",
    "moderation", "perception", "studio",
)  # fmt: skip
DOCUMENT = make_api().openapi()


def test_only_the_shelf_the_import_and_the_margin_name_what_the_shop_pays() -> None:
    naming = set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            text = path.read_text()
            names = {getattr(n, "attr", getattr(n, "id", "")) for n in ast.walk(ast.parse(text))}
            if "cost_paise" in names or "cost_paise" in text:
                naming.add(str(path.relative_to(ROOT)))
    assert naming == MAY_NAME_IT


def test_no_form_of_the_contract_has_a_field_for_it() -> None:
    for name, form in DOCUMENT["components"]["schemas"].items():
        for field in form.get("properties", {}):
            assert not re.search("cost|margin", field), (name, field)


@pytest.mark.parametrize("role", [None, Role.SHOPPER, Role.CREATOR, Role.BRAND, Role.MODERATOR])
def test_nothing_that_can_be_read_tells_it(
    role: Role | None, installation: Path, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session_scope() as session:
        maker = world.account(session, "meera", Role.CREATOR)
        reader = maker if role is Role.CREATOR else None
        if role not in (None, Role.CREATOR):
            reader = world.account(session, "reader", role)
        product = world.product(session, "L1", price=PRICE)
        session.exec(select(Variant)).one().cost_paise = COST
        clip = world.video(session, maker, "Lips #glow", pinned=product.id)
        who = world.viewer(reader) if reader else None
        known = {
            "product_id": product.id, "video_id": clip.id, "handle": maker.handle, "slug": "glow",
        }  # fmt: skip
        variant_id = session.exec(select(Variant.id)).one()
    if who:
        monkeypatch.setattr(catalog.web, "viewer_of_credentials", lambda *_, **__: who)

    with browser(make_api()) as client:
        client.headers |= {"Authorization": "Bearer reader"} if who else {}
        bag = client.post("/api/v1/cart/lines", json={"variant_id": str(variant_id), "quantity": 1})
        assert bag.status_code < 300, bag.text
        answers = 0
        for path, methods in DOCUMENT["paths"].items():
            needed = re.findall(r"{(\w+)}", path)
            if "get" not in methods or not set(needed) <= known.keys():
                continue
            answer = client.get(path.format(**known), params={"q": "lipstick"})
            answers += answer.status_code == 200
            assert not TELLS.search(answer.text), (path, answer.text)
        assert not TELLS.search(bag.text)
    assert answers > 8
