"""The product's own processes on a scratch data folder, started again whenever one dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

POLL_S = 0.2
START_S = 300.0


class Supervisor:
    """Keeps each process of the table running; every one is a process group of its own.

    Args:
        folder: Gets a log each, and `<name>.pid` for `core.faults`.
    """

    def __init__(self, folder: Path, commands: dict[str, list[str]]) -> None:
        self._folder = folder
        self._commands = commands
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._ends = threading.Event()
        self._lock = threading.Lock()
        self.starts: dict[str, int] = dict.fromkeys(commands, 0)
        self._watcher = threading.Thread(target=self._watch, name="supervisor", daemon=True)

    def begin(self) -> None:
        """Starts everything and watches over it."""
        for name in self._commands:
            self._start(name)
        self._watcher.start()

    def _start(self, name: str) -> None:
        with (self._folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                self._commands[name], stdout=log, stderr=log, start_new_session=True
            )
        pid = self._folder / f"{name}.pid"
        fresh = pid.with_suffix(".fresh")
        fresh.write_text(str(process.pid))
        fresh.replace(pid)
        self._running[name] = process
        self.starts[name] += 1

    def _watch(self) -> None:
        while not self._ends.wait(POLL_S):
            for name, process in list(self._running.items()):
                if process.poll() is not None and not self._ends.is_set():
                    with suppress(ProcessLookupError):  # What was left of its group.
                        os.killpg(process.pid, signal.SIGKILL)
                    with self._lock:
                        self._start(name)

    def kill(self, name: str) -> None:
        """SIGKILL to the whole group, now."""
        with self._lock, suppress(ProcessLookupError):
            os.killpg(self._running[name].pid, signal.SIGKILL)

    def end(self) -> None:
        """Ends them all and starts none again; the broker last."""
        self._ends.set()
        self._watcher.join()
        for number in (signal.SIGTERM, signal.SIGKILL):
            for name, process in reversed(self._running.items()):
                if process.poll() is None:
                    with suppress(ProcessLookupError):
                        os.killpg(process.pid, number)
                    with suppress(subprocess.TimeoutExpired):
                        process.wait(3 if name != "broker" else 1)


def product(port: int) -> dict[str, list[str]]:
    """The Procfile's processes that a clip's way needs; the API as it is served alone."""
    from app.launch.valkey import valkey_command
    from core.settings import get_settings

    folder = get_settings().data_dir / "valkey"
    folder.mkdir(parents=True, exist_ok=True)
    python = sys.executable
    api = [python, "-m", "granian", "--interface", "asgi", "--workers", "1", "--host", "127.0.0.1"]
    return {
        "broker": valkey_command(folder),
        "api": [*api, "--port", str(port), "--log-level", "warning", "app.api:api"],
        "worker": [python, "-m", "app.cli", "worker"],
        "beat": [python, "-m", "app.cli", "beat"],
    }


@contextmanager
def running(folder: Path, port: int) -> Iterator[Supervisor]:
    """The product, answering."""
    supervisor = Supervisor(folder, product(port))
    supervisor.begin()
    try:
        _wait_until_ready(port)
        yield supervisor
    finally:
        supervisor.end()


def _wait_until_ready(port: int) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        with suppress(httpx.HTTPError, ValueError, KeyError):
            answer = httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=5, trust_env=False)
            if answer.json()["status"] in ("ready", "degraded"):
                return
        time.sleep(0.3)
    raise SystemExit("the API did not start")
