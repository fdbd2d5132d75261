"""The consumer that brings what pages chose into the lake, and takes off the stream what it has.

Where it stands is in Redis beside the stream, or else in the names of the lake's files. A process
that dies is read after, and what it had written is written twice, which readers count once.

While nobody takes them, choices are kept for `feed.choices.kept` pages; then the oldest go, whole
pages whatever was on them. They are numbered by the stream, so those that went are counted.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from time import monotonic
from typing import Any, cast

import pyarrow.parquet as pq
import redis
import structlog

from core.redis import CHOICES, CHOICES_TAKEN, get_redis
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
FLUSH_PAGES = 10_000
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
        self._number = 0  # Of the page read last, as the stream counts them.
        self._lost = 0

    def start(self) -> None:
        self._held = []  # Not written, so read again.
        taken = cast(dict[bytes, bytes], get_redis().hgetall(CHOICES_TAKEN()))
        last = taken[b"id"].decode() if b"id" in taken else None
        self._last_id = last or last_written(self._folder or choices_folder())
        self._number = int(taken.get(b"number", 0))
        self._lost = int(taken.get(b"lost", 0))

    def work(self) -> None:
        client = get_redis()
        self._count_lost(client)
        answer = cast(
            list[Any],
            client.xread({CHOICES(): self._last_id}, count=BATCH, block=self._block_ms) or [],
        )
        entries: list[Entry] = answer[0][1] if answer else []
        if entries:
            if not self._held:
                self._held_since = monotonic()
            self._held += entries
            self._last_id = entries[-1][0].decode()
            self._number += len(entries)
        is_due = monotonic() - self._held_since >= self._flush_s
        if self._held and (is_due or len(self._held) >= FLUSH_PAGES):
            self.flush()

    def flush(self) -> None:
        """Writes what is held, and takes it off the stream."""
        write_pages(self._folder or choices_folder(), self._held)
        self._held = []
        client = get_redis()
        taken = cast(bytes | None, client.hget(CHOICES_TAKEN(), "number"))
        if int(taken or 0) > self._number and _dropped(client)[1] >= int(taken or 0):
            return  # Another has taken more meanwhile.
        ms, seq = place_of(self._last_id.encode())
        pipe = client.pipeline(transaction=True)
        facts = {"id": self._last_id, "number": self._number, "lost": self._lost}
        pipe.hset(CHOICES_TAKEN(), mapping=cast(dict[str | bytes, Any], facts))
        pipe.xtrim(CHOICES(), minid=f"{ms}-{seq + 1}", approximate=False)
        pipe.execute()

    def _count_lost(self, client: redis.Redis) -> None:
        """Counts the pages that were dropped since the one read last."""
        dropped, added = _dropped(client)
        if added < self._number:  # Redis begins anew.
            self._number = dropped
        if (lost := dropped - self._number) > 0:
            log.warning("choices_lost", after=self._last_id, pages=lost)
            self._lost += lost
            self._number = dropped


def _dropped(client: redis.Redis) -> tuple[int, int]:
    """How many pages the stream has no more, and how many it ever had; zeros of one before 7.0."""
    try:
        facts = cast(dict[str, Any], client.xinfo_stream(CHOICES()))
    except redis.ResponseError:  # There is no stream.
        return 0, 0
    added = int(facts.get("entries-added", 0))
    return max(0, added - int(facts["length"])), added
