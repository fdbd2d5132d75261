"""Grievances, reports with their outcome, and the public numbers, over HTTP."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import select

from app.pages.transparency import month_of
from catalog.kinds import ReportReason, Role
from catalog.lifecycle import VideoState
from community.models import Comment, Report
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.ids import new_id
from moderation import service as desk_service
from moderation.cases.models import LegalClock
from moderation.log import first_break
from moderation.models import Decision, ReviewCase, Ruling
from moderation.rights import reports, service
from moderation.rights.models import (
    Appeal,
    AppealOutcome,
    Grievance,
    Measure,
    StatementOfReasons,
)
from moderation.rights.small_numbers import OTHERS, grouped, kept_back, told
from moderation.rights.statements import write
from moderation.rights.transparency import transparency
from tests import small_world as world
from tests.moderation.caller import Caller
from tests.moderation.desk_world import case_on, clip, person, settle

FORM = {"name": "Asha", "email": "asha@example.in", "what": "This shows my face without asking."}


def test_anybody_complains_and_is_acknowledged_at_once_with_a_clock(client: TestClient) -> None:
    video_id = clip(person("meera", Role.CREATOR), VideoState.PUBLISHED)
    answer = client.post("/grievances", json={**FORM, "link": f"https://x.in/v/{video_id}?a"})
    assert answer.status_code == 201
    got = answer.json()
    received = datetime.fromisoformat(got["received_at"])
    assert datetime.fromisoformat(got["due_at"]) - received == timedelta(hours=168)
    with read_scope() as session:
        row = session.get_one(Grievance, _id(got["number"]))
        case = session.get_one(ReviewCase, row.case_id)
        clock = session.exec(select(LegalClock).where(LegalClock.case_id == case.id)).one()
        assert (case.subject_id, case.due_at) == (video_id, row.due_at)
        assert (clock.kind, clock.reference) == ("grievance", row.number)
        assert got["secret"] not in row.model_dump_json()
        assert "Asha" not in str(case.reasons)
        assert first_break(session) is None
    key = {"number": got["number"].lower(), "secret": got["secret"]}
    assert client.post("/grievances/status", json=key).json()["state"] == "open"
    for wrong in ({**key, "secret": "x"}, {**key, "number": "G-222222222"}):
        refused = client.post("/grievances/status", json=wrong)
        assert (refused.status_code, refused.json()["code"]) == (404, "grievance_not_found")


def _id(number: str) -> UUID:
    with read_scope() as session:
        return session.exec(select(Grievance.id).where(Grievance.number == number)).one()


def test_moderators_alone_see_answer_and_close(client: TestClient, caller: Caller) -> None:
    got = client.post("/grievances", json=FORM).json()
    path = f"/moderation/grievances/{_id(got['number'])}"
    for viewer, status in ((world.guest(), 401), (person("meera", Role.CREATOR), 403)):
        caller.viewer = viewer
        assert client.get("/moderation/grievances").status_code == status
        assert client.post(f"{path}/answer", json={"text": "No."}).status_code == status
        assert client.post(f"{path}/close").status_code == status
    caller.viewer = person("anil")
    (row,) = client.get("/moderation/grievances").json()["items"]
    assert row["email"] == FORM["email"]
    assert client.post(f"{path}/close").json()["code"] == "grievance_not_answered"
    assert client.post(f"{path}/answer", json={"text": "It is gone."}).json()["state"] == "answered"
    assert client.post(f"{path}/close").json()["state"] == "closed"
    again = client.post(f"{path}/answer", json={"text": "Again."})
    assert again.json()["code"] == "grievance_closed"
    caller.viewer = world.guest()
    status = client.post(
        "/grievances/status", json={"number": got["number"], "secret": got["secret"]}
    )
    assert status.json()["answer"] == "It is gone."


def test_grievances_are_limited_and_checked(client: TestClient) -> None:
    for wrong in ({"email": "nobody"}, {"what": ""}, {"name": "x" * 81}, {"more": 1}):
        assert client.post("/grievances", json={**FORM, **wrong}).status_code == 422
    blank = client.post("/grievances", json={**FORM, "what": "\u202e \x00"})
    assert (blank.status_code, blank.json()["code"]) == (422, "words_empty")
    statuses = [client.post("/grievances", json=FORM).status_code for _ in range(6)]
    assert statuses[-1] == 429


def test_a_reporter_follows_what_came_of_it_and_never_who(
    client: TestClient, caller: Caller
) -> None:
    meera, anil, bela = person("meera", Role.CREATOR), person("anil"), person("bela")
    video_id = clip(meera, VideoState.PUBLISHED)
    guest = caller.viewer
    body = {"reason": "spam", "detail": "An advert."}
    assert client.post(f"/videos/{video_id}/report", json=body).status_code == 202

    def state() -> str:
        (one,) = client.get("/me/reports").json()["items"]
        assert "anil" not in str(one).lower()
        return str(one["state"])

    assert state() == "received"
    desk_service.claim(anil, case_on(video_id))
    assert state() == "looked_at"
    desk_service.reject(anil, case_on(video_id), "spam")
    assert state() == "acted"
    caller.viewer = meera  # Reports are their reporter's alone.
    assert client.get("/me/reports").json()["items"] == []
    (said,) = service.my_statements(meera).items
    service.appeal(meera, said.id, "It is no advert.")
    with read_scope() as session:
        case_id = session.exec(
            select(ReviewCase.id).where(ReviewCase.about_decision_id == _decision(said.id))
        ).one()
    desk_service.claim(bela, case_id)
    desk_service.approve(bela, case_id)
    settle()
    caller.viewer = guest
    assert state() == "kept"  # The reversal answers it anew.


def test_reading_what_came_of_a_report_locks_nothing(client: TestClient) -> None:
    """Where locks are rows' own: readers do not wait for whoever decides."""
    video_id = clip(person("meera", Role.CREATOR), VideoState.PUBLISHED)
    case_on(video_id)
    said: list[str] = []

    def listen(state: ORMExecuteState) -> None:
        said.append(str(state.statement.compile(dialect=postgresql.dialect())))

    with read_scope() as session:
        report = Report(viewer_id=new_id(), video_id=video_id, reason=ReportReason.SPAM)
        event.listen(session, "do_orm_execute", listen)
        assert reports.state_of(session, report, utc_now())[0] is reports.ReportState.RECEIVED
    assert any("review_case" in statement for statement in said)
    assert not any("FOR UPDATE" in statement for statement in said)


def _decision(statement_id: UUID) -> UUID:
    with read_scope() as session:
        return session.get_one(StatementOfReasons, statement_id).decision_id


def test_a_comment_can_be_reported_once_by_each(client: TestClient, caller: Caller) -> None:
    meera, fan = person("meera", Role.CREATOR), person("fan", Role.SHOPPER)
    video_id = clip(meera, VideoState.PUBLISHED)
    with session_scope() as session:
        row = Comment(video_id=video_id, author_id=fan.account_id, text="Call me")
        session.add(row)
        session.flush()
        comment_id = row.id
    for _ in range(2):
        path = f"/comments/{comment_id}/report"
        assert client.post(path, json={"reason": "spam"}).status_code == 202
    with read_scope() as session:
        (kept,) = session.exec(select(Report)).all()
        assert (kept.comment_id, kept.reason) == (comment_id, ReportReason.SPAM)
        assert reports.state_of(session, kept, utc_now())[0] is reports.ReportState.RECEIVED
    gone = client.post(f"/comments/{video_id}/report", json={"reason": "spam"})
    assert gone.json()["code"] == "comment_not_found"


def test_the_public_numbers_tell_no_small_ones(client: TestClient) -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    reasons = ["hate"] * 6 + ["spam"] * 4 + ["rights"] * 2
    for reason in reasons:
        case_id = case_on(clip(meera))
        desk_service.claim(anil, case_id)
        desk_service.reject(anil, case_id, reason)
    found = client.get("/transparency?months=2")
    assert found.headers["cache-control"] == "public, max-age=300"
    before, month = found.json()["months"]
    assert before["measures"] == []
    assert [(m["rule"], m["count"]) for m in month["measures"]] == [("hate", 6), (OTHERS, 6)]
    assert month["measures"][0]["title_hi"] == "नफ़रत या उत्पीड़न"
    assert month["median_hours_to_decision"] is not None
    assert found.json()["log_entries"] >= len(reasons)
    for secret in ("meera", "anil", str(meera.id)):
        assert secret not in found.text.lower()


def test_an_empty_house_has_a_page_of_numbers_too(installation: Path) -> None:
    found = transparency(3)
    assert [len(m.measures) for m in found.months] == [0, 0, 0]
    assert found.violative_view_rate is None
    assert found.months[-1].appeals.received == 0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 40)), max_size=8))
def test_no_number_below_the_floor_can_be_read_off(rows: list[tuple[str, int]]) -> None:
    counts: Counter[tuple[str, str, str]] = Counter()
    for rule, number in rows:
        counts[rule, "machine", "held"] += number
    shown = grouped(counts)
    assert all(number is None or number >= 5 for _, number in shown)
    assert len([row for row, _ in shown if row[0] == OTHERS]) <= 1
    assert [told(n) for n in (0, 1, 4, 5)] == [0, None, None, 5]


parts = st.lists(st.integers(0, 12), min_size=3, max_size=3)


@given(parts)
def test_no_small_number_can_be_computed_from_a_total_and_what_is_told(cells: list[int]) -> None:
    if 0 < sum(cells) < 5:
        return  # Nothing of it is told.
    hidden = [n for n, is_hidden in zip(cells, kept_back(cells), strict=True) if is_hidden]
    assert {n for n in cells if 0 < n < 5} <= set(hidden)
    assert not hidden or (len(hidden) > 1 and sum(hidden) >= 5 and 0 not in hidden)
    if all(n == 0 or n >= 5 for n in cells):
        assert hidden == []


@pytest.mark.parametrize(
    ("granted", "upheld", "waiting", "told_of"),
    [
        (2, 8, 0, (10, None, None)),  # One alone would be what the total leaves.
        (5, 6, 0, (11, 5, 6)),
        (6, 7, 2, (15, None, 7)),  # Those that wait are never told, nor can they be computed.
        (2, 0, 0, (None, None, None)),
        (0, 0, 9, (9, 0, 0)),
    ],
)
def test_appeals_give_no_small_number_away(
    installation: Path, granted: int, upheld: int, waiting: int, told_of: tuple[int | None, ...]
) -> None:
    outcomes = [AppealOutcome.GRANTED] * granted + [AppealOutcome.UPHELD] * upheld
    outcomes += [AppealOutcome.WAITING] * waiting
    video_id = clip(person("meera", Role.CREATOR))
    case_id = case_on(video_id)
    with session_scope() as session:
        account_id = session.get_one(ReviewCase, case_id).author_id
        about = {"subject_id": video_id, "video_id": video_id}
        for outcome in outcomes:
            no = Decision(**about, ruling=Ruling.REJECT, policy_version="r")
            session.add(no)
            session.flush()
            said = write(session, no, Measure.REJECTED)
            assert said is not None
            session.add(
                Appeal(
                    decision_id=no.id, statement_id=said.id, account_id=account_id,
                    case_id=case_id, subject_id=video_id, words="No.", outcome=outcome,
                )
            )  # fmt: skip
    (month,) = transparency(1).months
    appeals = month.appeals
    assert (appeals.received, appeals.reversed, appeals.upheld) == told_of


@pytest.mark.parametrize(
    ("in_time", "late", "open_", "told_of"),
    [
        (8, 1, 0, (9, 9, None)),
        (9, 0, 2, (11, None, None)),
        (6, 2, 3, (11, None, 6)),
        (7, 5, 6, (18, 12, 7)),
        (1, 1, 0, (None, None, None)),
    ],
)
def test_grievances_give_no_small_number_away(
    installation: Path, in_time: int, late: int, open_: int, told_of: tuple[int | None, ...]
) -> None:
    now, hour = utc_now(), timedelta(hours=1)
    answers = [now] * in_time + [now + 2 * hour] * late + [None] * open_
    with session_scope() as session:
        for k, answered_at in enumerate(answers):
            row = Grievance(
                number=f"G-{k}", secret_digest="", name="A", email="a@b.in", what="W",
                rule_version="r", received_at=now, acknowledged_at=now, due_at=now + hour,
                answered_at=answered_at,
            )  # fmt: skip
            session.add(row)
    (month,) = transparency(1, now + timedelta(seconds=1)).months
    said = month.grievances
    assert (said.received, said.answered, said.answered_in_time) == told_of


def test_the_page_names_the_floor_of_the_answer_and_what_is_withheld(
    client: TestClient,
) -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    case_id = case_on(clip(meera))
    desk_service.claim(anil, case_id)
    desk_service.reject(anil, case_id, "hate")
    view = transparency(1)
    drawn = month_of(view.months[0], 12)
    assert [line.count for line in drawn.lines] == ["fewer than 12"]
    view.months[0].appeals.received, view.months[0].appeals.upheld = 14, None
    assert month_of(view.months[0], 12).appeals == (
        "14 received, 0 reversed the decision, (withheld) let it stand"
    )
