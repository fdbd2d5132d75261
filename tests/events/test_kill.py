"""What was acknowledged outlives every process that is killed, and counts once."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

import httpx
import orjson
import pytest

from app.launch.valkey import answers, valkey_command
from catalog.ids import ViewerId
from catalog.kinds import Role
from catalog.web import GUEST_COOKIE, guest_cookie_value
from core.clock import rfc3339, utc_now
from core.db import session_scope
from core.ids import new_id
from core.redis import EVENTS_STREAM, forget_redis, get_redis, hang_up
from events.known import KnownVideos
from events.lake.reader import Lake
from events.schemas import Event
from events.service import ingest
from feed.features.parity import stored_tastes
from feed.features.replay import features_at
from tests import small_world as world

KILLS = 4


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """A process in a group of its own, so that workers of a server die with it."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)


def kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


@contextmanager
def running(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = start(valkey_command(folder))
    try:
        wait_for(answers)
        forget_redis()
        yield process
    finally:
        kill(process)


def wait_for(is_so: Callable[[], object], seconds: float = 15.0) -> None:
    for _ in range(int(seconds / 0.02)):
        if is_so():
            return
        time.sleep(0.02)
    raise AssertionError("it never came to that")


@pytest.fixture
def clip(installation: Path) -> UUID:
    with session_scope() as session:
        return world.video(session, world.account(session, "meera", Role.CREATOR)).id


def batch(clip: UUID, count: int) -> tuple[list[str], bytes]:
    """A batch of likes and the like, and its ids."""
    ids = [str(new_id()) for _ in range(count)]
    at = rfc3339(utc_now())
    kinds = ("impression", "watch", "like", "share")
    items = [
        {"event_id": i, "type": kinds[n % 4], "video_id": str(clip), "at": at, "watch_ms": 9000}
        for n, i in enumerate(ids)
    ]
    return ids, orjson.dumps({"events": items})


def keep_syncing() -> bool:
    """Gives Valkey so much to write that a sync of its file takes a while; whether one runs."""
    client = get_redis()
    client.set("junk", b"x" * 32_000_000)
    for _ in range(2000):
        facts: dict[str, int] = client.info("persistence")  # type: ignore[assignment]
        if facts["aof_pending_bio_fsync"]:
            return True
    return False


@pytest.mark.slow
def test_what_is_acknowledged_while_the_file_is_synced_outlives_a_killed_valkey(
    installation: Path, clip: UUID
) -> None:
    folder = installation / "valkey"
    folder.mkdir(parents=True)
    acknowledged: list[str] = []

    async def told() -> None:
        ids, body = batch(clip, 5)
        result = await ingest(body, new_id(), known=KnownVideos())
        assert result.accepted == 5
        acknowledged.extend(ids)

    for _ in range(KILLS):
        with running(folder) as valkey:
            get_redis().config_set("auto-aof-rewrite-percentage", 0)
            keep_syncing()
            with asyncio.Runner() as runner:
                runner.run(told())
                kill(valkey)  # At once: nothing is waited for.
                runner.run(hang_up())
    with running(folder):
        kept = get_redis().xrange(EVENTS_STREAM())

    assert [str(Event.from_bytes(f[b"e"]).id) for _, f in kept] == acknowledged  # type: ignore[union-attr]


class Browser:
    """Tells batches until it is stopped, each again until it is acknowledged."""

    def __init__(self, address: str, clip: UUID) -> None:
        self.address, self.clip = address, clip
        self.acknowledged: list[str] = []
        self._stop = threading.Event()
        self._cookies = {GUEST_COOKIE: guest_cookie_value(ViewerId(new_id()))}
        self._thread = threading.Thread(target=self._tell)
        self._thread.start()

    def _tell(self) -> None:
        headers = {"Origin": self.address}
        while not self._stop.is_set():
            ids, body = batch(self.clip, 8)
            while True:
                try:
                    answer = httpx.post(
                        f"{self.address}/api/v1/events", content=body, cookies=self._cookies,
                        headers=headers, timeout=10,
                    )  # fmt: skip
                except httpx.HTTPError:
                    time.sleep(0.05)
                    continue
                if answer.status_code == 202:
                    self.acknowledged += ids
                    break
                time.sleep(0.05)

    def stop(self) -> list[str]:
        self._stop.set()
        self._thread.join()
        return self.acknowledged


@pytest.mark.slow
def test_events_outlive_each_kind_of_process_killed_in_the_middle_of_its_work(
    installation: Path, clip: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = installation / "valkey"
    folder.mkdir(parents=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    monkeypatch.setenv("JHALAK_PORT", str(port))
    serve = [sys.executable, "-m", "granian", "--interface", "asgi", "--host", "127.0.0.1"]
    serve += ["--port", str(port), "--log-level", "error", "app.api:api"]
    commands = {
        "valkey": valkey_command(folder),
        "api": serve,
        "consumer": [sys.executable, "-m", "app.consumer"],
    }

    def is_serving() -> bool:
        try:
            return httpx.get(f"{address}/healthz", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def is_folded() -> bool:
        groups = get_redis().xinfo_groups(EVENTS_STREAM())
        return len(groups) > 1 and not any(g["lag"] or g["pending"] for g in groups)  # type: ignore[arg-type, union-attr]

    processes = {name: start(command) for name, command in commands.items()}
    try:
        wait_for(answers)
        wait_for(is_serving, 60)
        browsers = [Browser(address, clip) for _ in range(4)]
        for name in ("consumer", "api", "valkey", "consumer", "valkey", "api"):
            time.sleep(1.5)
            kill(processes[name])
            processes[name] = start(commands[name])
            wait_for(answers)
            wait_for(is_serving, 60)
        time.sleep(1.0)
        acknowledged = [i for browser in browsers for i in browser.stop()]
        forget_redis()
        wait_for(is_folded, 90)
        stored, replayed = dict(stored_tastes(get_redis())), features_at(2**62).tastes
    finally:
        for process in processes.values():
            kill(process)

    kept = [str(one.event.id) for one in Lake().events()]
    assert len(acknowledged) > 200
    assert set(acknowledged) <= set(kept)
    assert len(kept) == len(set(kept))
    # What a killed consumer held is folded after what came since, so sums differ in their last bit.
    assert stored.keys() == replayed.keys()
    for viewer, taste in stored.items():
        again = replayed[viewer]
        assert taste.mass_long == pytest.approx(again.mass_long, rel=1e-9)
        assert taste.creators == pytest.approx(again.creators, rel=1e-9)
        assert taste.acted.keys() == again.acted.keys()
