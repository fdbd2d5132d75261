"""Contesting what a machine refused: by its owner alone, decided by another, then forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from PIL import Image
from sqlmodel import select

import moderation.profiles.endpoints
import moderation.rights.endpoints
from catalog.kinds import Role
from catalog.models import Account
from catalog.profile.errors import PartNotScreened, PartRefused, ProfilePart
from catalog.viewer import Viewer
from catalog.web import current_viewer
from core.clock import utc_now
from core.db import read_scope, session_scope
from core.ids import new_id
from core.outbox import OutboxRow
from core.storage import get_store
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.profiles.contests import KEPT, forget_refused
from moderation.profiles.models import ProfileRefusal, RefusalState
from moderation.profiles.screening import screen_joining, screen_picture, screen_words
from moderation.rights.models import Grievance, GrievanceState
from tests import small_world as world
from tests.http import client_of
from tests.moderation.caller import Caller
from tests.moderation.desk_world import person
from tests.studio.world import red_classifier, word_classifier

RED = Image.new("RGB", (512, 512), "red")


@pytest.fixture
def caller(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Caller:
    monkeypatch.setattr("core.outbox.relay", lambda **_: 0)  # What is emitted waits.
    return Caller(person("asha", Role.CREATOR))


@pytest.fixture
def client(caller: Caller) -> Iterator[TestClient]:
    yield client_of(
        moderation.profiles.endpoints.router,
        moderation.rights.endpoints.router,
        overrides={current_viewer: lambda: caller.viewer},
    )


def refuse_picture(viewer: Viewer) -> None:
    with pytest.raises(PartRefused):
        screen_picture(viewer, RED, look=red_classifier)


def refuse_words(viewer: Viewer, part: ProfilePart, text: str) -> None:
    with pytest.raises(PartRefused):
        screen_words(viewer, part, text, classify=word_classifier)


def contested(client: TestClient, words: str = "") -> str:
    """The id of the caller's newest refusal, which is contested now."""
    one = client.get("/me/profile/refusals").json()["items"][0]
    answer = client.post(f"/me/profile/refusals/{one['id']}/contest", json={"words": words})
    assert answer.status_code == 200 and answer.json()["state"] == "contested"
    return str(one["id"])


def decide(client: TestClient, refusal_id: str, stands: bool, words: str = "") -> tuple[int, str]:
    answer = client.post(
        f"/moderation/profile-refusals/{refusal_id}/decide", json={"stands": stands, "words": words}
    )
    return answer.status_code, answer.json()["code"] if answer.content else ""


def account_of(viewer: Viewer) -> Account:
    with read_scope() as session:
        row = session.get_one(Account, viewer.account_id)
        session.expunge(row)
        return row


def row_of(refusal_id: str) -> ProfileRefusal:
    with read_scope() as session:
        row = session.get_one(ProfileRefusal, UUID(refusal_id))
        session.expunge(row)
        return row


def logged() -> list[tuple[str, str | None]]:
    with read_scope() as session:
        assert first_break(session) is None
        rows = session.exec(select(LogEntry).order_by(LogEntry.seq)).all()  # type: ignore[arg-type]
        return [
            (row.kind, json.loads(row.body)["facts"].get("state"))
            for row in rows
            if row.kind.startswith("profile_")
        ]


def test_a_portrait_that_the_machine_refused_shows_once_a_person_lets_it(
    client: TestClient, caller: Caller
) -> None:
    asha = caller.viewer
    refuse_picture(asha)
    refusal_id = contested(client, "It is a red saree.")
    own = client.get("/me/profile/refusals").json()["items"][0]
    assert own["number"].startswith("G-") and own["due_at"] and own["answer"] == ""

    caller.viewer = person("anil")
    letters = client.get("/moderation/grievances").json()["items"]
    waits = client.get("/moderation/profile-refusals").json()["items"]
    assert [letter["number"] for letter in letters] == [own["number"]]
    assert letters[0]["what"].endswith("this picture was refused.\nIt is a red saree.")
    assert waits[0]["grievance_id"] == letters[0]["id"] and waits[0]["rule_title"] == "Nudity"
    picture = client.get(f"/moderation/profile-refusals/{refusal_id}/picture")
    assert picture.content[8:12] == b"WEBP"
    assert picture.headers["cache-control"] == "private, no-store"
    assert decide(client, refusal_id, True) == (204, "")

    shown = account_of(asha).avatar_key
    assert shown and get_store().children("media/avatars") == [shown.rsplit("/", 1)[1]]
    row = row_of(refusal_id)
    assert (row.state, row.picture, row.text) == (RefusalState.GRANTED, None, "")
    assert client.get(f"/moderation/profile-refusals/{refusal_id}/picture").status_code == 409
    with read_scope() as session:
        grievance = session.exec(select(Grievance)).one()
        assert grievance.state is GrievanceState.CLOSED
        assert "may show, and it does now" in grievance.answer
        events = [r.arguments["event"] for r in session.exec(select(OutboxRow))]
    assert "profile_changed" in events
    caller.viewer = asha
    assert client.get("/me/profile/refusals").json()["items"][0]["state"] == "granted"
    assert logged() == [
        ("profile_refused", None),
        ("profile_contested", "contested"),
        ("profile_contest_decided", "granted"),
    ]


@pytest.mark.parametrize("part", [ProfilePart.NAME, ProfilePart.BIO])
@pytest.mark.parametrize("stands", [True, False])
def test_words_are_applied_or_stay_away(
    client: TestClient, caller: Caller, part: ProfilePart, stands: bool
) -> None:
    asha = caller.viewer
    refuse_words(asha, part, "badword, they call me")
    refusal_id = contested(client)
    caller.viewer = person("anil")
    assert client.get("/moderation/profile-refusals").json()["items"][0]["text"]
    assert decide(client, refusal_id, stands, "" if stands else "No.") == (204, "")
    account = account_of(asha)
    name = part is ProfilePart.NAME
    assert account.display_name == ("badword, they call me" if name and stands else "Asha")
    assert account.bio == ("badword, they call me" if stands and not name else "")
    assert row_of(refusal_id).text == "" and decide(client, refusal_id, True)[1] == "not_contested"
    caller.viewer = asha
    own = client.get("/me/profile/refusals").json()["items"][0]
    assert (own["state"], own["text"]) == ("granted" if stands else "upheld", "")
    assert own["answer"] == "No." or stands
    again = client.post(f"/me/profile/refusals/{refusal_id}/contest", json={})
    assert (again.status_code, again.json()["code"]) == (409, "not_contestable")


def test_it_is_the_owners_to_contest_and_another_moderators_to_decide(
    client: TestClient, caller: Caller
) -> None:
    asha, anil = caller.viewer, person("anil")
    refuse_picture(anil)
    caller.viewer = anil
    refusal_id = client.get("/me/profile/refusals").json()["items"][0]["id"]
    path = f"/me/profile/refusals/{refusal_id}/contest"
    caller.viewer = asha
    assert client.get("/me/profile/refusals").json()["items"] == []
    assert client.post(path, json={}).json()["code"] == "refusal_not_found"
    caller.viewer = anil
    assert decide(client, refusal_id, True) == (409, "not_contested")  # Nobody has asked.
    assert client.get(f"/moderation/profile-refusals/{refusal_id}/picture").status_code == 409
    assert client.post(path, json={}).status_code == 200
    assert client.post(path, json={}).status_code == 200  # Twice is once.
    assert client.get("/moderation/profile-refusals").json()["items"][0]["is_own"] is True
    assert decide(client, refusal_id, True) == (403, "own_refusal")
    assert client.get(f"/moderation/profile-refusals/{refusal_id}/picture").status_code == 403
    for viewer, status in ((world.guest(), 401), (asha, 403)):
        caller.viewer = viewer
        assert decide(client, refusal_id, True)[0] == status
        assert client.get("/moderation/profile-refusals").status_code == status
        picture = client.get(f"/moderation/profile-refusals/{refusal_id}/picture")
        assert picture.status_code == status
    caller.viewer = world.guest()
    assert client.post(path, json={}).status_code == 401
    assert client.get("/me/profile/refusals").status_code == 401
    caller.viewer = person("lata")
    assert decide(client, str(new_id()), True) == (404, "refusal_not_found")
    assert row_of(refusal_id).state is RefusalState.CONTESTED
    assert account_of(anil).avatar_key is None and get_store().children("media/avatars") == []
    with read_scope() as session:
        assert len(session.exec(select(Grievance)).all()) == 1


def test_only_the_last_one_that_nobody_contests_is_kept_and_one_of_a_part_waits(
    client: TestClient, caller: Caller
) -> None:
    for text in ("badword 1", "badword 2"):
        refuse_words(caller.viewer, ProfilePart.NAME, text)
    (own,) = client.get("/me/profile/refusals").json()["items"]
    assert own["text"] == "badword 2"
    waiting = contested(client)
    refuse_words(caller.viewer, ProfilePart.NAME, "badword 3")
    refuse_words(caller.viewer, ProfilePart.BIO, "badword 4")
    items = client.get("/me/profile/refusals").json()["items"]
    assert [i["text"] for i in items] == ["badword 4", "badword 3", "badword 2"]
    second = client.post(f"/me/profile/refusals/{items[1]['id']}/contest", json={})
    assert (second.status_code, second.json()["code"]) == (409, "not_contestable")
    assert client.post(f"/me/profile/refusals/{items[0]['id']}/contest", json={}).status_code == 200
    assert row_of(waiting).state is RefusalState.CONTESTED


def test_what_nobody_judged_and_what_nobody_joined_under_is_not_kept(caller: Caller) -> None:
    def absent(text: str) -> list[object]:
        raise OSError("gone")

    with pytest.raises(PartNotScreened):
        screen_words(caller.viewer, ProfilePart.BIO, "Hello", classify=absent)  # type: ignore[arg-type]
    with pytest.raises(PartRefused):
        screen_joining(world.guest(), "badword", "asha", classify=word_classifier)
    with read_scope() as session:
        assert session.exec(select(ProfileRefusal)).all() == []


def test_after_thirty_days_nothing_is_left_of_what_was_refused(
    client: TestClient, caller: Caller
) -> None:
    refuse_picture(caller.viewer)
    waiting = contested(client)
    refuse_words(caller.viewer, ProfilePart.NAME, "badword")
    with session_scope() as session:
        forget_refused(session, utc_now() + KEPT - timedelta(hours=1), 10)
        assert len(session.exec(select(ProfileRefusal)).all()) == 2
    with session_scope() as session:
        forget_refused(session, utc_now() + KEPT, 10)
    row = row_of(waiting)
    assert (row.state, row.picture) == (RefusalState.LAPSED, None)
    assert logged()[-1] == ("profile_contest_lapsed", "lapsed")
    (own,) = client.get("/me/profile/refusals").json()["items"]
    assert (own["part"], own["state"]) == ("picture", "lapsed")
    with session_scope() as session:
        forget_refused(session, utc_now() + 2 * KEPT + timedelta(hours=1), 10)
        assert session.exec(select(ProfileRefusal)).all() == []


def test_a_portrait_is_not_stored_twice_when_two_decide(
    client: TestClient, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha = caller.viewer
    refuse_picture(asha)
    refusal_id = contested(client)
    caller.viewer = person("anil")
    real = moderation.profiles.service.store_picture

    def slow(webp: bytes) -> str:
        """Another moderator is quicker."""
        monkeypatch.setattr(moderation.profiles.service, "store_picture", real)
        assert decide(client, refusal_id, False) == (204, "")
        return real(webp)

    monkeypatch.setattr(moderation.profiles.service, "store_picture", slow)
    assert decide(client, refusal_id, True) == (409, "not_contested")
    assert account_of(asha).avatar_key is None and get_store().children("media/avatars") == []
