"""The console's hands on the account behind a case, and Z for what they and an appeal did."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from app.pages.console.account import AccountActs
from app.pages.console.acts import Acts
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Account
from catalog.viewer import Viewer
from core.db import read_scope
from moderation import service
from moderation.models import CaseState
from moderation.reputation.ladder import Rung
from moderation.reputation.service import my_standing
from moderation.rights import service as rights
from moderation.rights.models import Appeal
from tests.app.test_decisions_page import go, page_of, signed_in
from tests.moderation.desk_world import (
    case,
    case_on,
    clip,
    fence_of,
    person,
    quiet_broker,
    settle,
    state_of,
)

WHY = {"why": "Sells counterfeits under one name after another."}


@pytest.fixture(autouse=True)
def quiet(installation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet_broker(monkeypatch)
    monkeypatch.setattr("moderation.rights.service.check_rate", lambda *_: None)


def desk_of(who: Viewer, case_id: UUID) -> AccountActs:
    """Somebody's console with that case open."""
    page = page_of(AccountActs)
    go(page, "/moderation", signed_in(who))
    asyncio.run(page.load())
    asyncio.run(page.open_case(str(case_id)))
    assert page.case.id == str(case_id)
    return page


def press(page: AccountActs, act: str, *args: object) -> object:
    return asyncio.run(getattr(type(page), act).fn(page, *args))


def is_stopped(whom: Viewer) -> bool:
    return my_standing(whom).parts[0].rung is Rung.STOPPED


def test_an_account_is_ended_after_a_rule_and_a_reason_and_z_takes_it_back() -> None:
    chief, meera = person("chief", Role.ADMIN), person("meera", Role.CREATOR)
    case_id = case_on(clip(meera, VideoState.PUBLISHED))
    page = desk_of(chief, case_id)
    assert page.case.may_stop and not page.case.may_lift
    press(page, "end", WHY)
    assert not is_stopped(meera)  # The panel that says what it means was not open.
    page.turn_to("stop")
    press(page, "end", WHY)
    assert not is_stopped(meera)  # No rule was chosen.
    page.choose_reason("spam")
    press(page, "end", {"why": "  "})
    assert not is_stopped(meera)
    press(page, "end", WHY)
    assert is_stopped(meera)
    assert page.case.id == str(case_id) and case(case_id).state is CaseState.OPEN
    assert page.undo_of and not page.case.may_stop and page.case.may_lift
    asyncio.run(Acts.undo.fn(page))  # type: ignore[attr-defined]
    assert not is_stopped(meera) and page.case.id == str(case_id) and page.is_open


def test_who_leads_nobody_is_not_offered_it_and_changes_trust_with_a_reason() -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    page = desk_of(anil, case_on(clip(meera)))
    assert not page.case.may_stop
    page.turn_to("stop")
    assert page.mode == ""
    page.turn_to("trust")
    press(page, "trust", {"why": ""})
    assert not page.case.is_trusted
    press(page, "trust", {"why": "Ten clean clips."})
    assert page.case.is_trusted
    with read_scope() as session:
        assert session.get_one(Account, meera.account_id).is_trusted


def test_an_ended_account_is_let_act_again_from_a_case_of_theirs() -> None:
    chief, meera = person("chief", Role.ADMIN), person("meera", Role.CREATOR)
    page = desk_of(chief, case_on(clip(meera)))
    page.turn_to("stop")
    page.choose_reason("spam")
    press(page, "end", WHY)
    page.turn_to("lift")
    press(page, "lift", {"why": "A mix-up of names."})
    assert not is_stopped(meera) and page.case.may_stop


@pytest.mark.parametrize("act", ["approve", "reject"])
def test_z_takes_an_answer_to_an_appeal_back(act: str) -> None:
    anil, bela, meera = person("anil"), person("bela"), person("meera", Role.CREATOR)
    video_id = clip(meera, VideoState.PUBLISHED)
    first = case_on(video_id)
    service.reject(anil, first, "hate", fence=fence_of(anil, first))
    (said,) = rights.my_statements(meera).items
    rights.appeal(meera, said.id, "It is a song.")
    with read_scope() as session:
        case_id = session.exec(select(Appeal.case_id)).one()
    page = desk_of(bela, case_id)
    page.choose_reason("hate")
    asyncio.run(getattr(Acts, act).fn(page, str(case_id)))
    assert page.undo_of and state_of(video_id) is VideoState.REJECTED
    asyncio.run(Acts.undo.fn(page))  # type: ignore[attr-defined]
    assert page.case.id == str(case_id) and page.is_open and page.case.is_mine
    settle()
    assert state_of(video_id) is VideoState.REJECTED and len(rights.my_statements(meera).items) == 1
