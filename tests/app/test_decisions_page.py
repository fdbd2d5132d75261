"""The pages of decisions keep nothing of who or what they showed before, and their filter."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
import reflex as rx
from reflex.event import EventSpec
from reflex.istate.data import RouterData

from app.pages.decisions.drawn import Told
from app.pages.decisions.state import Decisions, OneDecision
from catalog.identity import open_session
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Account, Video
from catalog.viewer import Viewer
from catalog.web import GUEST_COOKIE, SESSION_COOKIE, guest_cookie_value, new_guest
from core.db import session_scope
from core.errors import Unavailable
from moderation import service as desk
from moderation.rights import service
from tests.moderation.desk_world import case_on, clip, person, quiet_broker

S = TypeVar("S", bound=rx.State)


@pytest.fixture(autouse=True)
def quiet(installation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet_broker(monkeypatch)
    monkeypatch.setattr(service, "PAGE", 2)


def page_of(kind: type[S]) -> S:
    """A page's state, as the server keeps one for each tab."""
    root = rx.State(_reflex_internal_init=True)  # type: ignore[call-arg]
    return root.get_substate(kind.get_full_name().split("."))  # type: ignore[return-value]


def go(page: rx.State, path: str, cookie: str, languages: str = "") -> None:
    """The tab is at that address, with that cookie, in a browser that reads these languages."""
    page._get_root_state().router = RouterData.from_router_data(
        {
            "pathname": path.split("?")[0],
            "asPath": path,
            "headers": {"cookie": cookie, "origin": "http://x", "accept-language": languages},
        }
    )


def signed_in(who: Viewer) -> str:
    with session_scope() as session:
        token = open_session(session, session.get_one(Account, who.account_id)).token
    return f"{SESSION_COOKIE}={token}"


def said_by(event: EventSpec) -> str:
    """The message that passes over the page."""
    found = re.search(r'\(("(?:[^"\\]|\\.)*")', str(event.args[0][1]))
    assert found is not None
    return str(json.loads(found[1]))


def rejected(creator: Viewer, by: Viewer, times: int, caption: str) -> UUID:
    """A clip that was rejected so many times."""
    video_id = clip(creator, caption=caption)
    for _ in range(times):
        with session_scope() as session:
            session.get_one(Video, video_id).state = VideoState.HELD
        case_id = case_on(video_id)
        desk.claim(by, case_id)
        desk.reject(by, case_id, "hate")
    return video_id


def load(page: Decisions) -> None:
    asyncio.run(Decisions.load.fn(page))  # type: ignore[attr-defined]


def more(page: Decisions) -> object:
    return asyncio.run(Decisions.load_more.fn(page))  # type: ignore[attr-defined]


def test_older_decisions_are_those_of_the_same_clip() -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    rejected(meera, anil, 2, "Other")
    video_id = rejected(meera, anil, 3, "This")
    rejected(meera, anil, 2, "Other")
    page, cookie = page_of(Decisions), signed_in(meera)
    go(page, f"/me/decisions?clip={video_id}", cookie)
    load(page)
    assert ([t.about for t in page.statements], page.more != "") == (["This"] * 2, True)
    assert more(page) is None
    assert ([t.about for t in page.statements], page.more) == (["This"] * 3, "")
    go(page, "/me/decisions", cookie)
    load(page)
    assert (page.clip, len(page.statements), page.more != "") == ("", 2, True)


def test_who_comes_after_somebody_sees_nothing_of_theirs() -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    video_id = rejected(meera, anil, 3, "Mine")
    page = page_of(Decisions)
    go(page, f"/me/decisions?clip={video_id}", signed_in(meera))
    load(page)
    assert page.statements
    go(page, "/me/decisions", f"{GUEST_COOKIE}={guest_cookie_value(new_guest())}")
    load(page)
    assert (page.statements, page.more, page.clip, page.problem) == ([], "", "", "")
    assert page.is_loaded


def test_a_list_that_does_not_load_says_so_and_shows_nothing_old(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    rejected(meera, anil, 3, "Mine")
    page = page_of(Decisions)
    go(page, "/me/decisions", signed_in(meera))
    load(page)
    shown, position = list(page.statements), page.more

    def broken(*_: object, **__: object) -> None:
        raise Unavailable("Try again in a moment.", code="database")

    monkeypatch.setattr(service, "my_statements", broken)
    toast = more(page)
    assert "Try again in a moment." in str(toast)
    assert (page.statements, page.more) == (shown, position)  # It can be tried again.
    load(page)
    assert (page.statements, page.problem) == ([], "Try again in a moment.")


def test_a_decision_that_is_not_there_leaves_nothing_of_the_last_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    anil, meera = person("anil"), person("meera", Role.CREATOR)
    rejected(meera, anil, 1, "Mine")
    (said,) = service.my_statements(meera).items
    page, cookie = page_of(OneDecision), signed_in(meera)
    open_page = OneDecision.load.fn  # type: ignore[attr-defined]
    for statement_id in (said.id, "nothing"):
        go(page, f"/me/decisions/{statement_id}", cookie)
        monkeypatch.setattr(OneDecision, "statement_id", str(statement_id), raising=False)
        asyncio.run(open_page(page))
        if statement_id == said.id:
            assert page.told.about == "Mine"
    assert page.told == Told()
    assert page.problem
