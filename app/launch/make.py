"""Hears what GNU make does not pass on.

A terminal's Ctrl-C reaches make and this process alike. A SIGINT sent to make alone does not: make
then waits, without a word, for the very command that it should have ended. It stops catching the
signal at that moment, which Linux shows.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

_SIGINT_BIT = 1 << (signal.SIGINT - 1)


class Make:
    """The make that started this process, if one did."""

    def __init__(self) -> None:
        parent = os.getppid()
        is_make = _status(parent).get("Name") in ("make", "gmake")
        self._pid = parent if is_make and _catches_sigint(parent) else None

    def wants_the_end(self) -> bool:
        """Whether it was interrupted, or is gone."""
        if self._pid is None:
            return False
        return os.getppid() != self._pid or not _catches_sigint(self._pid)


def _catches_sigint(pid: int) -> bool:
    return bool(int(_status(pid).get("SigCgt", "0"), 16) & _SIGINT_BIT)


def _status(pid: int) -> dict[str, str]:
    """The kernel's words on a process; empty where there are none."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return {}
    return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}
