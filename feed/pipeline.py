"""How a ranked page is made, whatever its stages.

    filters     over the whole catalogue, cheapest first; visibility among them. Fail closed.
    sources     each proposes some of what is left. Fail open: one that raises or is too slow
                is left out and traced.
    scorers     each gives a term; the score is the sum of weight × term. Not finite sinks.
    selector    chooses and orders the slate.
    guards      filters again over the slate, because time has passed. Fail closed.

Filters come before sources, so that what a source proposes can always be shown and the end of the
catalogue is known exactly. Stages work on arrays of row numbers: one call for all clips.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

import numpy as np
import structlog

from experiments.params import Param
from feed.candidates import Candidates, Found, Scores
from feed.catalogue.snapshot import Mask, Rows
from feed.params import SOURCE_BUDGET
from feed.query import FeedQuery
from feed.trace import SourceTrace, Trace

log = structlog.get_logger(__name__)

# With this few clips left, all are candidates: sources would only pick among them.
FEW_LEFT = 200
# Fewer candidates than this many pages leave the slate no choice; the newest are added.
PAGES_WANTED = 3
REMAINDER, SERVED_AGAIN, START = "remainder", "served_again", "start"


class Filter(Protocol):
    """Says which clips may stay."""

    @property
    def name(self) -> str: ...

    def keep(self, query: FeedQuery, rows: Rows) -> Mask | None:
        """Shape as `rows`: whether each may stay, whatever else is in `rows`; `None`: all may."""
        ...


class Source(Protocol):
    """Proposes clips."""

    @property
    def name(self) -> str: ...

    def find(self, query: FeedQuery, eligible: Mask) -> Found:
        """Rows with `eligible[row]`, each once, in any order.

        Args:
            eligible: Shape (catalogue,).
        """
        ...


class Scorer(Protocol):
    """Gives one term of the score."""

    @property
    def name(self) -> str: ...

    @property
    def weight(self) -> Param[float]: ...

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        """One number a candidate, each the same whatever else is in the batch."""
        ...


class Selector(Protocol):
    """Chooses and orders the slate."""

    def choose(self, query: FeedQuery, candidates: Candidates, limit: int, trace: Trace) -> Rows:
        """Positions in `candidates`, at most `limit`, first to show first."""
        ...


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Declared stages, in running order."""

    name: str
    filters: Sequence[Filter]
    seen: Filter
    sources: Sequence[Source]
    scorers: Sequence[Scorer]
    selector: Selector
    guards: Sequence[Filter]

    def run(self, query: FeedQuery) -> tuple[Candidates, list[str], Trace]:
        """The slate in order, the names behind the bits of `proposed`, and the trace."""
        began = perf_counter()
        trace = Trace(considered=query.snapshot.count)
        allowed = np.arange(query.snapshot.count)
        for one in self.filters:
            allowed = _kept(one, query, allowed, trace)
        fresh = _kept(self.seen, query, allowed, trace)
        found = _Finding(query, fresh, trace)
        for source in self.sources:
            found.ask(source)
        if len(fresh) <= FEW_LEFT:
            found.add(REMAINDER, Found(fresh))
        candidates = Candidates.merged(found.found)
        if len(candidates.rows) < min(len(fresh), PAGES_WANTED * query.limit):
            newest = fresh[np.argsort(-query.snapshot.published_ms[fresh])][:FEW_LEFT]
            found.add(REMAINDER, Found(newest))
            candidates = Candidates.merged(found.found)
        trace.candidates = len(candidates.rows)
        candidates = self._scored(query, candidates, trace)
        picked = self.selector.choose(query, candidates, query.limit, trace)
        slate = candidates.taken(picked)
        slate = self._guarded(query, slate, trace)
        if len(slate.rows) < query.limit:
            trace.exhausted = True
            slate = self._with_seen(query, slate, allowed, found)
            slate = self._guarded(query, slate, trace)
        trace.took_ms = (perf_counter() - began) * 1000
        return slate, found.names, trace

    def _scored(self, query: FeedQuery, candidates: Candidates, trace: Trace) -> Candidates:
        """`candidates` with their terms, without those whose score is not finite."""
        score = np.zeros(len(candidates.rows), np.float64)
        for scorer in self.scorers:
            term = query.values[scorer.weight] * scorer.term(query, candidates)
            candidates.terms[scorer.name] = term
            # One after the other, so that anybody who adds up the terms gets this very number.
            score = score + term
        candidates.score = score
        finite = np.isfinite(score)
        if finite.all():
            return candidates
        trace.sunk = int(len(finite) - finite.sum())
        log.warning("scores_sunk", pipeline=self.name, count=trace.sunk)
        return candidates.taken(finite)

    def _guarded(self, query: FeedQuery, slate: Candidates, trace: Trace) -> Candidates:
        kept = np.ones(len(slate.rows), np.bool_)
        for guard in self.guards:
            now = guard.keep(query, slate.rows)
            if now is None:
                continue
            dropped = int((kept & ~now).sum())
            if dropped:
                name = f"{guard.name} (again)"
                trace.dropped[name] = trace.dropped.get(name, 0) + dropped
            kept &= now
        return slate if kept.all() else slate.taken(kept)

    def _with_seen(
        self, query: FeedQuery, slate: Candidates, allowed: Rows, found: _Finding
    ) -> Candidates:
        """`slate` filled up with what was served longest ago."""
        served_at = np.full(query.snapshot.count, -1)
        rows = query.served_rows()
        served_at[rows] = np.arange(len(rows))
        may = np.zeros(query.snapshot.count, np.bool_)
        may[allowed] = served_at[allowed] >= 0
        may[slate.rows] = False
        again = np.flatnonzero(may)
        again = again[np.argsort(served_at[again])][: query.limit - len(slate.rows)]
        number = found.number(SERVED_AGAIN)
        return Candidates(
            np.concatenate([slate.rows, again]),
            np.concatenate([slate.proposed, np.full(len(again), 1 << number, np.uint32)]),
            np.concatenate([slate.propensity, np.ones(len(again))]),
            {n: np.concatenate([t, np.zeros(len(again))]) for n, t in slate.terms.items()},
            np.concatenate([slate.score, np.zeros(len(again))]),
        )


def _kept(one: Filter, query: FeedQuery, rows: Rows, trace: Trace) -> Rows:
    mask = one.keep(query, rows)
    kept = rows if mask is None else rows[mask]
    trace.dropped[one.name] = len(rows) - len(kept)
    return kept


class _Finding:
    """Asks sources and collects what they find."""

    def __init__(self, query: FeedQuery, fresh: Rows, trace: Trace) -> None:
        self._query = query
        self._eligible = np.zeros(query.snapshot.count, np.bool_)
        self._eligible[fresh] = True
        self._budget_ms = query.values[SOURCE_BUDGET]
        self._trace = trace
        self.names: list[str] = []
        self.found: list[Found] = []

    def number(self, name: str) -> int:
        """The bit of `name`, given when it is new."""
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)

    def add(self, name: str, found: Found) -> None:
        self.number(name)
        self.found.append(found)

    def ask(self, source: Source) -> None:
        began = perf_counter()
        found = Found(np.empty(0, np.intp))
        outcome = "ok"
        try:
            found = source.find(self._query, self._eligible)
            # A source is not trusted to have looked: what is not eligible never gets on.
            good = self._eligible[found.rows]
            if not good.all():
                propensity = found.propensity
                found = Found(found.rows[good], None if propensity is None else propensity[good])
        except Exception:  # A feed without one source beats no feed.
            log.warning("source_failed", source=source.name, exc_info=True)
            found, outcome = Found(np.empty(0, np.intp)), "failed"
        took_ms = (perf_counter() - began) * 1000
        if took_ms > self._budget_ms and outcome == "ok":
            found, outcome = Found(np.empty(0, np.intp)), "overran"
        self.add(source.name, found)
        self._trace.sources.append(
            SourceTrace(source.name, len(found.rows), round(took_ms, 3), outcome)
        )
