"""What must hold before anything starts, each failure one clear line."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import socket
import sys
from pathlib import Path
from typing import IO

from core.settings import Settings

FIRST_RUN_BYTES = 1_500_000_000
EVERY_RUN_BYTES = 200_000_000
SOCKET_PATH_MAX = 100  # Linux takes 107 bytes, macOS 103.


class CannotStart(Exception):
    """The program cannot start; the message is one line for a person."""


def check_python() -> None:
    """Raises `CannotStart` on any Python but 3.11, which the pins are for."""
    if sys.version_info[:2] != (3, 11):
        raise CannotStart(f"Python 3.11 is needed; this is {sys.version.split()[0]}.")


def check_port(host: str, port: int) -> None:
    """Raises `CannotStart` if nobody can listen on `host`:`port`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CannotStart(
                    f"Port {port} is taken; choose another, for example PORT={port % 65000 + 1}."
                ) from None
            raise CannotStart(f"Cannot listen on {host}:{port}: {error.strerror}.") from None


def check_disk(folder: Path, *, is_first_run: bool) -> None:
    """Raises `CannotStart` if `folder` has too little room, or cannot be written."""
    needed = FIRST_RUN_BYTES if is_first_run else EVERY_RUN_BYTES
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise CannotStart(f"The data folder {folder} cannot be used: {error.strerror}.") from None
    if not os.access(folder, os.W_OK):
        raise CannotStart(f"The data folder {folder} cannot be written.")
    if free < needed:
        raise CannotStart(
            f"The disk is full: {free / 1e9:.1f} GB free in {folder}, "
            f"{needed / 1e9:.1f} GB are needed."
        )


def check_socket_path(path: Path) -> None:
    """Raises `CannotStart` if the embedded Valkey could not name its socket so."""
    if len(os.fsencode(path)) > SOCKET_PATH_MAX:
        raise CannotStart(
            "JHALAK_DATA_DIR is too long a path for a socket; choose a shorter one, or set "
            "JHALAK_REDIS_URL."
        )


def hold_data_dir(folder: Path) -> IO[str]:
    """The lock on a data folder, held as long as the returned file is open.

    Raises:
        CannotStart: Another run holds it.
    """
    handle = (folder / "run.lock").open("a+")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.seek(0)
        owner = handle.read().strip() or "unknown"
        raise CannotStart(
            f"Jhalak is already running on this data folder (process {owner})."
        ) from None
    handle.truncate(0)
    handle.write(str(os.getpid()))
    handle.flush()
    return handle


def preflight(settings: Settings, *, is_first_run: bool) -> IO[str]:
    """All checks in order; returns the held lock of the data folder.

    Raises:
        CannotStart: The first thing that does not hold.
    """
    check_python()
    check_port(settings.host, settings.port)
    check_disk(settings.data_dir, is_first_run=is_first_run)
    if not settings.redis_url:
        check_socket_path(settings.data_dir / "valkey" / "valkey.sock")
    return hold_data_dir(settings.data_dir)
