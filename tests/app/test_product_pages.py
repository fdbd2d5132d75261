"""A held product on the console's page, and what its brand is told, in the reader's language."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlmodel import select
from typer import Typer
from typer.testing import CliRunner

from app.cli import imports
from app.pages.console.account import AccountActs
from app.pages.decisions.drawn import TITLES
from app.pages.decisions.state import Decisions
from catalog.importers.products import import_products
from catalog.importers.readers import read_feed
from catalog.kinds import Role
from catalog.models import Account, Product
from catalog.viewer import Viewer
from catalog.wording import Judged, Standing
from core.db import read_scope, session_scope
from moderation.classifiers.signals import Signal
from moderation.intake import screening
from moderation.models import ReviewCase
from moderation.products import judging
from moderation.rights.models import Measure
from tests.app.both_languages import DEVANAGARI
from tests.app.test_console_account import desk_of, press
from tests.app.test_decisions_page import go, page_of, signed_in
from tests.moderation.desk_world import person, quiet_broker, settle

FEED = b"sku,title,price,mrp,stock,category,description\nB1,Vile tint,499,499,4,Lips,Soft\n"


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


def desk(who: Viewer) -> AccountActs:
    """Somebody's console with the product's case open."""
    with read_scope() as session:
        return desk_of(who, session.exec(select(ReviewCase.id)).one())


def is_shown() -> bool:
    with read_scope() as session:
        return session.exec(select(Product)).one().is_active


def test_a_moderator_reads_the_words_and_why_and_decides_by_the_same_keys(brand: Viewer) -> None:
    page = desk(person("anil"))
    (row,) = page.rows
    assert (row.caption, row.origin, row.queue) == ("Vile tint", "Product", "")
    shown = page.case
    assert shown.is_product and (shown.caption, shown.description) == ("Vile tint", "Soft")
    assert (shown.brand, shown.video_url, shown.may_trust) == ("Unbranded", "", False)
    assert page.whys[0].where.startswith("Title") and page.marks[0].is_over
    page.choose_reason("hate")
    press(page, "reject", shown.id)
    assert not is_shown() and page.undo_of
    press(page, "undo")
    assert page.case.id == shown.id and not page.case.is_closed
    press(page, "approve", shown.id)
    settle()
    assert is_shown()


def test_its_brand_reads_why_in_its_language_and_appeals(brand: Viewer) -> None:
    with session_scope() as session:
        session.get_one(Account, brand.require_account()).locale = "hi-IN"
    page = desk(person("anil"))
    page.choose_reason("hate")
    press(page, "reject", page.case.id)
    told = page_of(Decisions)
    go(told, "/me/decisions", signed_in(brand))
    asyncio.run(Decisions.load.fn(told))  # type: ignore[attr-defined]
    refused, _ = told.statements
    assert refused.about == "Vile tint" and refused.can_appeal
    assert refused.title == TITLES[Measure.PRODUCT_REFUSED][1]
    for text in (refused.done, refused.rule, refused.rule_text, refused.found, refused.how):
        assert DEVANAGARI.search(text)
    assert all(DEVANAGARI.search(fact) for fact in refused.facts) and refused.facts


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
