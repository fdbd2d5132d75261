"""The page of one's own profile says where a refusal stands, and contests one's own alone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from app.pages.profile.kept_back import kept_back_of
from app.pages.profile.state import ProfilePage
from catalog.kinds import Role
from catalog.profile.errors import PartRefused, ProfilePart
from catalog.viewer import Viewer
from core.db import read_scope
from core.ids import new_id
from moderation.profiles.models import ProfileRefusal, RefusalState
from moderation.profiles.schemas import RefusalView
from moderation.profiles.screening import screen_words
from tests.app.test_decisions_page import go, page_of, signed_in
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


def contest(page: ProfilePage, refusal_id: str, words: str = "") -> None:
    asyncio.run(ProfilePage.contest.fn(page, {"row_id": refusal_id, "words": words}))  # type: ignore[attr-defined]


def withdraw(page: ProfilePage, refusal_id: str) -> None:
    asyncio.run(ProfilePage.withdraw.fn(page, refusal_id))  # type: ignore[attr-defined]


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
