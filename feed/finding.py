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

    def kept(self, name: str) -> None:
        """The source was asked and kept within its budget."""
        if self._in_a_row:
            self._in_a_row.pop(name, None)

    def overran(self, name: str, *, after: int, for_s: float) -> None:
        """The source was asked and took too long; right after a rest it rests again."""
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
        self._found: dict[str, Found] = {}

    @property
    def names(self) -> list[str]:
        """Who was asked; the place of each is its bit in `Candidates.proposed`."""
        return list(self._found)

    def number(self, name: str) -> int:
        """The bit of `name`, given when it is new."""
        self._found.setdefault(name, Found(NO_ROWS))
        return list(self._found).index(name)

    def put(self, name: str, found: Found) -> None:
        """What `name` proposes, in place of what it did."""
        self._found[name] = found

    def merged(self) -> Candidates:
        """Each row once, without those that are not left any more."""
        return Candidates.merged([*self._found.values()], self._query.snapshot, self._eligible)

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
            self._left_out(name, _ms_since(began), "failed")
            return
        took_ms = _ms_since(began)
        if took_ms > values[source.budget]:
            self._rests.overran(name, after=values[REST_AFTER], for_s=values[REST_FOR])
            self._left_out(name, took_ms, "overran")
            return
        self._rests.kept(name)
        self._found[name] = found
        if found.among:
            self._trace.pools.update(zip(found.rows.tolist(), found.among, strict=True))
        self._trace.sources.append(SourceTrace(name, len(found.rows), took_ms))

    def _left_out(self, name: str, took_ms: float, why: str) -> None:
        self.put(name, Found(NO_ROWS))
        self._trace.sources.append(SourceTrace(name, 0, took_ms, why))
        LEFT_OUT.labels(name, why).inc()


def _ms_since(began: float) -> float:
    """To a microsecond, cut off; rounding takes as long as a short source."""
    return int((perf_counter() - began) * 1_000_000) / 1000
