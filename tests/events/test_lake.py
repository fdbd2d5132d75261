"""The lake: what the stream took is in it, each event once, whatever dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import redis
from hypothesis import given, settings
from hypothesis import strategies as st

import events.lake.writer
from core.ids import new_id
from core.redis import EVENTS_STREAM
from core.settings import ROOT
from events.lake.compact import compact
from events.lake.files import PARTIAL, files_of, write_events
from events.lake.reader import Lake, Order
from events.lake.schema import SCHEMA
from events.lake.writer import LakeWorker
from events.schemas import Event, EventType
from events.service import append
from events.stream import LAKE_GROUP, Delivered, GroupReader

DAY_MS = 86_400_000
NOON_MS = 1_795_003_200_000
DAY = datetime.fromtimestamp(NOON_MS / 1000, UTC).date()


def event(kind: EventType = EventType.PLAY, at_ms: int = NOON_MS, **more: object) -> Event:
    return Event(new_id(), kind, new_id(), at_ms, at_ms, "client", new_id(), **more)  # type: ignore[arg-type]


def delivered(*events: Event, from_ms: int = NOON_MS) -> list[Delivered]:
    return [Delivered(f"{from_ms + i}-0".encode(), one) for i, one in enumerate(events)]


def stored(folder: Path, **asked: object) -> list[Event]:
    return [s.event for s in Lake(folder).events(**asked)]  # type: ignore[arg-type]


@pytest.fixture
def worker(valkey: redis.Redis) -> LakeWorker:
    made = LakeWorker(block_ms=1, flush_s=0.0)
    made.start()
    return made


def pending(valkey: redis.Redis) -> int:
    return int(valkey.xpending(EVENTS_STREAM(), LAKE_GROUP)["pending"])  # type: ignore[index]


def test_the_columns_are_the_fields_of_an_event() -> None:
    assert SCHEMA.names == ["stream_ms", "stream_seq", *Event.__dataclass_fields__]


@settings(max_examples=10, deadline=None)
@given(
    kinds=st.lists(st.sampled_from(EventType), min_size=1, max_size=20),
    ranges=st.none() | st.lists(st.tuples(st.integers(0, 99), st.integers(100, 199)), max_size=5),
    value=st.none() | st.text(max_size=20),
    amount=st.none() | st.integers(0, 10**12),
)
def test_events_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory,
    kinds: list[EventType],
    ranges: list[tuple[int, int]] | None,
    value: str | None,
    amount: int | None,
) -> None:
    folder = tmp_path_factory.mktemp("lake")
    made = [
        event(kind, ranges=None if ranges is None else tuple(ranges), value=value,
              amount_paise=amount, product_id=new_id(), request_id="r", position=3)
        for kind in kinds
    ]  # fmt: skip

    write_events(folder, delivered(*made))

    assert stored(folder) == made


def test_an_empty_lake_has_no_events(tmp_path: Path) -> None:
    assert stored(tmp_path) == []
    assert Lake(tmp_path).table().num_rows == 0


def test_each_day_of_the_stream_has_its_folder(tmp_path: Path) -> None:
    late = event(at_ms=NOON_MS - 3 * DAY_MS)
    write_events(tmp_path, delivered(late) + delivered(event(), from_ms=NOON_MS + DAY_MS))

    assert [d.isoformat() for d in Lake(tmp_path).days()] == ["2026-11-18", "2026-11-19"]
    assert stored(tmp_path, until_ms=NOON_MS + 1) == [late]


def test_rows_can_be_chosen_and_ordered(tmp_path: Path) -> None:
    first, late = event(EventType.LIKE), event(EventType.LIKE, NOON_MS - 5000)
    write_events(tmp_path, delivered(first, event(), late))

    likes = stored(tmp_path, types={EventType.LIKE}, order=Order.HAPPENED)

    assert likes == [late, first]


def test_what_is_written_again_is_there_once(tmp_path: Path) -> None:
    made = delivered(event(), event(), event())

    write_events(tmp_path, made)
    write_events(tmp_path, made)
    write_events(tmp_path, made[1:])

    assert len(files_of(tmp_path, DAY)) == 2
    assert stored(tmp_path) == [d.event for d in made]


def test_compaction_keeps_every_event_and_few_files(tmp_path: Path) -> None:
    made = delivered(*(event() for _ in range(30)))
    for start in range(0, 30, 3):
        write_events(tmp_path, made[start : start + 5])  # Two of each five are there twice.

    assert compact(tmp_path, today=DAY) == 10
    assert compact(tmp_path, today=DAY) == 0

    assert len(files_of(tmp_path, DAY)) == 1
    assert stored(tmp_path) == [d.event for d in made]


def test_a_compaction_that_dies_between_file_and_clearing_up_loses_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = delivered(*(event() for _ in range(6)))
    for one in made:
        write_events(tmp_path, [one])

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", die)
        with pytest.raises(KeyboardInterrupt):
            compact(tmp_path, today=date(2027, 1, 1))

    assert len(files_of(tmp_path, DAY)) == 7
    assert stored(tmp_path) == [d.event for d in made]
    compact(tmp_path, today=date(2027, 1, 1))
    assert len(files_of(tmp_path, DAY)) == 1
    assert stored(tmp_path) == [d.event for d in made]


def test_a_reader_survives_a_compaction_beneath_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = delivered(event(), event())
    for one in made:
        write_events(tmp_path, [one])
    lake = Lake(tmp_path)
    listed = lake._files(0, 2**62)
    compact(tmp_path, today=date(2027, 1, 1))
    answers = [listed, [str(p) for p in files_of(tmp_path, DAY)]]
    monkeypatch.setattr(lake, "_files", lambda *_: answers.pop(0))

    assert [s.event for s in lake.events()] == [d.event for d in made]


def test_what_crashed_writers_left_half_done_is_cleared_away(tmp_path: Path) -> None:
    (path,) = write_events(tmp_path, delivered(event()))
    partial = path.with_suffix(PARTIAL)
    partial.write_bytes(b"half")
    assert len(stored(tmp_path)) == 1

    os.utime(partial, (0, 0))
    compact(tmp_path, today=DAY)

    assert not partial.exists()


def test_the_stream_reaches_the_lake(worker: LakeWorker, valkey: redis.Redis) -> None:
    for _ in range(5):
        append(EventType.PLAY, new_id(), new_id())

    worker.work()

    assert len(list(Lake().events())) == 5
    assert pending(valkey) == 0


def test_nothing_is_acknowledged_while_the_disk_is_full(
    worker: LakeWorker, valkey: redis.Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(EventType.PLAY, new_id(), new_id())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(events.lake.files.os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            worker.work()
    assert pending(valkey) == 1
    monkeypatch.setattr(events.lake.writer, "CLAIM_AFTER_MS", 0)
    worker.start()
    worker.work()

    assert len(list(Lake().events())) == 1
    assert pending(valkey) == 0


# The process kills itself, as nobody can catch: at the `at`-th call of `name` of `module`.
_DYING = """
import importlib, os, signal, sys
import events.lake.writer as writer
module, name, at = sys.argv[1], sys.argv[2], int(sys.argv[3])
owner = importlib.import_module(module)
*path, name = name.split(".")
for part in path:
    owner = getattr(owner, part)
original, calls = getattr(owner, name), 0
def dying(*args, **kwargs):
    global calls
    calls += 1
    if calls == at:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*args, **kwargs)
if at:
    setattr(owner, name, dying)
writer.CLAIM_AFTER_MS = 0
worker = writer.LakeWorker(block_ms=1, flush_s=0.0)
worker.start()
for _ in range(4):
    worker.work()
"""
DEATHS = [
    ("events.lake.writer", "LakeWorker._hold", 2),  # Read, not written.
    ("pyarrow.parquet", "write_table", 1),  # A file opened, nothing in it.
    ("os", "fsync", 1),  # The day's folder made.
    ("os", "fsync", 3),  # Written, not synced.
    ("pathlib", "Path.replace", 1),  # Synced, without its name.
    ("os", "fsync", 4),  # Named, the folder not synced.
    ("events.lake.writer", "GroupReader.acknowledge", 1),
    ("events.lake.writer", "GroupReader.acknowledge", 3),  # Durable, not acknowledged.
]


def run_dying(module: str, name: str, at: int) -> int:
    command = [sys.executable, "-c", _DYING, module, name, str(at)]
    return subprocess.run(command, cwd=ROOT, env=dict(os.environ), timeout=60).returncode


@pytest.mark.slow
@pytest.mark.parametrize(("module", "name", "at"), DEATHS)
def test_a_writer_killed_anywhere_loses_and_doubles_nothing(
    valkey: redis.Redis, module: str, name: str, at: int
) -> None:
    GroupReader(valkey, LAKE_GROUP, "first").ensure_group()
    told = []
    for _ in range(40):
        append(EventType.PLAY, new_id(), new_id())
        told = valkey.xrange(EVENTS_STREAM())

    assert run_dying(module, name, at) == -signal.SIGKILL
    for _ in range(10):
        append(EventType.LIKE, new_id(), new_id())
    told = valkey.xrange(EVENTS_STREAM())
    assert run_dying(module, name, 0) == 0

    assert [s.event for s in Lake().events()] == [Event.from_bytes(f[b"e"]) for _, f in told]
    assert pending(valkey) == 0
