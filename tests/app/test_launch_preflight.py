"""Whatever stops a start is one line that says what to do."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from app.launch.preflight import (
    CannotStart,
    check_disk,
    check_port,
    check_socket_path,
    hold_data_dir,
)
from core.settings import ROOT

Usage = namedtuple("Usage", "total used free")


def test_a_taken_port_is_named_and_another_is_suggested() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=f"Port {port} is taken.*PORT="):
            check_port("127.0.0.1", port)


def test_a_free_port_passes() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    check_port("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(CannotStart, match=r"Cannot listen on 192\.0\.2\.1"):
        check_port("192.0.2.1", 18999)


@pytest.mark.parametrize(
    ("free", "is_first_run", "is_enough"),
    [
        (1_400_000_000, True, False),
        (1_600_000_000, True, True),
        (1_400_000_000, False, True),
        (100_000_000, False, False),
    ],
)
def test_the_first_run_needs_more_room(
    free: int,
    is_first_run: bool,
    is_enough: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, free))
    if is_enough:
        check_disk(tmp_path, is_first_run=is_first_run)
    else:
        with pytest.raises(CannotStart, match="The disk is full"):
            check_disk(tmp_path, is_first_run=is_first_run)


def test_a_data_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotStart, match="cannot be used"):
        check_disk(tmp_path / "file" / "data", is_first_run=False)


def test_a_socket_path_that_the_system_cannot_take_is_refused() -> None:
    check_socket_path(Path("/srv/jhalak/valkey/valkey.sock"))
    with pytest.raises(CannotStart, match="JHALAK_DATA_DIR is too long"):
        check_socket_path(Path("/" + "x" * 100))


def test_one_run_at_a_time_holds_a_data_folder(tmp_path: Path) -> None:
    with (
        hold_data_dir(tmp_path),
        pytest.raises(CannotStart, match=f"already running.*{os.getpid()}"),
    ):
        hold_data_dir(tmp_path)
    hold_data_dir(tmp_path).close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("PORT", "many", "JHALAK_PORT"),
        ("JHALAK_DATABASE_URL", "mysql://x", "JHALAK_DATABASE_URL"),
        ("JHALAK_ENVIRONMENT", "moon", "JHALAK_ENVIRONMENT"),
    ],
)
def test_a_bad_setting_is_one_line_and_a_failure(
    name: str, value: str, expected: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "run"],
        cwd=ROOT,
        env={**os.environ, "JHALAK_DATA_DIR": str(tmp_path), name: value},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"jhalak: {expected}")
    assert done.stderr.count("\n") == 1
