"""The consumer that brings the traces of pages into the lake before Redis drops them.

Where it stands is what the lake has: the last stream id in the names of its files. A process that
dies writes nothing twice that readers would count twice, and none needs a place to keep.

Traces are kept for so many pages, about 40 s at 500 pages a second; a consumer that is away for
longer loses the oldest, whole pages whatever was on them, and says so.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from time import monotonic
from typing import Any, cast

import pyarrow.parquet as pq
import structlog

from core.redis import TRACES, get_redis
from core.settings import get_settings
from events.lake.files import (
    SUFFIX,
    day_folder,
    day_of,
    days_in,
    file_stem,
    files_of,
    partial_of,
    publish,
)
from events.lake.schema import place_of
from feed.choices.schema import Entry, table_of

log = structlog.get_logger(__name__)

NAME = "choices"
BATCH = 2_000
EVERY_MS = 1_000
FLUSH_PAGES = 10_000  # Half of what is kept at the least.
FLUSH_S = 5.0


def choices_folder() -> Path:
    """Where the installation's log of choices lies."""
    return get_settings().data_dir / "lake" / "choices"


def write_pages(folder: Path, entries: list[Entry]) -> None:
    """Stores the choices of pages; when this returns they are on the disk for good.

    Args:
        entries: In the stream's order.

    Raises:
        OSError: The disk is full or broken; no incomplete file has a name that readers see.
    """
    by_day: dict[Any, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(day_of(place_of(entry[0])[0]), []).append(entry)
    for day, pages in by_day.items():
        ids = hashlib.blake2b(b"".join(i for i, _ in pages), digest_size=8).hexdigest()
        stem = file_stem(pages[0][0], pages[-1][0])
        path = day_folder(folder, day) / f"{stem}_{ids}{SUFFIX}"
        partial = partial_of(path)
        with partial.open("wb") as out:
            pq.write_table(table_of(pages), out, compression="zstd")
        publish(partial, path)


def last_written(folder: Path) -> str:
    """The stream id of the last page that the lake has; `0-0` when it has none."""
    for day in reversed(days_in(folder)):
        if files := files_of(folder, day):
            ms, _, seq = max(f.name.split("_")[1] for f in files).partition("-")
            return f"{int(ms)}-{int(seq)}"
    return "0-0"


class ChoicesWorker:
    """Collects pages for a few seconds and writes their choices as one file a day."""

    name = NAME

    def __init__(
        self, folder: Path | None = None, block_ms: int = EVERY_MS, flush_s: float = FLUSH_S
    ) -> None:
        self._folder = folder
        self._block_ms = block_ms
        self._flush_s = flush_s
        self._held: list[Entry] = []
        self._held_since = 0.0
        self._last_id = "0-0"

    def start(self) -> None:
        self._held = []  # Not written, so read again.
        self._last_id = last_written(self._folder or choices_folder())

    def work(self) -> None:
        client = get_redis()
        self._say_what_was_lost()
        answer = cast(
            list[Any],
            client.xread({TRACES(): self._last_id}, count=BATCH, block=self._block_ms) or [],
        )
        entries: list[Entry] = answer[0][1] if answer else []
        if entries:
            if not self._held:
                self._held_since = monotonic()
            self._held += entries
            self._last_id = entries[-1][0].decode()
        is_due = monotonic() - self._held_since >= self._flush_s
        if self._held and (is_due or len(self._held) >= FLUSH_PAGES):
            self.flush()

    def flush(self) -> None:
        """Writes what is held."""
        write_pages(self._folder or choices_folder(), self._held)
        self._held = []

    def _say_what_was_lost(self) -> None:
        """Warns when the page read last is gone: what followed it was dropped, too, in part."""
        last = self._last_id
        if last != "0-0" and not get_redis().xrange(TRACES(), min=last, max=last, count=1):
            log.warning("choices_lost", after=last)
