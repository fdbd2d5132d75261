"""Held products in the console and in what their brand is told, in the reader's language."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from typer import Typer
from typer.testing import CliRunner

from app.cli import imports
from app.pages.console_products.state import HeldProducts
from app.pages.decisions.products import ABOUT, ProductDecisions
from catalog.importers.products import import_products
from catalog.importers.readers import read_feed
from catalog.kinds import Role
from catalog.models import Account, Product
from catalog.viewer import Viewer
from catalog.wording import Judged, Standing
from core.db import read_scope, session_scope
from moderation.classifiers.signals import Signal
from moderation.products import judging, screening
from moderation.products.wording import BY_MACHINE, BY_PERSON, DONE, EVERYTHING_HELD, UNCHECKED
from tests.app.both_languages import DEVANAGARI, in_hindi
from tests.app.test_decisions_page import go, page_of, said_by, signed_in
from tests.moderation.desk_world import person, quiet_broker

FEED = b"sku,title,price,mrp,stock,category\nB1,Vile tint,499,499,4,Lips\n"


@pytest.fixture
def brand(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """The brand of a product whose words are held."""
    quiet_broker(monkeypatch)
    for module in (judging, screening):
        monkeypatch.setattr(module, "shop_models_sha256", lambda: "m1")
    made = person("gulmohar", Role.BRAND)

    def judged(text: str) -> list[Signal]:
        score = 0.99 if "Vile" in text else 0.0
        return [Signal("hate", score, 0.5, "text-heads", "m1", "It reads so.", "all")]

    import_products(
        read_feed(FEED),
        source="shop",
        brand_id=made.require_account(),
        screen=lambda *what: screening.screen_product(*what, classify=judged),
    )
    return made


def load(page: HeldProducts | ProductDecisions) -> None:
    asyncio.run(type(page).load.fn(page))  # type: ignore[attr-defined]


def decide(page: HeldProducts, **form: Any) -> str:
    told = asyncio.run(HeldProducts.decide.fn(page, form))  # type: ignore[attr-defined]
    return said_by(told)


def is_shown() -> bool:
    with read_scope() as session:
        return session.exec(select(Product)).one().is_active


def test_a_moderator_reads_why_and_decides_and_nobody_else_does(brand: Viewer) -> None:
    page = page_of(HeldProducts)
    go(page, "/console/products", signed_in(person("anil")))
    load(page)
    (held,) = page.products
    assert (held.title, held.grounds[0].score) == ("Vile tint", "0.99 of 1, from 0.90 on it counts")
    assert "hate" in {choice.code for choice in page.choices}
    for stranger in (brand, person("asha", Role.SHOPPER)):
        other = page_of(HeldProducts)
        go(other, "/console/products", signed_in(stranger))
        load(other)
        assert (other.is_allowed, other.products) == (False, [])
        decide(other, row_id=held.id, choice="show")
        assert not is_shown()
    assert "Choose" in decide(page, row_id=held.id)
    assert "kept away" in decide(page, row_id=held.id, choice="hate", note="No.")
    assert page.products == [] and not is_shown()


def test_its_brand_reads_why_in_its_language_and_others_nothing(brand: Viewer) -> None:
    with session_scope() as session:
        session.get_one(Account, brand.account_id).locale = "hi-IN"
    page = page_of(ProductDecisions)
    go(page, "/me/decisions", signed_in(brand))
    load(page)
    (told,) = page.told
    assert told.state == ABOUT["held"][1] and told.title == "Vile tint"
    for text in (told.done, told.rule, told.rule_text, told.found):
        assert DEVANAGARI.search(text)
    go(page, "/me/decisions", signed_in(person("meera", Role.BRAND)))
    load(page)
    assert page.told == []


def test_who_imports_for_no_brand_is_told_what_is_held(
    installation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet_broker(monkeypatch)
    why = "Spam or a scam: It gives a phone number. A person decides."
    held = Judged(lambda session: Standing.HELD, why)
    monkeypatch.setattr(screening, "screen_product", lambda *what: held)
    feed = tmp_path / "feed.csv"
    feed.write_bytes(FEED)
    cli = Typer()
    imports.register(cli)
    told = CliRunner().invoke(cli, ["import", "products", str(feed)]).output
    assert "1 products new" in told and "1 not shown until a person has looked" in told
    assert f"held     line 2: {why}" in told
    assert not is_shown()


def test_all_that_brands_are_told_is_said_in_hindi() -> None:
    told = (*ABOUT.values(), *DONE.values(), BY_MACHINE, BY_PERSON, UNCHECKED, EVERYTHING_HELD)
    in_hindi(hindi for _, hindi in told)
