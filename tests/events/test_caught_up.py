"""Whoever reads totals can tell whether they hold every event there was."""

from __future__ import annotations

import pytest
import redis

from core.db import read_scope
from core.ids import new_id
from events import counters
from events.counters import CounterWorker, caught_up_at
from events.schemas import EventType
from events.service import append


def said():
    with read_scope() as session:
        return caught_up_at(session)


def test_totals_are_current_once_nothing_is_left_and_say_so_while_nothing_happens(
    valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = CounterWorker()
    worker.start()
    assert said() is None
    for _ in range(3):
        append(EventType.SKIP, new_id(), new_id())
    monkeypatch.setattr(counters, "BATCH", 2)
    assert worker.fold() == 2
    assert said() is None  # One event is still waiting.
    assert worker.fold() == 1
    first = said()
    assert first is not None
    worker.fold()
    idle = said()
    assert idle is not None and idle > first
