"""Asks the sources of a page and collects what they find.

Each has a time budget of its own. Nothing can interrupt a source, so one that overran is left out
of its page, and one that overran several times in a row is not asked for a while: pages of
everybody would wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, perf_counter

import structlog
from prometheus_client import Counter

from feed.candidates import Candidates, Found
from feed.catalogue.eligible import NO_ROWS, Eligible
from feed.params.budgets import REST_AFTER, REST_FOR
from feed.query import FeedQuery
from feed.stages import Source
from feed.trace import SourceTrace, Trace

log = structlog.get_logger(__name__)
LEFT_OUT = Counter(
    "jhalak_feed_source_left_out_total", "Pages that a source has no part in.", ["source", "why"]
)


@dataclass(slots=True)
class Rests:
    """Which sources of a process rest, after overrunning so often in a row.

    Args:
        clock: Seconds, never going back.
    """

    clock: Callable[[], float] = monotonic
    _in_a_row: dict[str, int] = field(default_factory=dict)
    _until_s: dict[str, float] = field(default_factory=dict)

    def is_resting(self, name: str) -> bool:
        """Whether the source is not to be asked now."""
        return bool(self._until_s) and self.clock() < self._until_s.get(name, 0.0)

    def note(self, name: str, *, has_overrun: bool, after: int, for_s: float) -> None:
        """The source was asked. One that overruns right after a rest rests again."""
        if not has_overrun:
            if self._in_a_row:
                self._in_a_row.pop(name, None)
            return
        count = self._in_a_row[name] = self._in_a_row.get(name, 0) + 1
        if count >= after:
            self._until_s[name] = self.clock() + for_s
            log.warning("source_rests", source=name, overran=count, for_s=for_s)


class Finding:
    """What the sources of one page have found."""

    def __init__(self, query: FeedQuery, eligible: Eligible, trace: Trace, rests: Rests) -> None:
        self._query = query
        self._eligible = eligible
        self._trace = trace
        self._rests = rests
        self.names: list[str] = []
        self._found: list[Found] = []

    def number(self, name: str) -> int:
        """The bit of `name`, given when it is new."""
        if name not in self.names:
            self.names.append(name)
            self._found.append(Found(NO_ROWS))
        return self.names.index(name)

    def put(self, name: str, found: Found) -> None:
        """What `name` proposes, in place of what it did."""
        self._found[self.number(name)] = found

    def merged(self) -> Candidates:
        """Each row once, without those that are not left any more."""
        return Candidates.merged(self._found, self._query.snapshot, self._eligible)

    def ask(self, source: Source) -> None:
        """Has `source` propose, unless it rests."""
        name, values = source.name, self._query.values
        if self._rests.is_resting(name):
            self._left_out(name, 0.0, "resting")
            return
        began = perf_counter()
        try:
            found = source.find(self._query, self._eligible)
        except Exception:  # A feed without one source beats no feed.
            log.warning("source_failed", source=name, exc_info=True)
            self._left_out(name, (perf_counter() - began) * 1000, "failed")
            return
        took_ms = (perf_counter() - began) * 1000
        has_overrun = took_ms > values[source.budget]
        self._rests.note(
            name, has_overrun=has_overrun, after=values[REST_AFTER], for_s=values[REST_FOR]
        )
        if has_overrun:
            self._left_out(name, took_ms, "overran")
            return
        self.put(name, found)
        if found.among:
            self._trace.pools.update(zip(found.rows.tolist(), found.among, strict=True))
        self._trace.sources.append(SourceTrace(name, len(found.rows), round(took_ms, 3)))

    def _left_out(self, name: str, took_ms: float, why: str) -> None:
        self.put(name, Found(NO_ROWS))
        self._trace.sources.append(SourceTrace(name, 0, round(took_ms, 3), why))
        LEFT_OUT.labels(name, why).inc()
