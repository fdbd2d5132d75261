"""Folders for what several tests of a run share: made once, and gone with the process."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path


@cache
def _root() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="jhalak-tests-")


def shared_folder() -> Path:
    """A fresh folder that stays until this process ends."""
    return Path(tempfile.mkdtemp(dir=_root().name))
