"""The comments sheet tells who reads Hindi in Hindi how old a comment is and what was refused."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from app.sheets.comments import Comments
from catalog.kinds import Role
from catalog.lifecycle import VideoState
from catalog.models import Account
from catalog.viewer import Viewer
from community.comments import Screened, add_comment
from community.models import CommentState
from community.schemas import CommentForm
from core.db import session_scope
from core.ids import new_id
from tests.app.test_decisions_page import go, page_of, said_by, signed_in
from tests.app.test_rights_words import in_hindi
from tests.moderation.desk_world import clip, person


def opened(who: Viewer, video_id: str) -> Comments:
    page = page_of(Comments)
    go(page, "/", signed_in(who))
    asyncio.run(Comments.open_comments.fn(page, video_id))  # type: ignore[attr-defined]
    return page


def send(page: Comments, text: str) -> list[Any]:
    async def events() -> list[Any]:
        return [event async for event in Comments.send.fn(page, {"text": text})]  # type: ignore[attr-defined]

    return asyncio.run(events())


@pytest.fixture
def asha(installation: Path) -> Viewer:
    """Somebody who reads Hindi, whatever their browser."""
    asha = person("asha", Role.SHOPPER)
    with session_scope() as session:
        session.get_one(Account, asha.account_id).locale = "hi"
    return asha


def test_a_comment_and_what_came_of_a_report_are_told_in_hindi(asha: Viewer) -> None:
    meera = person("meera", Role.CREATOR)
    video_id = clip(meera, state=VideoState.PUBLISHED)
    with session_scope() as session:
        form = CommentForm(text="Lovely")
        add_comment(session, meera, video_id, form, lambda *_: Screened(CommentState.VISIBLE))
    page = opened(asha, str(video_id))
    (remark,) = page.remarks
    assert (remark.ago, page.problem) == ("अभी", "")
    page.reporting, page.report_reason = remark.id, "spam"
    thanks = asyncio.run(Comments.send_report.fn(page))  # type: ignore[attr-defined]
    in_hindi([said_by(thanks)])


def test_what_is_refused_is_told_in_hindi(asha: Viewer) -> None:
    page = opened(asha, str(new_id()))
    in_hindi([page.problem])
    in_hindi([said_by(send(page, text)[-1]) for text in ("Lovely", "\u200b", "x" * 1001)])
