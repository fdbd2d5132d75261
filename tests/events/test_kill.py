"""What was acknowledged outlives a killed Valkey, and reaches the lake."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.launch.valkey import answers, valkey_command
from core.ids import new_id
from core.redis import forget_redis, get_redis
from events.lake.reader import Lake
from events.lake.writer import LakeWorker
from events.schemas import EventType
from events.service import append


@contextmanager
def running(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(valkey_command(folder), stderr=subprocess.DEVNULL)
    try:
        wait_for(answers)
        forget_redis()
        yield process
    finally:
        process.kill()
        process.wait(10)


def wait_for(is_so: object) -> None:
    for _ in range(500):
        if is_so():  # type: ignore[operator]
            return
        time.sleep(0.02)
    raise AssertionError("it never came to that")


def is_handed_over() -> bool:
    """Nothing waits for a running sync; see the price in decision 12."""
    facts: dict[str, int] = get_redis().info("persistence")  # type: ignore[assignment]
    return facts["aof_buffer_length"] == 0 and facts["aof_pending_bio_fsync"] == 0


@pytest.mark.slow
def test_acknowledged_events_outlive_a_killed_valkey(installation: Path) -> None:
    folder = installation / "valkey"
    folder.mkdir(parents=True)
    with running(folder):
        assert all(append(EventType.PLAY, new_id(), new_id()) for _ in range(200))
        wait_for(is_handed_over)
    with running(folder):
        worker = LakeWorker(block_ms=1, flush_s=0.0)
        worker.start()
        worker.work()

        assert len(list(Lake().events())) == 200
