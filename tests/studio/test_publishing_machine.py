"""A clip comes out when it is due and allowed, never otherwise: with crashes and jumping clocks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import delete, select

import core.outbox
from catalog.kinds import Role
from catalog.lifecycle import Step, VideoState
from catalog.models import Video
from catalog.videos import advance, let_through
from catalog.viewer import Viewer
from core.db import read_scope, session_scope
from core.outbox import OutboxRow
from moderation.decisions import last_word_allows
from moderation.models import Ruling
from moderation.rulings import record_automatic
from studio.publishing import due, schedule
from tests import small_world as world
from tests.studio.world import Postbox

pytestmark = pytest.mark.slow
S = VideoState
START = datetime(2026, 12, 4, 12, tzinfo=UTC)
MINUTES = st.integers(1, 180)


class Crash(RuntimeError):
    """The worker died."""


class Publishing(RuleBasedStateMachine):
    """One clip, and beside it in plain fields what it ought to be."""

    meera: Viewer

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.state = S.SCREENING
        self.hour: datetime | None = None
        self.has_hour = self.was_live = self.last_word = False
        with session_scope() as session:
            session.exec(delete(OutboxRow))
            video = Video(creator_id=self.meera.account_id, state=S.SCREENING, recipe="r1")
            session.add(video)
            session.flush()
            self.video_id: UUID = video.id

    @initialize(minutes=MINUTES)
    def it_has_an_hour_and_is_clean(self, minutes: int) -> None:
        self.an_hour_is_chosen(minutes)
        self.the_verdict_is_good()

    def decide(self, ruling: Ruling, *steps: Step) -> None:
        with session_scope() as session:
            for step in steps:
                advance(session, self.video_id, step)
            record_automatic(session, video_id=self.video_id, ruling=ruling, screening_id=None)
        self.last_word = ruling is Ruling.PUBLISH

    def waits(self) -> bool:
        return self.has_hour and not self.was_live and (self.hour is None or self.hour > self.now)

    @rule(minutes=st.integers(-300, 300))
    def the_clock_jumps(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(minutes=MINUTES)
    @precondition(lambda self: not self.was_live)
    def an_hour_is_chosen(self, minutes: int) -> None:
        self.hour, self.has_hour = self.now + timedelta(minutes=minutes), True
        schedule.set_schedule(self.meera, self.video_id, self.hour, "Asia/Kolkata", self.now)

    @rule()
    @precondition(lambda self: not self.was_live)
    def the_hour_is_called_off(self) -> None:
        schedule.call_off(self.meera, self.video_id)
        self.has_hour = self.has_hour and self.state not in (S.DRAFT, S.REJECTED)
        self.hour = None

    @rule()
    @precondition(lambda self: not self.was_live and self.state not in (S.DRAFT, S.REJECTED))
    def it_shall_come_out_now(self) -> None:
        schedule.come_out_now(self.meera, self.video_id, self.now)
        self.hour, self.has_hour = self.now, True

    @rule()
    @precondition(lambda self: self.state in (S.SCREENING, S.HELD))
    def the_verdict_is_good(self) -> None:
        with session_scope() as session:
            let_through(session, self.video_id, now=self.now)
        self.decide(Ruling.PUBLISH)
        self.state = S.SCHEDULED if self.waits() else S.PUBLISHED
        self.was_live |= self.state is S.PUBLISHED

    @rule()
    @precondition(lambda self: self.state in (S.SCREENING, S.SCHEDULED, S.PUBLISHED))
    def a_person_has_to_look(self) -> None:
        self.decide(Ruling.HOLD, Step.HOLD)
        self.state = S.HELD

    @rule()
    @precondition(lambda self: self.state in (S.SCHEDULED, S.PUBLISHED))
    def the_verdict_turns_bad(self) -> None:
        self.decide(Ruling.REJECT, Step.HOLD, Step.REJECT)
        self.state = S.REJECTED

    @rule()
    @precondition(lambda self: self.state is S.SCHEDULED)
    def a_bad_word_is_only_written_down(self) -> None:
        self.decide(Ruling.REJECT)

    @rule()
    @precondition(lambda self: self.state is S.SCHEDULED)
    def it_is_recalled(self) -> None:
        schedule.recall(self.meera, self.video_id, self.now)
        self.state = S.DRAFT
        self.has_hour = self.hour is not None and self.hour > self.now

    @rule()
    @precondition(lambda self: self.state in (S.DRAFT, S.REJECTED))
    def it_is_handed_in_again(self) -> None:
        with session_scope() as session:
            advance(session, self.video_id, Step.SUBMIT)
            advance(session, self.video_id, Step.TRANSCODED)
        self.state = S.SCREENING

    @rule()
    def the_broker_loses_everything(self) -> None:
        with session_scope() as session:
            session.exec(delete(OutboxRow))

    @rule(after_the_step=st.booleans())
    def the_sweep_crashes(self, after_the_step: bool) -> None:
        with pytest.MonkeyPatch.context() as patch:
            if after_the_step:

                def dying(*args: object, **more: object) -> None:
                    advance(*args, **more)  # type: ignore[arg-type]
                    raise Crash

                patch.setattr(due, "advance", dying)
            with suppress(Crash):
                due.publish_due(self.now, self.dying_word)
        self.agrees()

    def dying_word(self, session: object, video_id: UUID) -> bool:
        if due.advance is advance:
            raise Crash
        return True

    @rule()
    def the_sweep_runs(self) -> None:
        is_due = self.state is S.SCHEDULED and self.hour is not None and self.hour <= self.now
        came_out = due.publish_due(self.now, last_word_allows)
        assert (self.video_id in came_out) == (is_due and self.last_word)
        if is_due:
            self.state = S.PUBLISHED if self.last_word else S.HELD
            self.was_live |= self.last_word
        assert due.publish_due(self.now, last_word_allows) == []
        self.agrees()

    def agrees(self) -> None:
        with read_scope() as session:
            video = session.get_one(Video, self.video_id)
            assert video.state is self.state
            assert (video.published_at is not None) is self.was_live
            published = [
                row
                for row in session.exec(select(OutboxRow))
                if row.arguments.get("event") == "video_published"
                and row.arguments["payload"]["video_id"] == str(self.video_id)
            ]
            assert not published or self.was_live

    def teardown(self) -> None:
        """However it stands, it comes out in the end if it may."""
        self.agrees()
        if self.state is S.SCHEDULED and self.hour is not None and self.last_word:
            self.now = max(self.now, self.hour)
            self.the_sweep_runs()
            assert self.state is S.PUBLISHED
        with session_scope() as session:
            session.get_one(Video, self.video_id).state = S.REMOVED


@pytest.fixture
def meera(installation: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Viewer]:
    monkeypatch.setattr(core.outbox, "get_celery", Postbox)
    with session_scope() as session:
        found = world.viewer(world.account(session, "meera", Role.CREATOR))
    yield found


@pytest.mark.parametrize("is_bad", [False, True])
def test_a_bad_word_that_is_only_written_down_keeps_a_due_clip_back(
    meera: Viewer, is_bad: bool
) -> None:
    Publishing.meera = meera
    clip = Publishing()
    clip.it_has_an_hour_and_is_clean(5)
    clip.the_sweep_runs()
    assert clip.state is S.SCHEDULED
    if is_bad:
        clip.a_bad_word_is_only_written_down()
    clip.the_clock_jumps(6)
    clip.the_sweep_runs()
    assert clip.state is (S.HELD if is_bad else S.PUBLISHED)


def test_a_clip_comes_out_when_it_is_due_and_allowed_and_never_otherwise(meera: Viewer) -> None:
    Publishing.meera = meera
    run_state_machine_as_test(
        Publishing,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
