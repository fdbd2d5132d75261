"""Starts the whole product as a person would, and finds out how it went."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from core.settings import ROOT

START_TIMEOUT_S = 600
STOP_TIMEOUT_S = 30
POLL_S = 0.2


@dataclass(frozen=True, slots=True)
class Product:
    """A running installation.

    Args:
        base_url: Without a trailing slash.
        data_dir: Its data folder; empty for one that was running already.
    """

    base_url: str
    data_dir: Path


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_product(data_dir: Path, **settings: str) -> Iterator[Product]:
    """The product under `data_dir`, from its first line to its last.

    Args:
        settings: Further settings by their variable names, such as `JHALAK_ENVIRONMENT`.

    Raises:
        RuntimeError: It did not come up; the message holds what it printed.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    port = free_port()
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("JHALAK_", "PYTEST_"))}
    environ = {**inherited, "JHALAK_DATA_DIR": str(data_dir), "PORT": str(port), **settings}
    output = data_dir / "run.log"
    with output.open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "run"],
            cwd=ROOT,
            env=environ,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        deadline = time.monotonic() + START_TIMEOUT_S
        while "Jhalak is running" not in output.read_text():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"The product did not start:\n{output.read_text()[-4000:]}")
            time.sleep(POLL_S)
        yield Product(f"http://localhost:{port}", data_dir)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def approve(moderator: httpx.Client, case_id: str) -> None:
    """Claims a case and lets what it is about show, as the console does."""
    where = f"/api/v1/moderation/cases/{case_id}"
    claimed = moderator.post(f"{where}/claim").raise_for_status().json()
    fence = {"fence": claimed["claim"]["fence"]}
    moderator.post(f"{where}/approve", json=fence).raise_for_status()
