"""Merging the many small files of a day into few, without a moment in which an event is missing."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from time import time

import duckdb
import structlog

from events.lake.files import (
    PARTIAL,
    SUFFIX,
    day_folder,
    days_in,
    files_of,
    lake_folder,
    partial_of,
    publish,
)
from events.lake.reader import MEMORY

log = structlog.get_logger(__name__)

FEWEST = 8  # Fewer small files than this are left alone on the day that still grows.
FULL_BYTES = 64 * 1024 * 1024
FORSAKEN_S = 3600.0

_MERGED = """
SELECT * FROM read_parquet($files, union_by_name = true, hive_partitioning = false)
QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY stream_ms, stream_seq) = 1
ORDER BY stream_ms, stream_seq
"""


def compact(folder: Path | None = None, *, today: date, key: str = "id") -> int:
    """Merges small files of each day and removes what crashed writers left half done.

    Args:
        key: The columns that tell rows apart, as SQL has them; of two that agree in them one stays.

    May run beside writers, readers and itself: the merged file is durable before its parts go,
    and readers count an event that is in both once.

    Returns:
        How many files went into others.
    """
    root = folder or lake_folder()
    merged = 0
    for day in days_in(root):
        small = [p for p in files_of(root, day) if p.stat().st_size < FULL_BYTES]
        if len(small) >= (FEWEST if day >= today else 2):
            merged += _merge(small, key)
        for partial in day_folder(root, day).glob(f"*{PARTIAL}"):
            if time() - partial.stat().st_mtime > FORSAKEN_S:
                partial.unlink(missing_ok=True)
    if merged:
        log.info("lake_compacted", files=merged)
    return merged


def _merge(parts: list[Path], key: str) -> int:
    names = hashlib.blake2b("\n".join(p.name for p in parts).encode(), digest_size=8).hexdigest()
    last = max(p.name.split("_")[1] for p in parts)
    whole = parts[0].with_name(f"{parts[0].name.split('_')[0]}_{last}_{names}{SUFFIX}")
    partial = partial_of(whole)
    connection = duckdb.connect(config={"memory_limit": MEMORY, "threads": "1"})
    try:
        rows = connection.sql(_MERGED.format(key=key), params={"files": [str(p) for p in parts]})
        rows.write_parquet(str(partial), compression="zstd")
    except duckdb.IOException:
        partial.unlink(missing_ok=True)
        log.info("lake_compaction_overtaken")  # Another run merged these files first.
        return 0
    publish(partial, whole)
    for part in parts:
        if part != whole:
            part.unlink(missing_ok=True)
    return len(parts)
