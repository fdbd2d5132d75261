"""A contest is its owner's to take back, until somebody has decided it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from catalog.kinds import Role
from catalog.profile.errors import ProfilePart
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.ids import new_id
from moderation.profiles.contests import KEPT, forget_refused
from moderation.profiles.models import ProfileRefusal, RefusalState
from moderation.rights import grievances
from moderation.rights.models import Grievance, GrievanceState
from tests import small_world as world
from tests.moderation.desk_world import person
from tests.moderation.profiles.test_contests import (
    Caller,
    caller,
    client,
    contested,
    decide,
    logged,
    refuse_picture,
    refuse_words,
    row_of,
)

__all__ = ["caller", "client"]  # Fixtures.


def withdraw(client: TestClient, refusal_id: str) -> tuple[int, str]:
    answer = client.delete(f"/me/profile/refusals/{refusal_id}/contest")
    return answer.status_code, answer.json()["code"] if answer.content else ""


def the_grievance() -> Grievance:
    with read_scope() as session:
        row = session.exec(select(Grievance)).one()
        session.expunge(row)
        return row


def test_what_is_taken_back_waits_for_nobody_and_its_clock_stands(
    client: TestClient, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha = caller.viewer
    refuse_picture(asha)
    refusal_id = contested(client)
    assert withdraw(client, refusal_id) == (204, "")
    assert withdraw(client, refusal_id) == (204, "")  # Twice is once.
    row, grievance = row_of(refusal_id), the_grievance()
    assert (row.state, row.since, row.grievance_id) == (RefusalState.REFUSED, row.refused_at, None)
    assert grievance.state is GrievanceState.CLOSED and grievance.is_withdrawn
    (own,) = client.get("/me/profile/refusals").json()["items"]
    assert (own["state"], own["number"], own["due_at"]) == ("refused", "", None)
    assert logged()[1:] == [
        ("profile_contested", "contested"),
        ("profile_contest_withdrawn", "refused"),
    ]

    caller.viewer = person("anil")
    assert client.get("/moderation/profile-refusals").json()["items"] == []
    assert client.get("/moderation/grievances", params={"state": "open"}).json()["items"] == []
    assert decide(client, refusal_id, True) == (409, "not_contested")
    late = grievance.due_at + timedelta(days=9)
    monkeypatch.setattr("moderation.rights.service.utc_now", lambda: late)
    (letter,) = client.get("/moderation/grievances").json()["items"]
    assert letter["is_withdrawn"] and letter["slack_s"] > 0
    answer = client.post(f"/moderation/grievances/{grievance.id}/answer", json={"text": "No."})
    assert answer.json()["code"] == "grievance_closed"

    caller.viewer = asha
    assert contested(client) == refusal_id  # It may be asked again, by another grievance.
    assert row_of(refusal_id).grievance_id not in (None, grievance.id)


def test_nobody_else_takes_it_back(client: TestClient, caller: Caller) -> None:
    refuse_picture(caller.viewer)
    refusal_id = contested(client)
    for viewer, answer in (
        (world.guest(), (401, "not_signed_in")),
        (person("meera", Role.CREATOR), (404, "refusal_not_found")),
        (person("anil"), (404, "refusal_not_found")),
    ):
        caller.viewer = viewer
        assert withdraw(client, refusal_id) == answer
        assert row_of(refusal_id).state is RefusalState.CONTESTED
        assert the_grievance().state is GrievanceState.OPEN
    assert withdraw(client, str(new_id())) == (404, "refusal_not_found")


@pytest.mark.parametrize("stands", [True, False])
def test_what_was_decided_is_not_taken_back(
    client: TestClient, caller: Caller, stands: bool
) -> None:
    asha = caller.viewer
    refuse_words(asha, ProfilePart.BIO, "badword")
    refusal_id = contested(client)
    caller.viewer = person("anil")
    decide(client, refusal_id, stands)
    before, caller.viewer = row_of(refusal_id), asha
    assert withdraw(client, refusal_id) == (409, "contest_decided")
    assert row_of(refusal_id) == before


def test_what_lapsed_is_not_taken_back(client: TestClient, caller: Caller) -> None:
    refuse_words(caller.viewer, ProfilePart.BIO, "badword")
    refusal_id = contested(client)
    with session_scope() as session:
        forget_refused(session, utc_now() + KEPT, 10)
    assert withdraw(client, refusal_id) == (409, "contest_decided")


def test_what_was_refused_again_meanwhile_is_what_is_kept(
    client: TestClient, caller: Caller
) -> None:
    refuse_words(caller.viewer, ProfilePart.NAME, "badword 1")
    refusal_id = contested(client)
    refuse_words(caller.viewer, ProfilePart.NAME, "badword 2")
    assert withdraw(client, refusal_id) == (204, "")
    (own,) = client.get("/me/profile/refusals").json()["items"]
    assert (own["text"], own["state"]) == ("badword 2", "refused")
    with read_scope() as session:
        assert session.get(ProfileRefusal, UUID(refusal_id)) is None
    assert the_grievance().state is GrievanceState.CLOSED


def test_it_is_forgotten_thirty_days_after_it_was_refused_as_if_nobody_had_asked(
    client: TestClient, caller: Caller
) -> None:
    refuse_words(caller.viewer, ProfilePart.BIO, "badword")
    refusal_id = contested(client)
    with session_scope() as session:
        row = session.get_one(ProfileRefusal, UUID(refusal_id))
        row.refused_at -= KEPT - timedelta(days=1)
        session.add(row)
    withdraw(client, refusal_id)
    with session_scope() as session:
        forget_refused(session, utc_now() + timedelta(days=1, hours=1), 10)
        assert session.exec(select(ProfileRefusal)).all() == []


def test_an_answered_grievance_closes_with_its_answer(client: TestClient, caller: Caller) -> None:
    refuse_words(caller.viewer, ProfilePart.BIO, "badword")
    refusal_id = contested(client)
    anil = person("anil").require_moderator()
    with session_scope() as session:
        grievances.answer(session, the_grievance().id, anil, "We look.", utc_now())
    assert withdraw(client, refusal_id) == (204, "")
    grievance = the_grievance()
    assert grievance.state is GrievanceState.CLOSED and not grievance.is_withdrawn
