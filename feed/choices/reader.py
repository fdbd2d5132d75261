"""Asking the log of choices by DuckDB, together with the events of the same time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from events.lake.files import day_of, days_in, files_of, lake_folder
from events.lake.reader import MEMORY
from feed.choices.writer import choices_folder

# What tells a place of a page from all others; a page that was written twice counts once.
KEY = "request_id, position"
_ATTEMPTS = 5

_TABLES = f"""
WITH choice AS (
  SELECT * FROM (
    SELECT * FROM read_parquet($choices, union_by_name = true, hive_partitioning = false)
    -- Columns that no file has yet which was written before there were any.
    UNION ALL BY NAME SELECT NULL::INTEGER AS pool WHERE false
  )
  WHERE at_ms >= $since AND at_ms < $until
  QUALIFY row_number() OVER (PARTITION BY {KEY} ORDER BY stream_ms, stream_seq) = 1
), event AS (
  SELECT id, type, viewer_id, at_ms, video_id, request_id, watch_ms, duration_ms, stream_ms
  FROM read_parquet($events, union_by_name = true, hive_partitioning = false)
  QUALIFY row_number() OVER (PARTITION BY id ORDER BY stream_ms, stream_seq) = 1
)
"""


def answers(
    question: str,
    *,
    since_ms: int,
    until_ms: int,
    choices: Path | None = None,
    events: Path | None = None,
    **wanted: object,
) -> list[tuple[Any, ...]]:
    """The rows of a `SELECT` over `choice`, of pages made in [`since_ms`, `until_ms`), and `event`,
    with what the lake has of those days and since; nothing while one of them has no files.

    Args:
        question: SQL of the program's own; what varies is in `wanted`, as `$name`.
    """
    for attempt in range(_ATTEMPTS):
        served = _files(choices or choices_folder(), since_ms)
        happened = _files(events or lake_folder(), since_ms)
        if not served or not happened:
            return []
        facts = {"choices": served, "events": happened, "since": since_ms, "until": until_ms}
        connection = duckdb.connect(config={"memory_limit": MEMORY, "threads": "2"})
        try:
            return connection.sql(_TABLES + question, params=facts | wanted).fetchall()
        except duckdb.IOException:
            # Compaction replaced a file between listing and reading.
            if attempt == _ATTEMPTS - 1:
                raise
    return []


def _files(folder: Path, since_ms: int) -> list[str]:
    first = day_of(max(0, since_ms))
    return [str(p) for day in days_in(folder) if day >= first for p in files_of(folder, day)]
