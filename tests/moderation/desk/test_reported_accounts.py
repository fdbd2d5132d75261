"""An account is reported by itself, as for whom it pretends to be, and ended like any other."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.wiring import dispatch
from catalog.kinds import ReportReason, Role
from catalog.lifecycle import VideoState
from catalog.models import Account, Video
from catalog.viewer import Viewer
from community.accounts import OwnAccountReported, report_account
from community.models import Report
from community.schemas import ReportForm
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.errors import NotFound
from moderation import service
from moderation.desk import service as desk
from moderation.desk.accounts import lift_stop
from moderation.desk.dossier import dossier
from moderation.desk.schemas import LiftForm
from moderation.effects.accounts import ColleaguesAccount
from moderation.models import CaseState, Decision, Origin, ReviewCase, Ruling, Subject
from moderation.queue.ranking import rank_everything
from moderation.repository import open_case_of
from moderation.rights import service as rights
from moderation.rights.notices import notices
from moderation.rights.reports import ReportState
from moderation.rights.transparency import transparency
from moderation.routing import LevelTooLow
from tests.moderation.desk.ending import (
    is_stopped,
    lead,
    logged,
    look_at,
    statements,
    stop,
)
from tests.moderation.desk_world import case, case_on, clip, person, settle

pytestmark = pytest.mark.usefixtures("unhurried")


@pytest.fixture
def fake() -> Viewer:
    """Somebody who made neither clip nor comment, under another's name."""
    fake = person("meera_real", Role.SHOPPER)
    with session_scope() as session:
        account = session.get_one(Account, fake.require_account())
        account.display_name, account.bio = "Meera", "The one and only Meera. Send to 98765 43210"
    return fake


@pytest.fixture
def asha() -> Viewer:
    return person("asha", Role.SHOPPER)


def reported(whom: Viewer) -> None:
    dispatch("account_reported", {"account_id": str(whom.account_id)})


def report(
    by: Viewer, whom: Viewer, reason: ReportReason = ReportReason.IMPERSONATION, detail: str = ""
) -> UUID | None:
    """Reports an account; its open case."""
    with session_scope() as session:
        handle = session.get_one(Account, whom.require_account()).handle
        report_account(session, by, f"@{handle}", ReportForm(reason=reason, detail=detail))
    reported(whom)
    with read_scope() as session:
        found = open_case_of(session, Subject.ACCOUNT, whom.require_account(), for_update=False)
        return found.id if found else None


def test_a_report_of_an_account_that_made_nothing_is_a_case_with_its_clock(
    chief: Viewer, fake: Viewer, asha: Viewer
) -> None:
    case_id = report(asha, fake, detail="She pretends to be me.")
    assert case_id is not None and report(asha, fake) == case_id  # Once for each person.
    reported(fake)  # The event may come twice.
    with read_scope() as session:
        assert len(session.exec(select(Report)).all()) == 1
    rank_everything(utc_now())
    row = case(case_id)
    assert (row.video_id, row.origin, row.queue) == (None, Origin.REPORT, "accounts")
    assert row.report_count == 1 and row.policy == "impersonation"
    assert row.due_at is not None and row.due_at > row.opened_at + timedelta(hours=1)
    assert case_id in [card.id for card in service.queue(chief).items]
    seen = service.claim(chief, case_id)
    assert (seen.caption, seen.clip, seen.video_id) == (
        "The one and only Meera. Send to 98765 43210", None, None,
    )  # fmt: skip
    assert [(r.reason, r.details) for r in seen.reports] == [
        ("impersonation", ["She pretends to be me."])
    ]
    assert (seen.reasons[0].code, seen.reasons[0].severity) == ("report_impersonation", 70)
    assert seen.signals == [] and seen.spoken is None and seen.decisions == []
    assert {"account", "report_impersonation"} == {r.code for r in seen.reasons}
    assert dossier(chief, case_id).standing is not None
    with pytest.raises(LevelTooLow):
        service.claim(person("anil"), case_id)


def test_it_is_ended_by_its_case_told_looked_at_again_appealed_and_given_back(
    chief: Viewer, fake: Viewer, asha: Viewer
) -> None:
    bela, chitra = lead(chief, "bela"), lead(chief, "chitra")
    case_id = report(asha, fake)
    assert case_id is not None
    service.claim(bela, case_id)
    service.reject(bela, case_id, "rights", note="The real one is @meera.")
    assert is_stopped(fake)
    (said,) = statements(fake)
    assert (said.measure, said.rule, said.about, said.found_by) == (
        "account_stopped", "rights", "@meera_real", "report",
    )  # fmt: skip
    assert said.can_appeal and said.video_id is None and said.poster_url is None
    ((kind, who, facts),) = logged(fake)
    assert (kind, who, facts["reason_code"]) == ("decision", bela.account_id, "rights")
    (told,) = rights.my_reports(asha).items
    assert (told.state, told.subject, told.about) == (
        ReportState.ACTED, Subject.ACCOUNT, "@meera_real",
    )  # fmt: skip
    assert "ended" in told.said and notices(asha).reports == 1
    second = look_at(case_id, 2)
    assert second is not None and second.video_id is None
    seen = service.claim(chief, second.id)
    assert seen.decisions == [] and "The real one" not in seen.model_dump_json()
    other = service.get_case(chief, case_id)
    assert other.decisions == []  # Neither by the first case, while they look blindly.
    service.reject(chief, second.id, "rights")
    rights.appeal(fake, said.id, "My name is Meera, too.")
    with read_scope() as session:
        appeal_id = session.exec(
            select(ReviewCase.id).where(ReviewCase.origin == Origin.APPEAL)
        ).one()
    service.claim(chitra, appeal_id)
    service.approve(chitra, appeal_id)
    settle()
    assert not is_stopped(fake)
    (told,) = rights.my_reports(asha).items
    assert told.state is ReportState.KEPT
    assert transparency(1).months


def test_a_hand_that_slipped_takes_it_back_and_the_case_is_open_again(
    chief: Viewer, fake: Viewer, asha: Viewer
) -> None:
    case_id = report(asha, fake)
    assert case_id is not None
    service.claim(chief, case_id)
    service.reject(chief, case_id, "rights")
    desk.undo(chief, case_id)
    assert not is_stopped(fake) and statements(fake) == []
    assert case(case_id).state is CaseState.OPEN
    service.approve(chief, case_id)
    with read_scope() as session:
        last = session.exec(
            select(Decision.ruling).order_by(Decision.created_at.desc())  # type: ignore[attr-defined]
        ).first()
    assert last is Ruling.KEEP and not is_stopped(fake)
    (told,) = rights.my_reports(asha).items
    assert told.state is ReportState.KEPT
    assert report(asha, fake) is None  # What was looked at is not reported anew by the same.


def test_a_crowd_ends_nothing_and_what_is_ended_has_no_case(
    chief: Viewer, fake: Viewer, asha: Viewer
) -> None:
    for n in range(12):
        case_id = report(person(f"crowd{n}", Role.SHOPPER), fake)
    assert case_id is not None and case(case_id).report_count == 12
    assert not is_stopped(fake)
    service.claim(chief, case_id)
    service.reject(chief, case_id, "rights")
    assert report(asha, fake) is None
    states = [told.state for told in rights.my_reports(asha).items]
    assert states == [ReportState.ACTED]  # It had been ended before she said so.
    lift_stop(chief, fake.require_account(), LiftForm(note="A mix-up of names."))
    assert not is_stopped(fake)


def test_nobody_reports_themselves_nor_ends_a_colleague(
    chief: Viewer, fake: Viewer, asha: Viewer
) -> None:
    with session_scope() as session:
        with pytest.raises(OwnAccountReported):
            report_account(session, asha, "asha", ReportForm(reason=ReportReason.OTHER))
        with pytest.raises(NotFound):
            report_account(session, asha, "nobody_here", ReportForm(reason=ReportReason.OTHER))
    anil = person("anil")
    assert report(asha, anil) is None  # Their role has to be changed first.
    case_id = report(asha, fake)
    assert case_id is not None
    with session_scope() as session:
        session.get_one(Account, fake.require_account()).role = Role.MODERATOR
    service.claim(chief, case_id)
    with pytest.raises(ColleaguesAccount):
        service.reject(chief, case_id, "rights")
    assert not is_stopped(fake) and case(case_id).state is CaseState.OPEN


def test_ending_it_from_a_clips_case_uses_the_case_that_its_reports_opened(
    chief: Viewer, asha: Viewer
) -> None:
    zoya = person("zoya", Role.CREATOR)
    video_id = clip(zoya, VideoState.PUBLISHED)
    case_id = report(asha, zoya)
    assert stop(chief, zoya, case_on(video_id)) == case_id
    assert is_stopped(zoya)
    with read_scope() as session:  # Her clip has a case of its own, and stays as it was.
        assert session.get_one(Video, video_id).state is VideoState.PUBLISHED
