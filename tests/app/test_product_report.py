"""Reporting a product from its sheet and its page, as its shopper presses the buttons."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from sqlmodel import select

from app.pages.product import product as product_page
from app.sheets.product import Goods
from app.sheets.product_report import PRODUCT_REASONS, ProductReport
from app.sheets.report_words import REASONS
from catalog.kinds import ReportReason, Role
from catalog.viewer import Viewer
from community.models import Report
from core.db import read_scope, session_scope
from tests import small_world as world
from tests.app.test_decisions_page import go, page_of, signed_in


@pytest.fixture
def asha(installation: Path) -> Viewer:
    with session_scope() as session:
        return world.viewer(world.account(session, "asha", Role.SHOPPER))


def reports() -> list[Report]:
    with read_scope() as session:
        return list(session.exec(select(Report)).all())


def test_every_reason_can_be_given_and_no_product_pretends_to_be_somebody() -> None:
    assert set(PRODUCT_REASONS) == set(REASONS) - {"impersonation"}
    assert {ReportReason(code) for code in PRODUCT_REASONS}
    assert list(PRODUCT_REASONS)[:2] == ["counterfeit", "misleading"]


def test_a_report_goes_with_its_reason_and_words_and_never_without_a_reason(asha: Viewer) -> None:
    with session_scope() as session:
        product_id = world.product(session, "lip-1").id
    page = page_of(ProductReport)
    go(page, f"/p/{product_id}", signed_in(asha))
    page.goods = Goods(id=str(product_id))

    def send(form: dict[str, str]) -> object:
        return asyncio.run(ProductReport.send.fn(page, form))  # type: ignore[attr-defined]

    assert send({}) is None and not reports(), "nobody asked for the form"
    ProductReport.ask.fn(page)  # type: ignore[attr-defined]
    ProductReport.choose_reason.fn(page, "impersonation")  # type: ignore[attr-defined]
    assert send({}) is None and not reports()
    ProductReport.choose_reason.fn(page, "counterfeit")  # type: ignore[attr-defined]
    assert send({"product-page-detail": "The seal is broken"}) is not None
    (report,) = reports()
    assert (report.product_id, report.viewer_id) == (product_id, asha.id)
    assert (report.reason, report.detail) == (ReportReason.COUNTERFEIT, "The seal is broken")
    assert (page.asked, page.reason) == ("", "")
    page.goods = Goods(id="nothing")
    ProductReport.ask.fn(page)  # type: ignore[attr-defined]
    ProductReport.choose_reason.fn(page, "spam")  # type: ignore[attr-defined]
    assert "danger" in str(send({})) or len(reports()) == 1


def test_the_page_and_the_sheet_offer_it() -> None:
    drawn = json.dumps(product_page().render(), default=str)
    assert drawn.count("Report this product") >= 2
