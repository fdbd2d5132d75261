"""Readers of the stream: nothing is lost when one dies, and totals count exactly once."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
import redis
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlmodel import select

import events.counters
import events.stream
from catalog.kinds import Role
from catalog.models import VideoStats
from core.clock import epoch_ms, utc_now
from core.db import read_scope, session_scope
from core.ids import new_id
from core.redis import EVENTS_STREAM, STATS_STREAM
from events.counters import CounterWorker
from events.schemas import EventType
from events.service import append
from events.stream import LAKE_GROUP, RETENTION_MS, GroupReader, trim
from tests import small_world as world


@pytest.fixture
def clip(valkey: redis.Redis) -> UUID:
    with session_scope() as session:
        return world.video(session, world.account(session, "meera", Role.CREATOR)).id


def plays(video_id: UUID) -> int:
    with read_scope() as session:
        return session.exec(select(VideoStats.plays).where(VideoStats.video_id == video_id)).one()


def test_what_a_dead_consumer_held_goes_to_another(valkey: redis.Redis) -> None:
    first, second = GroupReader(valkey, "g", "one"), GroupReader(valkey, "g", "two")
    first.ensure_group()
    for _ in range(3):
        append(EventType.PLAY, new_id(), new_id())

    held = first.read(10, 1)
    first.acknowledge([held[0].stream_id])

    assert second.read(10, 1) == []
    assert [d.event for d in second.claim(10, idle_ms=0)] == [d.event for d in held[1:]]


def test_an_unreadable_entry_stops_nothing(valkey: redis.Redis) -> None:
    reader = GroupReader(valkey, "g", "one")
    reader.ensure_group()
    valkey.xadd(EVENTS_STREAM(), {"e": b"\x00garbage"})
    append(EventType.PLAY, new_id(), new_id())

    delivered = reader.read(10, 1)

    assert [d.event.type for d in delivered] == [EventType.PLAY]
    assert valkey.xpending(EVENTS_STREAM(), "g")["pending"] == 1


def test_a_wiped_redis_is_read_from_its_new_beginning(valkey: redis.Redis) -> None:
    reader = GroupReader(valkey, "g", "one")
    reader.ensure_group()
    valkey.flushall()
    append(EventType.PLAY, new_id(), new_id())

    assert reader.read(10, 1) == []
    assert len(reader.read(10, 1)) == 1


def test_totals_reach_the_database_and_are_announced(clip: UUID, valkey: redis.Redis) -> None:
    worker = CounterWorker()
    worker.start()
    for _ in range(4):
        append(EventType.PLAY, new_id(), clip)

    worker.fold()

    assert plays(clip) == 4
    assert valkey.xrange(STATS_STREAM())[-1][1] == {b"video_id": str(clip).encode()}


def test_an_event_of_a_clip_that_is_not_there_is_passed_over(clip: UUID) -> None:
    worker = CounterWorker()
    worker.start()
    append(EventType.PLAY, new_id(), new_id())
    append(EventType.PLAY, new_id(), clip)

    worker.fold()

    assert plays(clip) == 1


def test_trimming_spares_what_somebody_has_not_read(valkey: redis.Redis) -> None:
    reader = GroupReader(valkey, "g", "one")
    reader.ensure_group()
    for _ in range(500):
        append(EventType.PLAY, new_id(), new_id())
    later = epoch_ms(utc_now()) + RETENTION_MS + 60_000

    lake = GroupReader(valkey, LAKE_GROUP, "one")

    reader.acknowledge([d.stream_id for d in reader.read(500, 1)])
    assert trim(valkey, later) == 0  # The lake has not begun.
    lake.ensure_group()
    held = lake.read(500, 1)
    assert trim(valkey, later) == 0  # It has read, but not written.
    lake.acknowledge([d.stream_id for d in held])
    assert trim(valkey, later) > 0


def test_not_even_a_crowded_stream_loses_what_the_lake_lacks(
    valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events.stream, "MAX_ENTRIES", 100)
    lake = GroupReader(valkey, LAKE_GROUP, "one")
    lake.ensure_group()
    for _ in range(500):
        append(EventType.PLAY, new_id(), new_id())

    assert trim(valkey, epoch_ms(utc_now())) == 0
    lake.acknowledge([d.stream_id for d in lake.read(500, 1)])
    assert trim(valkey, epoch_ms(utc_now())) > 0


def test_what_is_acknowledged_while_trimming_looks_stops_nothing(
    valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = GroupReader(valkey, LAKE_GROUP, "one")
    lake.ensure_group()
    append(EventType.PLAY, new_id(), new_id())
    held = lake.read(1, 1)
    original = valkey.xinfo_groups

    def groups(*args: object) -> object:
        answer = original(*args)  # type: ignore[arg-type]
        lake.acknowledge([held[0].stream_id])
        return answer

    monkeypatch.setattr(valkey, "xinfo_groups", groups)

    assert trim(valkey, epoch_ms(utc_now())) == 0


class Crash(Exception):
    """The process dies here."""


class CountingMachine(RuleBasedStateMachine):
    """Workers that fold and die at any point; the totals never differ from what happened."""

    clip: UUID
    valkey: redis.Redis
    monkeypatch: pytest.MonkeyPatch

    def __init__(self) -> None:
        super().__init__()
        self.valkey.flushall()
        self.happened = 0
        self.before = plays(self.clip)
        self.workers = [CounterWorker(), CounterWorker()]
        for worker in self.workers:
            worker.start()

    @rule(times=st.integers(1, 5))
    def play(self, times: int) -> None:
        for _ in range(times):
            append(EventType.PLAY, new_id(), self.clip)
        self.happened += times

    @rule(which=st.integers(0, 1))
    def fold(self, which: int) -> None:
        self.workers[which].fold()

    @rule(which=st.integers(0, 1), place=st.sampled_from(["_add", "_announce"]))
    def fold_and_die(self, which: int, place: str) -> None:
        def die(*_: object) -> None:
            raise Crash

        with self.monkeypatch.context() as patched:
            patched.setattr(events.counters, place, die)
            try:
                self.workers[which].fold()
            except Crash:
                self.workers[which] = CounterWorker()
                self.workers[which].start()

    @invariant()
    def never_too_many(self) -> None:
        assert plays(self.clip) - self.before <= self.happened

    def teardown(self) -> None:
        while self.workers[0].fold():
            pass
        assert plays(self.clip) - self.before == self.happened


@pytest.mark.slow
def test_totals_count_exactly_once_whatever_dies(
    clip: UUID, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch, installation: Path
) -> None:
    CountingMachine.clip, CountingMachine.valkey = clip, valkey
    CountingMachine.monkeypatch = monkeypatch
    case = CountingMachine.TestCase
    case.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)
    case("runTest").runTest()
