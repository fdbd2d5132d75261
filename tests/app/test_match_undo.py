"""Z takes back a match that was called right, with the rejection that it led to."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlmodel import select

from app.pages.console.known import KnownActs
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Video
from core.db import read_scope, session_scope
from moderation.known.models import BankAction, KnownBank, KnownItem, KnownMatch, MatchState
from moderation.known.prints import VERSION
from tests.app.test_decisions_page import go, page_of, signed_in
from tests.moderation.desk_world import case_on, clip, person, quiet_broker


def test_a_confirmed_match_is_taken_back_with_its_rejection(
    installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet_broker(monkeypatch)
    anil, video_id = person("anil"), clip(person("meera", Role.CREATOR))
    case_id = str(case_on(video_id))
    with session_scope() as session:
        session.add(KnownBank(name="fakes", version=1))
        session.flush()
        item = KnownItem(
            bank="fakes", since_version=1, print_version=VERSION, pictures=b"", sound=b"",
            reason_code="counterfeit", action=BankAction.REMOVE, source="Order 7",
            added_by=anil.account_id,
        )  # fmt: skip
        session.add(item)
        session.flush()
        session.add(
            KnownMatch(
                video_id=video_id, item_id=item.id, bank_version=1, closeness=1.0, location="frame"
            )
        )

    def stands() -> tuple[VideoState, MatchState]:
        with read_scope() as session:
            match = session.exec(select(KnownMatch)).one()
            return session.get_one(Video, video_id).state, match.state

    page = page_of(KnownActs)
    go(page, "/moderation", signed_in(anil))

    async def story() -> None:
        await KnownActs.load.fn(page)  # type: ignore[attr-defined]
        await KnownActs.open_case.fn(page, case_id)  # type: ignore[attr-defined]
        await KnownActs.confirm.fn(page, page.matches[0].id)  # type: ignore[attr-defined]
        assert stands() == (VideoState.REJECTED, MatchState.CONFIRMED)
        assert page.undo_of.startswith(case_id)
        await KnownActs.undo.fn(page)  # type: ignore[attr-defined]

    asyncio.run(story())
    assert stands() == (VideoState.HELD, MatchState.FOUND)
    assert page.matches[0].state == "" and page.undo_of == ""
