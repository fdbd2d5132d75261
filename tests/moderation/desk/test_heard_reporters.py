"""Who reports an account is heard better or worse for what came of it, as about clips."""

from __future__ import annotations

import pytest
from sqlmodel import select

from app.wiring import dispatch
from catalog.kinds import ReportReason, Role
from catalog.models import Account
from catalog.viewer import Viewer
from community.accounts import report_account
from community.schemas import ReportForm
from core.clock import utc_now
from core.db import read_scope, session_scope
from moderation import service
from moderation.desk import service as desk
from moderation.models import Origin, ReviewCase, Subject
from moderation.repository import open_case_of
from moderation.reputation.ledger import record_of
from moderation.reputation.models import Part, ReputationMark
from moderation.rights import service as rights
from tests.moderation.desk.ending import is_stopped, lead, statements
from tests.moderation.desk_world import person, settle

pytestmark = pytest.mark.usefixtures("unhurried")


def reported(whom: Viewer, *by: Viewer) -> ReviewCase:
    with session_scope() as session:
        handle = session.get_one(Account, whom.require_account()).handle
        for one in by:
            report_account(session, one, handle, ReportForm(reason=ReportReason.IMPERSONATION))
    dispatch("account_reported", {"account_id": str(whom.account_id)})
    with read_scope() as session:
        case = open_case_of(session, Subject.ACCOUNT, whom.require_account(), for_update=False)
        assert case is not None
        return case


def right(who: Viewer) -> float:
    """How likely a report of theirs is right, as their record says."""
    with read_scope() as session:
        return record_of(session, who.require_account(), Part.REPORTER, utc_now()).mean


def marks_of(who: Viewer) -> list[tuple[Part, bool, bool]]:
    """Part, whether it speaks for them, and whether it stands."""
    with read_scope() as session:
        rows = session.exec(
            select(ReputationMark).where(ReputationMark.account_id == who.account_id)
        )
        return [(row.part, row.is_good, row.undone_by is None) for row in rows]


def test_whose_report_of_an_account_held_up_is_heard_better_until_it_is_given_back(
    chief: Viewer,
) -> None:
    fake = person("meera_real", Role.SHOPPER)
    asha, late = person("asha", Role.SHOPPER), person("late", Role.SHOPPER)
    stranger = right(asha)
    case = reported(fake, asha)
    bela = lead(chief, "bela")
    service.claim(bela, case.id)
    service.reject(bela, case.id, "rights")
    assert is_stopped(fake)
    assert right(asha) > stranger and marks_of(asha) == [(Part.REPORTER, True, True)]
    assert marks_of(fake) == []  # What ends an account follows from its record.
    assert right(late) == stranger
    (said,) = statements(fake)
    rights.appeal(fake, said.id, "My name is Meera, too.")
    with read_scope() as session:
        appeal = session.exec(select(ReviewCase).where(ReviewCase.origin == Origin.APPEAL)).one()
    chitra = lead(chief, "chitra")
    service.claim(chitra, appeal.id)
    service.approve(chitra, appeal.id)
    settle()
    assert not is_stopped(fake)
    assert right(asha) == stranger and marks_of(asha) == [(Part.REPORTER, True, False)]


def test_whose_report_of_an_account_was_turned_down_is_heard_less(chief: Viewer) -> None:
    meera, bot = person("meera", Role.CREATOR), person("bot", Role.SHOPPER)
    stranger = right(bot)
    case = reported(meera, bot)
    service.claim(chief, case.id)
    service.reject(chief, case.id, "rights")
    assert right(bot) > stranger
    desk.undo(chief, case.id)  # A hand that slipped leaves nothing.
    assert right(bot) == stranger
    service.approve(chief, case.id)
    settle()
    assert right(bot) < stranger
    assert [(part, good) for part, good, stands in marks_of(bot) if stands] == [
        (Part.REPORTER, False)
    ]
    assert marks_of(meera) == []
