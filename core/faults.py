"""Named points at which a test or a benchmark can end processes, as a crash would.

`JHALAK_FAULTS_DIR`, read once when a process starts and ignored in production, names a folder;
nothing else arms anything, so no request can. A file there with a point's name is taken by the
first process that passes the point, which then sends SIGKILL to each victim it lists: `self` is the
process, `group` its process group, any other name the group whose id is in `<name>.pid` beside it.
Without the variable a point costs one comparison.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path

_FOLDER = (
    os.environ.get("JHALAK_FAULTS_DIR")
    if os.environ.get("JHALAK_ENVIRONMENT") != "production"
    else None
)


def fault(point: str) -> None:
    """Passes, unless `point` is armed."""
    if _FOLDER is None:
        return
    folder = Path(_FOLDER)
    taken = folder / f"taken.{point}.{os.getpid()}"
    try:
        (folder / point).rename(taken)  # One process takes it, whoever else passes now.
    except FileNotFoundError:
        return
    for victim in taken.read_text().split():
        with suppress(ProcessLookupError, FileNotFoundError):
            if victim == "self":
                os.kill(os.getpid(), signal.SIGKILL)
            elif victim == "group":
                os.killpg(os.getpgrp(), signal.SIGKILL)
            else:
                os.killpg(int((folder / f"{victim}.pid").read_text()), signal.SIGKILL)
