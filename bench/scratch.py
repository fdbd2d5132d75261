"""A scratch installation for benchmarks: own data folder, own Valkey, own API process."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

START_S = 900.0  # A million clips take minutes to load on a busy box.


@dataclass(frozen=True)
class Scratch:
    """A running scratch installation."""

    folder: Path
    port: int


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def scratch_installation() -> Iterator[Scratch]:
    """An empty data folder with a running Valkey; this process's settings point at it."""
    with tempfile.TemporaryDirectory(prefix="jhalak-bench-") as name:
        folder, port = Path(name), free_port()
        for key in [k for k in os.environ if k.startswith("JHALAK_")]:
            del os.environ[key]
        os.environ |= {
            "JHALAK_DATA_DIR": name,
            "JHALAK_PORT": str(port),
            "JHALAK_LOG_LEVEL": "WARNING",
            # One core serves; a matrix product must not wake threads for a tenth of a millisecond.
            "OPENBLAS_NUM_THREADS": "1",
        }
        with _valkey(folder / "valkey"):
            yield Scratch(folder, port)


@contextmanager
def _valkey(folder: Path) -> Iterator[None]:
    from app.launch.valkey import answers, valkey_command

    folder.mkdir()
    with _child(valkey_command(folder)):
        _wait_for("Valkey", answers)
        yield


@contextmanager
def api_process(scratch: Scratch) -> Iterator[int]:
    """One API worker of the scratch installation, ready to serve. Yields its process id."""
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--workers", "1"]
    command += ["--host", "127.0.0.1", "--port", str(scratch.port), "--loop", "uvloop"]
    command += ["--log-level", "warning", "--backlog", "2048", "app.api:api"]

    def is_ready() -> bool:
        try:
            answer = httpx.get(f"http://127.0.0.1:{scratch.port}/readyz", timeout=5)
        except httpx.HTTPError:
            return False
        return bool(answer.json()["status"] == "ready")

    with _child(command) as pid:
        _wait_for("the API", is_ready)
        yield pid


@contextmanager
def consumer_process() -> Iterator[None]:
    """The consumer of the scratch installation."""
    with _child([sys.executable, "-m", "app.consumer"]):
        yield


@contextmanager
def _child(command: list[str]) -> Iterator[int]:
    process = subprocess.Popen(command, stdout=sys.stderr)
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(what: str, is_there: object) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if is_there():  # type: ignore[operator]
            return
        time.sleep(0.1)
    raise SystemExit(f"{what} did not start within {START_S:.0f} s")


def processor_s(pid: int) -> float:
    """Processor time that a process and its children have used, in seconds."""
    ticks = 0
    for one in _family(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> list[int]:
    pids = [pid]
    for one in pids:
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text()
        except OSError:
            continue
        pids += [int(c) for c in children.split()]
    return pids


def resident_mb(pid: int) -> float:
    """Resident memory of a process and its children, in MB."""
    total = 0
    for one in _family(pid):
        try:
            status = Path(f"/proc/{one}/status").read_text()
        except OSError:
            continue
        total += next(
            (int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0
        )
    return round(total / 1024, 1)
