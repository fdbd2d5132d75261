"""Results appear whole or not at all: made in a folder beside, then renamed into place."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def workshop(out_dir: Path) -> Iterator[Path]:
    """A folder beside `out_dir`, so that renaming stays on one file system; gone afterwards."""
    out_dir.parent.mkdir(parents=True, exist_ok=True)
    work = out_dir.parent / f".{out_dir.name}.{uuid.uuid4().hex}.partial"
    work.mkdir()
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def put_in_place(made: Path, place: Path) -> None:
    """Put folder `made` at `place`; what was there goes."""
    if place.exists():
        old = place.parent / f".{place.name}.{uuid.uuid4().hex}.old"
        place.rename(old)
        made.rename(place)
        shutil.rmtree(old, ignore_errors=True)
    else:
        made.rename(place)


def write_in_place(target: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old content or the new, never a part."""
    waiting = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
    waiting.write_bytes(content)
    waiting.replace(target)
