"""The grievance form begins with what an address of ours says, never with anybody's words."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlmodel import select

from app.pages.grievance.state import GrievancePage
from catalog.web import GUEST_COOKIE, guest_cookie_value, new_guest
from core.db import read_scope
from moderation.rights.models import Grievance
from tests.app.both_languages import in_hindi
from tests.app.test_decisions_page import go, page_of, said_by


def opened(path: str, languages: str = "en") -> GrievancePage:
    page = page_of(GrievancePage)
    go(page, path, f"{GUEST_COOKIE}={guest_cookie_value(new_guest())}", languages)
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


def send(page: GrievancePage, **form: str) -> None:
    asyncio.run(GrievancePage.send.fn(page, form))  # type: ignore[attr-defined]


def look_up(page: GrievancePage, number: str, secret: str) -> str:
    """What passes over the page; empty where the page itself says it."""
    form = {"number": number, "secret": secret}
    said = asyncio.run(GrievancePage.look_up.fn(page, form))  # type: ignore[attr-defined]
    return said_by(said) if said else ""


def test_who_reads_hindi_complains_and_is_refused_and_answered_in_hindi(
    installation: Path,
) -> None:
    page = opened("/grievance?about=name_refused", "hi-IN")
    in_hindi([page.begun])
    send(page, name="Asha", email="nobody", what="")
    assert page.problem == "कृपया इन्हें जाँच लें: ईमेल, क्या हुआ?।"
    send(page, name="\u200b", email="a@example.in", what="क्लिप")
    assert page.problem == "नाम में कुछ लिखें।"
    send(page, name="Asha", email="a@example.in", what="क्लिप")
    assert page.problem == "" and page.number
    in_hindi([page.due])
    assert "गुप्त कोड दोनों लिखें" in look_up(page, "", "")
    assert "कोई शिकायत नहीं" in look_up(page, page.number, "wrong")
    assert look_up(page, page.number, page.secret) == ""
    in_hindi([page.status, page.status_due])
    for _ in range(4):
        send(page, name="Asha", email="a@example.in", what="क्लिप")
    in_hindi([page.problem])
