"""A crowd without a record changes nothing; a few with one have a clip looked at and held back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from catalog.kinds import ReportReason, Role
from catalog.lifecycle import VideoState
from catalog.models import Account, ClipReach, Video, VideoStats
from catalog.reach import UNLIMITED, Reach
from community.models import Report
from core.db import read_scope, session_scope
from feed.catalogue.rows import read_rows
from feed.for_you import FOR_YOU
from moderation import service
from moderation.cases import open_case_about
from moderation.desk import service as desk
from moderation.grounds import CREDIBLE
from moderation.models import Origin, ReviewCase, Ruling
from moderation.report_cases import open_report_case
from moderation.reputation.reports import weight_about
from moderation.reputation.tasks import on_published, sweep_reach
from moderation.reputation.tiers import freeze, refresh_reach, thaw
from tests import small_world as world
from tests.feed.clips import NOW_MS, catalogue, query_of
from tests.moderation.reputation.people import (
    DAY,
    NOW,
    creator,
    decision,
    report,
    reporters_with_a_past,
)


@pytest.fixture
def clip(installation: Path) -> UUID:
    """A live clip of a trusted creator, whose reach is open."""
    with session_scope() as session:
        row = world.video(session, creator(session, "meera", is_trusted=True))
    on_published(row.id)
    assert reach_of(row.id).reach is Reach.OPEN
    return row.id


def reach_of(video_id: UUID) -> ClipReach:
    with read_scope() as session:
        row = session.get_one(ClipReach, video_id)
        session.expunge(row)
        return row


def case_after_reports(video_id: UUID) -> ReviewCase:
    with session_scope() as session:
        open_report_case(session, video_id)
        return session.exec(select(ReviewCase).where(ReviewCase.video_id == video_id)).one()


def good_reporters(count: int, right: int = 12) -> list[Account]:
    with session_scope() as session:
        judge = world.account(session, "judge", Role.MODERATOR)
        return reporters_with_a_past(session, judge, count, right, maker=creator(session, "past"))


def test_strangers_neither_hide_nor_freeze_nor_jump_the_queue(clip: UUID) -> None:
    with session_scope() as session:
        bots = [world.account(session, f"bot{k}").id for k in range(150)]
        report(session, bots[0], clip)
    alone = case_after_reports(clip).priority
    with session_scope() as session:
        for one in bots[1:]:
            report(session, one, clip)

    case = case_after_reports(clip)

    assert (case.priority, case.report_count) == (alone, 150)
    assert (reach_of(clip).is_frozen, reach_of(clip).cap) == (False, UNLIMITED)
    with read_scope() as session:
        assert session.get_one(Video, clip).state is VideoState.PUBLISHED


@pytest.mark.slow
def test_reporters_with_a_record_have_it_looked_at_next_and_frozen_until_then(clip: UUID) -> None:
    people = good_reporters(5)
    with session_scope() as session:
        for one in people:
            report(session, one.id, clip)
        for k in range(1200):  # Strangers who come later do not drown them.
            session.add(Report(viewer_id=UUID(int=k + 1), video_id=clip, reason=ReportReason.SPAM))

    case = case_after_reports(clip)

    assert case.priority >= 95
    assert CREDIBLE in {reason["code"] for reason in case.reasons}
    frozen = reach_of(clip)
    assert (frozen.is_frozen, frozen.cap, frozen.reach) == (True, 0, Reach.OPEN)
    with session_scope() as session:
        judge = world.account(session, "second", Role.MODERATOR)
        decision(session, judge, clip, Ruling.KEEP, at=NOW + DAY)
    thawed = reach_of(clip)
    assert (thawed.is_frozen, thawed.cap) == (False, UNLIMITED)


@pytest.mark.slow
def test_a_yes_that_is_taken_back_lets_credible_reports_freeze_again(clip: UUID) -> None:
    people = good_reporters(5)
    with session_scope() as session:
        for one in people:
            report(session, one.id, clip, at=NOW - timedelta(minutes=1))
    case_after_reports(clip)
    with session_scope() as session:
        judge = world.viewer(world.account(session, "second", Role.MODERATOR))
        case_id = session.exec(select(ReviewCase.id).where(ReviewCase.video_id == clip)).one()
    service.claim(judge, case_id)
    service.approve(judge, case_id)
    assert (reach_of(clip).is_frozen, reach_of(clip).cap) == (False, UNLIMITED)
    desk.undo(judge, case_id)
    assert (reach_of(clip).is_frozen, reach_of(clip).cap) == (True, 0)
    service.approve(judge, case_id)  # The undo itself is not the last look.
    assert not reach_of(clip).is_frozen


@pytest.mark.slow
def test_a_frozen_clip_has_not_one_impression_more_until_a_person_has_looked(
    installation: Path,
) -> None:
    with session_scope() as session:
        newcomer = world.video(session, creator(session, "asha"))
        session.merge(VideoStats(video_id=newcomer.id, impressions=100, plays=100, skips=10))
    on_published(newcomer.id)
    assert is_in_the_feed(newcomer.id)
    people = good_reporters(5)
    with session_scope() as session:
        for one in people:
            report(session, one.id, newcomer.id)

    case_after_reports(newcomer.id)

    frozen = reach_of(newcomer.id)
    assert (frozen.is_frozen, frozen.cap, frozen.reach) == (True, 100, Reach.FIRST)
    assert not is_in_the_feed(newcomer.id)
    with session_scope() as session:  # What was on its way is counted; the tier is asked again.
        session.merge(VideoStats(video_id=newcomer.id, impressions=103, plays=103, skips=10))
        refresh_reach(session, newcomer.id, 0.0)
    assert reach_of(newcomer.id).cap == 100
    with session_scope() as session:
        judge = world.account(session, "second", Role.MODERATOR)
        decision(session, judge, newcomer.id, Ruling.KEEP, at=NOW + DAY)
    cleared = reach_of(newcomer.id)
    assert (cleared.is_frozen, cleared.cap, cleared.reach) == (False, 5_000, Reach.WIDER)
    assert is_in_the_feed(newcomer.id)


def test_feeds_are_told_of_a_freeze_and_a_thaw_that_leave_the_cap_as_it_is(
    installation: Path,
) -> None:
    with session_scope() as session:
        row = world.video(session, creator(session, "asha"))
        session.merge(VideoStats(video_id=row.id, impressions=500, plays=500, skips=10))
    on_published(row.id)
    revisions = [revision_of(row.id)]
    for change in (freeze, thaw):
        with session_scope() as session:
            change(session, row.id)
        revisions.append(revision_of(row.id))
        assert reach_of(row.id).cap == 500
    assert sorted(set(revisions)) == revisions


def is_in_the_feed(video_id: UUID) -> bool:
    with read_scope() as session:
        snapshot = catalogue(read_rows(session, [video_id]))
    snapshot.columns.reach.say_current(NOW_MS)
    return bool(FOR_YOU.run(query_of(snapshot))[0].rows.size)


def test_a_case_about_a_decision_does_not_hold_a_clip_where_it_is(clip: UUID) -> None:
    with session_scope() as session:
        judge = world.account(session, "judge", Role.MODERATOR)
        row = world.video(session, creator(session, "asha"))
        session.merge(VideoStats(video_id=row.id, impressions=300, plays=300, skips=100))
        made = decision(session, judge, row.id, Ruling.KEEP, at=NOW - DAY)
        session.get_one(ClipReach, row.id).reach = Reach.FIRST
        open_case_about(
            session, made, row.creator_id, origin=Origin.SAMPLE, look=2, reasons=[], barred=[]
        )
    sweep_reach()
    assert (reach_of(row.id).reach, reach_of(row.id).reason) != (Reach.FIRST, "waits")
    assert reach_of(row.id).reach is Reach.WIDER


def test_what_one_reporter_with_a_record_says_holds_a_clip_where_it_is(clip: UUID) -> None:
    (one,) = good_reporters(1)
    with session_scope() as session:
        newcomer = world.video(session, creator(session, "asha"))
        session.merge(VideoStats(video_id=newcomer.id, impressions=400, plays=400, skips=10))
        report(session, one.id, newcomer.id)
        weight = weight_about(session, newcomer.id, None, None)
        assert weight.sure > 0.5 and not weight.is_credible
    on_published(newcomer.id)
    sweep_reach()
    assert (reach_of(newcomer.id).reach, reach_of(newcomer.id).reason) == (Reach.FIRST, "reported")


def test_a_clip_that_people_take_to_climbs_by_itself(clip: UUID) -> None:
    with session_scope() as session:
        row = world.video(session, creator(session, "asha"))
        session.merge(VideoStats(video_id=row.id, impressions=300, plays=300, skips=100))
    sweep_reach()  # It gives the tier that was forgotten, and what was earned already.
    sweep_reach()
    assert reach_of(row.id).reach is Reach.WIDER
    revision = revision_of(row.id)
    with session_scope() as session:
        session.merge(VideoStats(video_id=row.id, impressions=3000, plays=3000, skips=2950))
    sweep_reach()
    assert (reach_of(row.id).reach, reach_of(row.id).reason) == (Reach.WIDER, "skipped")
    assert revision_of(row.id) == revision  # Feeds are told of a new cap alone.
    with session_scope() as session:
        session.merge(VideoStats(video_id=row.id, impressions=3100, plays=3100, skips=1500))
    sweep_reach()
    assert reach_of(row.id).cap == UNLIMITED
    assert revision_of(row.id) > revision


def revision_of(video_id: UUID) -> int:
    with read_scope() as session:
        return session.get_one(Video, video_id).revision
