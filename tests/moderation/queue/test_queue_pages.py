"""The order of the queue."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import Role
from core.clock import utc_now
from core.db import session_scope
from core.errors import InvalidInput
from moderation import service
from moderation.decision import Reason
from moderation.grounds import merged, report_reason
from moderation.models import ReviewCase
from moderation.policies.parsing import shipped
from tests.studio.world import World


def ground(code: str, severity: int, where: str = "") -> Reason:
    return Reason(code, code, code, severity, where=where)


def test_new_grounds_join_old_ones_and_replace_the_same() -> None:
    old = [ground("a", 10), ground("b", 50, "frame 1")]
    kept = merged(old, [ground("a", 70), ground("b", 60, "frame 2")])
    assert [(r.code, r.severity) for r in kept] == [("a", 70), ("b", 60), ("b", 50)]


def test_a_crowd_moves_a_report_up_but_never_past_what_is_graver() -> None:
    policy = shipped()
    one, many = report_reason("spam", 1, policy), report_reason("spam", 10_000, policy)
    assert one.severity < many.severity <= one.severity + 20
    assert many.severity < report_reason("minors", 1, policy).severity
    assert report_reason("unheard", 1, policy).severity == policy.report_severity["other"]


@pytest.mark.slow
def test_the_most_urgent_comes_first_and_among_equals_the_oldest(world: World) -> None:
    moderator, creator = world.moderator(), world.creator()
    plain = [world.screening_clip(creator) for _ in range(2)]
    abusive = world.screening_clip(creator, caption="badword")
    world.run_worker()
    first = service.queue(moderator, limit=2)
    rest = service.queue(moderator, limit=2, cursor=first.next_cursor)
    assert [c.video_id for c in first.items + rest.items] == [abusive, *plain]
    assert rest.next_cursor is None
    assert (first.counts.open, first.counts.unclaimed, first.counts.mine) == (3, 3, 0)
    with pytest.raises(InvalidInput):
        service.queue(moderator, cursor="made-up")
    with pytest.raises(InvalidInput):
        service.queue(moderator, only="mine", cursor=first.next_cursor)


@pytest.mark.slow
def test_next_hands_out_what_is_free_and_not_ones_own(world: World) -> None:
    boss = world.account("chief", Role.ADMIN)
    other = world.moderator()
    own = world.screening_clip(boss)
    theirs = world.screening_clip(world.creator())
    world.run_worker()
    taken = service.claim_next(boss)
    assert taken is not None and taken.video_id == theirs and taken.is_mine
    assert service.claim_next(boss) is None  # The rest is their own.
    left = service.claim_next(other)
    assert left is not None and left.video_id == own
    assert service.claim_next(other) is None
    page = service.queue(other, only="mine")
    assert [c.video_id for c in page.items] == [own]
    assert service.queue(other, only="open").items == []


@pytest.mark.slow
def test_ages_are_counted_from_the_opening(world: World) -> None:
    moderator = world.moderator()
    video_id: UUID = world.screening_clip(world.creator())
    world.run_worker()
    with session_scope() as session:
        case = session.exec(select(ReviewCase).where(ReviewCase.video_id == video_id)).one()
        case.opened_at = utc_now() - timedelta(hours=3)
    page = service.queue(moderator)
    assert 3 * 3600 <= page.counts.oldest_age_s < 3 * 3600 + 60
    assert page.items[0].age_s >= 3 * 3600
