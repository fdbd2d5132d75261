"""An account is reported from its page in three presses, and the page says what came of it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from app.pages.console.drawn import evidence_of
from app.pages.creator.reporting import Reporting
from app.pages.decisions.drawn import reported_of
from app.wiring import dispatch
from catalog.kinds import Role
from catalog.models import Account
from catalog.viewer import Viewer
from community.models import Report
from core.db import read_scope, session_scope
from moderation import service
from moderation.models import ReviewCase
from moderation.rights import service as rights
from tests.app.both_languages import in_hindi
from tests.app.test_decisions_page import go, page_of, said_by, signed_in
from tests.moderation.desk_world import person, quiet_broker


@pytest.fixture
def asha(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """Somebody who reads Hindi."""
    quiet_broker(monkeypatch)
    monkeypatch.setattr("moderation.second.choosing.is_drawn", lambda *_: False)
    asha = person("asha", Role.SHOPPER)
    with session_scope() as session:
        session.get_one(Account, asha.account_id).locale = "hi"
    return asha


def at(handle: str, who: Viewer) -> Reporting:
    page = page_of(Reporting)
    go(page, f"/c/{handle}", signed_in(who))
    page.at = handle
    return page


def send(page: Reporting, detail: str = "") -> Any:
    return asyncio.run(Reporting.send.fn(page, {"detail": detail}))  # type: ignore[attr-defined]


def reports() -> list[Report]:
    with read_scope() as session:
        return list(session.exec(select(Report)).all())


def test_three_presses_report_an_account_and_its_reporter_reads_what_came_of_it(
    asha: Viewer,
) -> None:
    fake, chief = person("fake", Role.SHOPPER), person("chief", Role.ADMIN)
    page = at("fake", asha)
    Reporting.ask.fn(page)  # type: ignore[attr-defined]
    assert send(page) is None and reports() == []  # Without a reason nothing is sent.
    Reporting.choose.fn(page, "because")  # type: ignore[attr-defined]
    assert page.reason == ""
    Reporting.choose.fn(page, "impersonation")  # type: ignore[attr-defined]
    in_hindi([said_by(send(page, "She is not who she says."))])
    (kept,) = reports()
    assert (kept.account_id, kept.video_id, kept.detail) == (
        fake.account_id,
        None,
        "She is not who she says.",
    )
    assert page.asked == ""
    dispatch("account_reported", {"account_id": str(fake.account_id)})
    with read_scope() as session:
        case_id = session.exec(select(ReviewCase.id)).one()
    drawn = evidence_of(service.claim(chief, case_id))
    assert (drawn.is_account, drawn.handle, drawn.video_url) == (True, "fake", "")
    service.reject(chief, case_id, "rights")
    (view,) = rights.my_reports(asha).items
    told = reported_of(view, "en")
    assert (told.what, told.state) == ("@fake", "Ended")
    assert reported_of(view, "hi").state == "बंद किया गया"


def test_what_is_refused_is_told_in_hindi(asha: Viewer) -> None:
    for handle in ("asha", "nobody_here"):
        page = at(handle, asha)
        Reporting.ask.fn(page)  # type: ignore[attr-defined]
        Reporting.choose.fn(page, "other")  # type: ignore[attr-defined]
        in_hindi([said_by(send(page))])
    assert reports() == []
