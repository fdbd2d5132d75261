"""The comments sheet tells who reads Hindi in Hindi how old a comment is and what was refused."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import select

import catalog.web
import community.endpoints
from app.pages.creator import creator
from app.sheets.comments import Comments
from app.sheets.taking_down import TakingDown
from catalog.kinds import ReportReason, Role
from catalog.lifecycle import VideoState
from catalog.models import Account
from catalog.viewer import Viewer
from community.comments import Screened, add_comment
from community.models import Comment, CommentState, Report
from community.schemas import CommentForm
from core.db import read_scope, session_scope
from core.ids import new_id
from moderation.log import first_break
from moderation.log.models import LogEntry
from moderation.models import Decision, Ruling
from moderation.rights import service as rights
from tests.app.test_decisions_page import go, page_of, said_by, signed_in
from tests.app.test_rights_words import in_hindi
from tests.http import client_of
from tests.moderation.desk_world import clip, person, quiet_broker


def opened(who: Viewer, video_id: str) -> Comments:
    page = page_of(Comments)
    go(page, "/", signed_in(who))
    asyncio.run(Comments.open_comments.fn(page, video_id))  # type: ignore[attr-defined]
    return page


def send(page: Comments, text: str) -> list[Any]:
    async def events() -> list[Any]:
        return [event async for event in Comments.send.fn(page, {"text": text})]  # type: ignore[attr-defined]

    return asyncio.run(events())


def report(page: Comments, form: dict[str, str]) -> Any:
    return asyncio.run(Comments.send_report.fn(page, form))  # type: ignore[attr-defined]


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
    in_hindi([said_by(report(page, {"comment-detail": "It is an advert."}))])
    with read_scope() as session:
        kept = session.exec(select(Report)).one()
    assert (kept.reason, kept.detail) == (ReportReason.SPAM, "It is an advert.")


@pytest.mark.parametrize("reason", ["", "no_such_reason", "x" * 100_000])
def test_a_reason_that_there_is_not_reports_nothing(asha: Viewer, reason: str) -> None:
    page = opened(asha, str(clip(person("meera", Role.CREATOR), state=VideoState.PUBLISHED)))
    Comments.ask_report.fn(page, str(new_id()))  # type: ignore[attr-defined]
    Comments.choose_reason.fn(page, reason)  # type: ignore[attr-defined]
    told = report(page, {"comment-detail": "x" * 100_000})
    in_hindi([said_by(told)] if told else [])
    with read_scope() as session:
        assert session.exec(select(Report)).all() == []


def test_pages_and_http_count_the_same_comments_and_reports(
    asha: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[tuple[str, UUID, str]] = []
    monkeypatch.setattr("community.writing.check_rate", lambda *what: counted.append(what))
    video_id = clip(person("meera", Role.CREATOR), state=VideoState.PUBLISHED)
    page = opened(asha, str(video_id))

    send(page, "Lovely")
    page.reporting, page.report_reason = page.remarks[0].id, "spam"
    report(page, {})
    with client_of(community.endpoints.router) as browser:
        monkeypatch.setattr(catalog.web, "viewer_of_credentials", lambda *_, **__: asha)
        browser.headers |= {"Authorization": "Bearer asha"}
        browser.post(f"/videos/{video_id}/comments", json={"text": "Lovely"})
        browser.post(f"/videos/{video_id}/report", json={"reason": "spam"})

    assert counted[:2] == counted[2:] and len(counted) == 4


def test_what_is_refused_is_told_in_hindi(asha: Viewer) -> None:
    page = opened(asha, str(new_id()))
    in_hindi([page.problem])
    in_hindi([said_by(send(page, text)[-1]) for text in ("Lovely", "\u200b", "x" * 1001)])


def commented(by: Viewer, video_id: UUID, text: str = "Buy at fake.example") -> UUID:
    with session_scope() as session:
        form = CommentForm(text=text)
        made = add_comment(session, by, video_id, form, lambda *_: Screened(CommentState.VISIBLE))
        return made.id


def run(handler: Any, page: TakingDown, *args: Any) -> list[Any]:
    async def events() -> list[Any]:
        return [event async for event in handler.fn(page, *args)]

    return asyncio.run(events())


def test_a_moderator_takes_a_comment_down_where_they_read_it_by_a_decision(
    asha: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet_broker(monkeypatch)
    monkeypatch.setattr("moderation.second.choosing.is_drawn", lambda *_: False)
    anil, fan = person("anil"), person("fan", Role.SHOPPER)
    video_id = clip(person("meera", Role.CREATOR), state=VideoState.PUBLISHED)
    comment_id = commented(fan, video_id)
    page = page_of(TakingDown)
    go(page, "/", signed_in(anil))
    asyncio.run(TakingDown.open_comments.fn(page, str(video_id)))  # type: ignore[attr-defined]
    assert page.may_moderate
    asyncio.run(TakingDown.ask.fn(page, str(comment_id)))  # type: ignore[attr-defined]
    assert page.removing == str(comment_id) and {"spam", "hate"} <= {r["code"] for r in page.rules}
    assert not {"not_heard", "known_bad", "quality"} & {r["code"] for r in page.rules}
    run(TakingDown.take_down, page, {"words": "A scam."})  # Without a rule nothing happens.
    assert state_of(comment_id) is CommentState.VISIBLE
    TakingDown.choose_rule.fn(page, "no_such_rule")  # type: ignore[attr-defined]
    assert page.rule == ""
    TakingDown.choose_rule.fn(page, "spam")  # type: ignore[attr-defined]
    run(TakingDown.take_down, page, {"words": "A scam."})
    assert page.remarks == [] and page.removing == ""
    assert state_of(comment_id) is CommentState.REMOVED
    (told,) = rights.my_statements(fan).items
    assert (told.rule, told.words, told.can_appeal) == ("spam", "A scam.", True)
    with read_scope() as session:
        assert first_break(session) is None
        decision = session.exec(select(Decision).where(Decision.subject_id == comment_id)).one()
        assert (decision.actor_id, decision.ruling) == (anil.account_id, Ruling.REJECT)
        assert session.exec(
            select(LogEntry).where(LogEntry.subject_id == comment_id, LogEntry.kind == "decision")
        ).one()


def test_nobody_else_takes_a_comment_down(asha: Viewer) -> None:
    video_id = clip(person("meera", Role.CREATOR), state=VideoState.PUBLISHED)
    comment_id = commented(person("fan", Role.SHOPPER), video_id)
    page = page_of(TakingDown)
    go(page, "/", signed_in(asha))
    asyncio.run(TakingDown.open_comments.fn(page, str(video_id)))  # type: ignore[attr-defined]
    assert not page.may_moderate
    refused = asyncio.run(TakingDown.ask.fn(page, str(comment_id)))  # type: ignore[attr-defined]
    in_hindi([said_by(refused)])
    page.removing, page.rule = str(comment_id), "spam"  # A client may say anything.
    in_hindi([said_by(run(TakingDown.take_down, page, {"words": ""})[-1])])
    assert state_of(comment_id) is CommentState.VISIBLE


def state_of(comment_id: UUID) -> CommentState:
    with read_scope() as session:
        return session.get_one(Comment, comment_id).state


def test_no_two_forms_of_a_page_share_a_field_by_which_a_label_finds_it() -> None:
    page = json.dumps(creator().render(), default=str)
    found = re.findall(r'"id:\\"(f-[\w-]+)\\""', page)
    assert {"f-detail", "f-comment-detail", "f-words"} <= set(found)
    assert len(found) == len(set(found))
