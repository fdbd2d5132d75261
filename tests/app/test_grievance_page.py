"""The grievance form begins with what an address of ours says, never with anybody's words."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlmodel import select

from app.pages.grievance import GrievancePage
from catalog.web import GUEST_COOKIE, guest_cookie_value, new_guest
from core.db import read_scope
from moderation.rights.models import Grievance
from tests.app.test_decisions_page import go, page_of


def opened(path: str) -> GrievancePage:
    page = page_of(GrievancePage)
    go(page, path, f"{GUEST_COOKIE}={guest_cookie_value(new_guest())}")
    asyncio.run(GrievancePage.load.fn(page))  # type: ignore[attr-defined]
    return page


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ("?about=name_refused", "I could not join, because the automatic check refused my name."),
        ("?about=handle_refused", "I could not join, because the automatic check refused my hand"),
        ("", ""),
        ("?about=Pay%20here", ""),
    ],
)
def test_the_form_begins_as_the_address_says(installation: Path, query: str, begins: str) -> None:
    page = opened(f"/grievance{query}")
    assert page.begun.startswith(begins) and bool(page.begun) == bool(begins)


def test_a_guest_whose_name_was_refused_is_heard(installation: Path) -> None:
    page = opened("/grievance?about=name_refused")
    form = {"name": "Dick Grayson", "email": "d@example.in", "what": page.begun + "Dick Grayson"}
    asyncio.run(GrievancePage.send.fn(page, form))  # type: ignore[attr-defined]
    assert page.number.startswith("G-") and page.secret and page.problem == ""
    with read_scope() as session:
        row = session.exec(select(Grievance)).one()
    assert row.what.endswith("It is really mine: Dick Grayson") and row.account_id is None
    assert opened("/grievance").begun == ""
