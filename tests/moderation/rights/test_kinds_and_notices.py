"""What one can report and complain of runs under its own clock, and what came of it is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from catalog.kinds import ReportReason, Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from moderation import service as desk
from moderation.cases.models import LegalClock
from moderation.desk import service as at_the_desk
from moderation.models import ReviewCase
from moderation.policies.parsing import parse_policy, shipped_texts
from moderation.report_cases import open_report_case
from moderation.rights.models import Grievance, GrievanceKind, NoticePart
from moderation.rights.notices import notices, see
from tests import small_world as world
from tests.moderation.caller import Caller
from tests.moderation.desk_world import case_on, clip, person

FORM = {"name": "Asha", "email": "asha@example.in", "what": "That is me in these pictures."}
HOURS = {
    "intimate": 2, "impersonation": 2, "minors": 36, "sexual": 36, "violence": 36, "weapons": 36,
    "drugs": 36, "personal_data": 36, "hate": 168, "counterfeit": 168, "misleading": 168,
    "spam": 168, "other": 168,
}  # fmt: skip


def test_every_reason_to_report_has_its_clock() -> None:
    assert set(HOURS) == {reason.value for reason in ReportReason}


@pytest.mark.parametrize("reason", ["intimate", "impersonation", "weapons", "drugs",
                                    "personal_data", "hate"])  # fmt: skip
def test_a_report_starts_the_clock_of_what_it_says(client: TestClient, reason: str) -> None:
    video_id = clip(person("meera", Role.CREATOR), VideoState.PUBLISHED)
    sent = client.post(f"/videos/{video_id}/report", json={"reason": reason})
    assert sent.status_code == 202
    with session_scope() as session:
        case_id = open_report_case(session, video_id)
        clock = session.exec(select(LegalClock).where(LegalClock.case_id == case_id)).one()
        case = session.get_one(ReviewCase, case_id)
        assert clock.due_at - clock.received_at == timedelta(hours=HOURS[reason])
        assert case.due_at == clock.due_at


def test_rules_written_before_a_kind_was_there_still_hold_and_give_it_a_clock() -> None:
    for text in shipped_texts().values():
        policy = parse_policy(text)
        assert set(policy.report_clocks) == set(policy.report_severity) == set(HOURS)
    text = next(iter(shipped_texts().values()))
    without = text.replace("code: intimate", "code: something_else")
    assert parse_policy(without).report_clocks["intimate"] == "urgent"


@pytest.mark.parametrize(
    ("kind", "hours"),
    [("intimate", 2), ("impersonation", 2), ("minors", 36), ("personal_data", 36), ("other", 168)],
)
def test_what_a_grievance_is_about_sets_its_clock(
    client: TestClient, kind: str, hours: int
) -> None:
    video_id = clip(person("meera", Role.CREATOR), VideoState.PUBLISHED)
    form = FORM | {"kind": kind, "link": f"/v/{video_id}"}
    got = client.post("/grievances", json=form).json()
    received, due = (datetime.fromisoformat(got[name]) for name in ("received_at", "due_at"))
    assert due - received == timedelta(hours=hours)
    with read_scope() as session:
        row = session.exec(select(Grievance)).one()
        clock = session.exec(select(LegalClock)).one()
        assert (row.kind, row.due_at) == (GrievanceKind(kind), due)
        assert (clock.rule_version, clock.due_at) == (row.rule_version, due)


def test_the_answer_is_told_to_whoever_was_signed_in_and_to_nobody_else(
    client: TestClient, caller: Caller
) -> None:
    asha, ravi = person("asha", Role.SHOPPER), person("ravi", Role.SHOPPER)
    caller.viewer = asha
    client.post("/grievances", json=FORM)
    assert notices(asha).grievances == 0
    with read_scope() as session:
        grievance_id = session.exec(select(Grievance.id)).one()
    caller.viewer = person("anil")
    path = f"/moderation/grievances/{grievance_id}/answer"
    client.post(path, json={"text": "It is gone."})

    assert (notices(asha).grievances, notices(ravi).grievances) == (1, 0)
    caller.viewer = asha
    (mine,) = client.get("/me/grievances").json()["items"]
    assert (mine["answer"], mine["state"]) == ("It is gone.", "answered")
    see(asha, NoticePart.DECISIONS)
    assert client.get("/me/notices").json()["grievances"] == 1
    assert client.post("/me/notices/grievances/seen").status_code == 204
    assert client.get("/me/notices").json()["grievances"] == 0
    caller.viewer = ravi
    assert client.get("/me/grievances").json()["items"] == []
    caller.viewer = world.guest()
    assert client.get("/me/grievances").status_code == 401


def decided(video_id: UUID, by: Viewer, *, reject: bool) -> UUID:
    with session_scope() as session:
        open_report_case(session, video_id)
    case_id = case_on(video_id)
    desk.claim(by, case_id)
    (desk.reject(by, case_id, "hate") if reject else desk.approve(by, case_id))
    return case_id


def test_what_came_of_a_report_is_news_for_its_reporter_and_the_decision_for_the_maker(
    client: TestClient, caller: Caller
) -> None:
    meera, anil, guest = person("meera", Role.CREATOR), person("anil"), world.guest()
    first = clip(meera, VideoState.PUBLISHED)
    caller.viewer = guest
    client.post(f"/videos/{first}/report", json={"reason": "hate"})
    assert (notices(guest).reports, notices(meera).statements) == (0, 0)
    case_id = decided(first, anil, reject=True)

    assert (notices(guest).reports, notices(meera).statements) == (1, 1)
    at_the_desk.undo(anil, case_id)  # What was taken back is no news.
    assert (notices(guest).reports, notices(meera).statements) == (0, 0)
    desk.reject(anil, case_id, "hate")
    assert (notices(guest).reports, notices(meera).statements) == (1, 1)
    for who in (guest, meera):
        see(who, NoticePart.DECISIONS)
        assert (notices(who).reports, notices(who).statements) == (0, 0)
    with read_scope() as session:
        assert session.get_one(Video, first).state is VideoState.REJECTED
