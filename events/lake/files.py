"""Files of the lake: one folder a day, each file complete from the moment it has its name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from core.settings import get_settings
from events.lake.schema import place_of, table_of
from events.stream import Delivered

SUFFIX = ".parquet"
PARTIAL = ".partial"
_DAY_MS = 86_400_000


def lake_folder() -> Path:
    """Where the installation's lake lies."""
    return get_settings().data_dir / "lake" / "events"


def day_of(stream_ms: int) -> date:
    """The UTC day on which the stream took an event."""
    return datetime.fromtimestamp(stream_ms / 1000, UTC).date()


def day_folder(folder: Path, day: date) -> Path:
    """The partition of `day`."""
    return folder / f"day={day.isoformat()}"


def days_in(folder: Path) -> list[date]:
    """The days that the lake has, oldest first."""
    return sorted(
        date.fromisoformat(p.name.removeprefix("day=")) for p in folder.glob("day=????-??-??")
    )


def files_of(folder: Path, day: date) -> list[Path]:
    """The complete files of a day, in stream order of their first events."""
    return sorted(day_folder(folder, day).glob(f"*{SUFFIX}"))


def write_events(folder: Path, delivered: Iterable[Delivered]) -> list[Path]:
    """Stores events; when this returns they are on the disk for good.

    A file is named by what is in it, so the same events written again replace their own file.

    Raises:
        OSError: The disk is full or broken; no incomplete file has a name that readers see.
    """
    by_day: dict[date, list[Delivered]] = {}
    for one in sorted(delivered, key=lambda d: place_of(d.stream_id)):
        by_day.setdefault(day_of(place_of(one.stream_id)[0]), []).append(one)
    written = []
    for day, events in by_day.items():
        ids = hashlib.blake2b(b"".join(d.event.id.bytes for d in events), digest_size=8)
        first, last = events[0].stream_id, events[-1].stream_id
        path = day_folder(folder, day) / (file_stem(first, last) + f"_{ids.hexdigest()}{SUFFIX}")
        _write(table_of(events), path)
        written.append(path)
    return written


def file_stem(first: bytes, last: bytes) -> str:
    """The beginning of a file's name; names sort like the stream."""
    return "_".join(f"{ms:013d}-{seq:06d}" for ms, seq in (place_of(first), place_of(last)))


def _write(table: pa.Table, path: Path) -> None:
    partial = partial_of(path)
    with partial.open("wb") as out:
        pq.write_table(table, out, compression="zstd")
    publish(partial, path)


def partial_of(path: Path) -> Path:
    """Where `path` is written before it is complete; its folder exists then."""
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
        for parent in (path.parent.parent, path.parent.parent.parent):
            _sync(parent)
    return path.with_name(f"{path.stem}.{os.getpid()}{PARTIAL}")


def publish(partial: Path, path: Path) -> None:
    """Gives a complete file its name, durably."""
    _sync(partial)
    partial.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
