"""Reading the lake by DuckDB: each event once, in the order the stream took them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from events.lake.files import day_of, days_in, files_of, lake_folder
from events.lake.schema import SCHEMA, Stored, stored_of
from events.schemas import EventType

ROWS = 20_000
MEMORY = "512MB"
_ATTEMPTS = 5
_END_MS = 2**62

T = TypeVar("T")


class Order(StrEnum):
    """How rows are sorted."""

    STREAM = "stream_ms, stream_seq"
    HAPPENED = "at_ms, stream_ms, stream_seq"


# The first copy of an id counts: a writer that died between file and acknowledgement left two.
# Columns that came later are empty in files from before, and there may be no others.
_LOG = f"""
WITH log AS (
  SELECT {", ".join(f'"{name}"' for name in SCHEMA.names)}
  FROM (
    SELECT * FROM read_parquet($files, union_by_name = true, hive_partitioning = false)
    UNION ALL BY NAME
    SELECT CAST(NULL AS BIGINT) AS moment_ms, CAST(NULL AS BIGINT) AS commission_paise,
      CAST(NULL AS UUID) AS session, CAST(NULL AS INTEGER) AS seq, CAST(NULL AS VARCHAR) AS app
    WHERE false
  )
  WHERE stream_ms >= $since AND stream_ms < $until
  QUALIFY row_number() OVER (PARTITION BY id ORDER BY stream_ms, stream_seq) = 1
)
"""
_ROWS = "SELECT * FROM log WHERE len($types) = 0 OR list_contains($types, type) ORDER BY "


class Lake:
    """The events of an installation's lake."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or lake_folder()

    def days(self) -> list[date]:
        """The days it has, oldest first."""
        return days_in(self.folder)

    def table(
        self,
        *,
        since_ms: int = 0,
        until_ms: int = _END_MS,
        types: Collection[EventType] = (),
        order: Order = Order.STREAM,
    ) -> pa.Table:
        """Events that the stream took in [`since_ms`, `until_ms`), with `SCHEMA`'s columns.

        Ids are text. `types` chooses kinds; none means all.
        """
        wanted = {"types": [str(t) for t in types]}
        found = self._asked(since_ms, until_ms, _ROWS + order, wanted, lambda r: r.to_arrow_table())
        return SCHEMA.empty_table() if found is None else found

    def events(
        self,
        *,
        since_ms: int = 0,
        until_ms: int = _END_MS,
        types: Collection[EventType] = (),
        order: Order = Order.STREAM,
    ) -> Iterator[Stored]:
        """The same as rows, a few thousand at a time."""
        wanted = {"types": [str(t) for t in types]}
        for batch in self._asked(since_ms, until_ms, _ROWS + order, wanted, _batches) or ():
            yield from stored_of(batch)

    def answers(
        self, question: str, *, since_ms: int, until_ms: int = _END_MS, **wanted: object
    ) -> list[tuple[Any, ...]]:
        """The rows of a `SELECT` over the table `log`, which has `SCHEMA`'s columns.

        Args:
            question: SQL of the program's own; what varies is in `wanted`, as `$name`.
        """
        return self._asked(since_ms, until_ms, question, wanted, lambda r: r.fetchall()) or []

    def _asked(
        self,
        since_ms: int,
        until_ms: int,
        question: str,
        wanted: Mapping[str, object],
        fetch: Callable[[duckdb.DuckDBPyRelation], T],
    ) -> T | None:
        """What `fetch` makes of the answer; `None` when there are no files."""
        for attempt in range(_ATTEMPTS):
            files = self._files(since_ms, until_ms)
            if not files:
                return None
            facts = {"files": files, "since": since_ms, "until": until_ms, **wanted}
            try:
                return fetch(_connection().sql(_LOG + question, params=facts))
            except duckdb.IOException:
                # Compaction replaced a file between listing and reading.
                if attempt == _ATTEMPTS - 1:
                    raise
        return None

    def _files(self, since_ms: int, until_ms: int) -> list[str]:
        return [
            str(path)
            for day in self.days()
            if day >= day_of(since_ms) and (until_ms == _END_MS or day <= day_of(until_ms))
            for path in files_of(self.folder, day)
        ]


def _batches(found: duckdb.DuckDBPyRelation) -> Iterator[pa.RecordBatch]:
    """The answer in pieces; every file has been read when the first is there."""
    reader = found.to_arrow_reader(ROWS)
    first = list(islice(reader, 1))
    return chain(first, reader)


def _connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"memory_limit": MEMORY, "threads": "2"})
