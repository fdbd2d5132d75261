"""The demo has the people that ending an account takes, and more sign-ins cost a start nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import func, select

from app.demo import accounts
from app.demo.logins import DEMO_ACCOUNTS, SENIORS
from catalog.identity import viewer_of
from catalog.kinds import Role
from catalog.models import Account
from catalog.viewer import Viewer
from core.db import read_scope
from core.security import verify_password
from moderation import service
from moderation.models import Origin, ReviewCase
from moderation.params import STOP_LEVEL
from moderation.queue.abilities import abilities_of
from moderation.reputation.ladder import Rung
from moderation.reputation.service import my_standing
from moderation.rights import service as rights
from tests.moderation.desk.ending import stop
from tests.moderation.desk_world import person, quiet_broker, settle


@pytest.fixture(autouse=True)
def seeded(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    quiet_broker(monkeypatch)
    monkeypatch.setattr("moderation.rights.service.check_rate", lambda *_: None)
    accounts.ensure_role_accounts()
    accounts.ensure_role_accounts()  # A second start adds nobody.
    yield


def by_address(email: str) -> Viewer:
    with read_scope() as session:
        account = session.exec(select(Account).where(Account.email == email)).one()
        return viewer_of(account)


def about_account(origin: Origin) -> ReviewCase:
    with read_scope() as session:
        found = session.exec(select(ReviewCase).where(ReviewCase.origin == origin)).one()
        session.expunge(found)
        return found


def test_everybody_who_is_named_signs_in_once_and_those_of_level_two_have_it() -> None:
    with read_scope() as session:
        made = session.exec(select(func.count()).select_from(Account)).one()
        assert made == len(DEMO_ACCOUNTS) - 1  # The brand is one of the demo's people.
        for senior in SENIORS:
            row = session.exec(select(Account).where(Account.email == senior.email)).one()
            assert row.role is Role.MODERATOR and row.password_hash is not None
            assert verify_password(senior.password, row.password_hash)
    able = [a for a in DEMO_ACCOUNTS if a.role in (Role.MODERATOR, Role.ADMIN)]
    with read_scope() as session:
        levels = [abilities_of(session, by_address(a.email)).level for a in able]
    assert sum(level >= STOP_LEVEL.default for level in levels) >= 3
    assert 1 in levels  # Somebody shows what a moderator of the first level sees.
    assert len({a.email for a in DEMO_ACCOUNTS}) == len(DEMO_ACCOUNTS)


def test_the_demo_s_people_end_an_account_look_again_and_hear_its_appeal() -> None:
    meera = person("meera", Role.CREATOR)
    first, second = (by_address(senior.email) for senior in SENIORS)
    chief = by_address("admin@demo.jhalak")
    stop(first, meera)
    look = about_account(Origin.SAMPLE)
    service.claim(second, look.id)
    service.reject(second, look.id, "spam")
    (told,) = rights.my_statements(meera).items
    rights.appeal(meera, told.id, "I sell my own work.")
    appeal = about_account(Origin.APPEAL)
    service.claim(chief, appeal.id)
    service.approve(chief, appeal.id)
    settle()
    assert my_standing(meera).parts[0].rung is Rung.CLEAR
