"""Reported clips and comments reach the queue and are decided there."""

from __future__ import annotations

from uuid import UUID

import pytest

from catalog.kinds import ReportReason, Role
from catalog.lifecycle import VideoState
from community.models import Comment, CommentState, Report
from core.db import read_scope, session_scope
from core.ids import new_id
from moderation import service, tasks
from moderation.models import Ruling, Subject
from tests.studio.world import World

pytestmark = pytest.mark.slow


def report(video_id: UUID, reason: ReportReason, n: int, comment_id: UUID | None = None) -> None:
    with session_scope() as session:
        for k in range(n):
            session.add(
                Report(
                    viewer_id=new_id(),
                    video_id=video_id,
                    comment_id=comment_id,
                    reason=reason,
                    detail=f"detail {k}",
                )
            )


def test_a_crowd_of_reports_opens_one_case_and_hides_nothing(world: World) -> None:
    video_id = world.live_clip(world.creator(trusted=True))
    report(video_id, ReportReason.SPAM, 40)
    report(video_id, ReportReason.HATE, 2)
    tasks.on_reported(video_id)
    tasks.on_reported(video_id)  # Twice changes nothing.
    assert world.video(video_id).state is VideoState.PUBLISHED
    moderator = world.moderator()
    (card,) = service.queue(moderator).items
    assert (card.origin.value, card.report_count) == ("report", 42)
    detail = service.claim(moderator, card.id)
    assert [(r.reason, r.count) for r in detail.reports] == [("spam", 40), ("hate", 2)]
    service.approve(moderator, card.id)
    assert world.video(video_id).state is VideoState.PUBLISHED
    assert service.decisions(moderator, video_id)[0].ruling is Ruling.KEEP
    tasks.on_reported(video_id)
    assert service.queue(moderator).items == []  # What was decided is not asked again,
    report(video_id, ReportReason.SPAM, 1)
    tasks.on_reported(video_id)
    assert service.queue(moderator).items[0].report_count == 1  # what is new is.


def test_a_reported_clip_can_be_rejected_from_its_case(world: World) -> None:
    video_id = world.live_clip(world.creator(trusted=True))
    report(video_id, ReportReason.HATE, 1)
    tasks.on_reported(video_id)
    moderator = world.moderator()
    case = service.claim_next(moderator)
    assert case is not None
    service.reject(moderator, case.id, "hate")
    assert world.video(video_id).state is VideoState.REJECTED


def comment(world: World, video_id: UUID, text: str, state: CommentState) -> UUID:
    author = world.account(f"fan{new_id().hex[-6:]}", Role.SHOPPER)
    with session_scope() as session:
        row = Comment(video_id=video_id, author_id=author.require_account(), text=text, state=state)
        session.add(row)
        session.flush()
        return row.id


def comment_state(comment_id: UUID) -> CommentState:
    with read_scope() as session:
        row = session.get(Comment, comment_id)
        assert row is not None
        return row.state


def test_held_and_reported_comments_reach_the_queue_and_are_decided_there(world: World) -> None:
    video_id = world.live_clip(world.creator(trusted=True))
    waiting = comment(world, video_id, "badword", CommentState.HELD)
    shown = comment(world, video_id, "call me", CommentState.VISIBLE)
    tasks.sweep()
    tasks.sweep()
    report(video_id, ReportReason.SPAM, 1, shown)
    tasks.on_reported(video_id)
    moderator = world.moderator()
    cards = {c.caption: c for c in service.queue(moderator).items}
    assert set(cards) == {"badword", "call me"}
    assert all(c.subject is Subject.COMMENT for c in cards.values())
    for card in cards.values():
        service.claim(moderator, card.id)
    service.approve(moderator, cards["badword"].id)
    service.reject(moderator, cards["call me"].id, "spam")
    world.settle()
    assert comment_state(waiting) is CommentState.VISIBLE
    assert comment_state(shown) is CommentState.REMOVED
    assert world.video(video_id).state is VideoState.PUBLISHED
    tasks.sweep()
    assert service.queue(moderator).items == []
