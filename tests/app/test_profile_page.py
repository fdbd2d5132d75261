"""The page of one's own profile says where a refusal stands, and contests one's own alone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from app.pages.profile.kept_back import kept_back_of
from app.pages.profile.state import ProfilePage
from app.session import Session
from catalog.kinds import Role
from catalog.models import Account
from catalog.profile.errors import PartRefused, ProfilePart
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from core.ids import new_id
from moderation.profiles.models import ProfileRefusal, RefusalState
from moderation.profiles.schemas import RefusalView
from moderation.profiles.screening import screen_words
from tests.app.both_languages import in_hindi
from tests.app.test_decisions_page import go, page_of, said_by, signed_in
from tests.http import ALL_PASS
from tests.moderation.desk_world import person
from tests.studio.world import word_classifier

LATE = datetime(2026, 12, 4, 20, tzinfo=UTC)  # In India it is the 5th.


def view(state: RefusalState, answer: str = "") -> RefusalView:
    return RefusalView(
        id=new_id(), part=ProfilePart.PICTURE, state=state, rule_title="Nudity", text="",
        refused_at=LATE, number="G-1", due_at=LATE, answer=answer,
    )  # fmt: skip


def test_a_refusal_says_where_it_stands_in_indias_days() -> None:
    fresh = kept_back_of(view(RefusalState.REFUSED))
    assert (fresh.title, fresh.why, fresh.said) == ("Your picture of 5 Dec", "Nudity", "")
    waits = kept_back_of(view(RefusalState.CONTESTED))
    assert (fresh.withdraw, waits.withdraw) == ("", "Take it back")
    assert kept_back_of(view(RefusalState.CONTESTED), "hi-IN").withdraw == "वापस लें"
    assert kept_back_of(view(RefusalState.UPHELD)).withdraw == ""
    assert waits.said == "A person looks at it by 5 Dec. Grievance G-1."
    assert kept_back_of(view(RefusalState.GRANTED)).tone == "success"
    assert kept_back_of(view(RefusalState.UPHELD, "No.")).answer == "No."
    assert "Nobody decided in time" in kept_back_of(view(RefusalState.LAPSED)).said


def loaded(who: Viewer) -> ProfilePage:
    page = page_of(ProfilePage)
    go(page, "/me/profile", signed_in(who))
    asyncio.run(ProfilePage.load.fn(page))  # type: ignore[attr-defined]
    return page


def contest(page: ProfilePage, refusal_id: str, words: str = "") -> str:
    form = {"row_id": refusal_id, "words": words}
    return said_by(asyncio.run(ProfilePage.contest.fn(page, form)))  # type: ignore[attr-defined]


def withdraw(page: ProfilePage, refusal_id: str) -> str:
    return said_by(asyncio.run(ProfilePage.withdraw.fn(page, refusal_id)))  # type: ignore[attr-defined]


def save(page: ProfilePage, name: str, bio: str = "") -> str:
    """What passes over the page; empty where it says so beside a field."""
    form = {"name": name, "bio": bio}
    said = asyncio.run(ProfilePage.save.fn(page, form))  # type: ignore[attr-defined]
    return said_by(said) if said else ""


def state_of_the_refusal() -> RefusalState:
    with read_scope() as session:
        return session.exec(select(ProfileRefusal)).one().state


def test_a_refusal_is_contested_from_the_page_of_its_owner(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.outbox.relay", lambda **_: 0)
    asha, meera = person("asha", Role.CREATOR), person("meera", Role.CREATOR)
    with pytest.raises(PartRefused):
        screen_words(asha, ProfilePart.BIO, "badword", classify=word_classifier)
    own, others = loaded(asha), loaded(meera)
    (one,) = own.refused
    assert (one.text, one.said, others.refused) == ("badword", "", [])
    contest(others, one.id)
    contest(own, one.id, "x" * 301)
    assert state_of_the_refusal() is RefusalState.REFUSED
    contest(own, one.id, "It is a joke.")
    assert own.refused[0].said.startswith("A person looks at it by ")
    withdraw(others, one.id)
    assert state_of_the_refusal() is RefusalState.CONTESTED
    withdraw(own, one.id)
    assert own.refused[0].said == "" and state_of_the_refusal() is RefusalState.REFUSED


def test_all_that_a_reader_of_hindi_meets_here_is_in_hindi(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.outbox.relay", lambda **_: 0)
    monkeypatch.setattr("app.pages.profile.state.SCREENS", ALL_PASS)
    asha = person("asha", Role.CREATOR)
    with session_scope() as session:
        session.get_one(Account, asha.account_id).locale = "hi"
    with pytest.raises(PartRefused):
        screen_words(asha, ProfilePart.BIO, "badword", classify=word_classifier)
    page = loaded(asha)
    assert page.locale == "hi" and page.words["profile"] == "आपकी प्रोफ़ाइल"
    assert save(page, "") == ""
    in_hindi([page.wrong_name])
    assert save(page, "आशा", "x" * 301) == ""
    in_hindi([page.wrong_bio, save(page, "आशा")])
    assert save(page, "x" * 5000) == ""
    in_hindi([page.problem])
    (one,) = page.refused
    in_hindi([one.title, contest(page, one.id, "x" * 301), contest(page, str(new_id()))])
    in_hindi([contest(page, one.id), page.refused[0].withdraw])
    in_hindi([page.refused[0].said.split("शिकायत")[0]])
    assert "शिकायत G-" in page.refused[0].said
    in_hindi([withdraw(page, one.id), withdraw(page, "nothing")])


@pytest.mark.parametrize("state", [RefusalState.GRANTED, RefusalState.UPHELD, RefusalState.LAPSED])
def test_what_came_of_it_is_said_in_hindi_with_the_day(state: RefusalState) -> None:
    drawn = kept_back_of(view(state), "hi-IN")
    assert drawn.title == "आपकी 5 दिस॰ की तस्वीर"
    in_hindi([drawn.said])


def test_the_page_and_the_frame_speak_the_language_that_is_chosen(installation: Path) -> None:
    asha = person("asha", Role.SHOPPER)
    page = loaded(asha)

    def read_in(language: str) -> str:
        return said_by(asyncio.run(ProfilePage.read_in.fn(page, language)))  # type: ignore[attr-defined]

    assert (page.locale, page.words["save"]) == ("en", "Save")
    assert "हिन्दी" in read_in("hi")
    assert (page.locale, page.words["save"]) == ("hi", "सेव करें")
    assert asyncio.run(page.get_state(Session)).locale == "hi"
    with read_scope() as session:
        assert session.exec(select(Account.locale).where(Account.handle == "asha")).one() == "hi"
    assert "did not load" not in read_in("en") and page.locale == "en"
    read_in("../../etc")
    assert page.locale == "en"
