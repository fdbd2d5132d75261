"""Runs a command that dies with whoever started it.

Used as `python -I leash.py COMMAND…`: asks Linux for a SIGTERM at the parent's death, then becomes
the command. A plain script of the standard library, so that it costs some twenty milliseconds.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def become(command: list[str]) -> None:
    """Replaces this process by `command`."""
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
        if os.getppid() != parent:  # It died before the request was in place.
            sys.exit(1)
    try:
        os.execvp(command[0], command)
    except OSError as error:
        sys.exit(f"{command[0]}: {error.strerror}")


if __name__ == "__main__":
    become(sys.argv[1:])
