"""How a ranked page is made, whatever its stages.

    filters     name what of the catalogue may not be shown; visibility is one. Fail closed.
    sources     each proposes some of what is left. Fail open: one that raises or is too slow
                is left out and traced.
    sieves      look at what the proposed clips say, where no index names them. Fail closed.
    by_model    a trained model, while one serves: it foresees, its own scorers give the terms.
    scorers     else the simple score. Each gives a term; the score is the sum of weight × term.
                Not finite sinks.
    selector    chooses and orders the slate.
    guards      filters again over the slate, because time has passed. Fail closed.

Filters come before sources, so that what a source proposes can always be shown and the end of the
catalogue is known exactly. Stages work on arrays of row numbers, one call for all clips, and none
passes over the whole catalogue: a page costs about the same however large it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np
import structlog

from feed.candidates import Candidates, Found
from feed.catalogue.eligible import NO_ROWS, Eligible, Mask
from feed.params import SOURCE_BUDGET
from feed.query import FeedQuery
from feed.stages import Filter, Guard, Learned, Only, Scorer, Selector, Source
from feed.trace import SourceTrace, Trace

log = structlog.get_logger(__name__)

# With this few clips left, all are candidates: sources would only pick among them.
FEW_LEFT = 200
# Fewer candidates than this many pages leave the slate no choice; the newest are added.
PAGES_WANTED = 3
REMAINDER, SERVED_AGAIN, START = "remainder", "served_again", "start"


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Declared stages, in running order."""

    name: str
    filters: Sequence[Filter]
    seen: Filter
    sources: Sequence[Source]
    scorers: Sequence[Scorer]
    selector: Selector
    guards: Sequence[Guard]
    only: Only | None = None
    by_model: Learned | None = None
    sieves: Sequence[Guard] = ()

    def run(self, query: FeedQuery) -> tuple[Candidates, list[str], Trace]:
        """The slate in order, the names behind the bits of `proposed`, and the trace."""
        began = perf_counter()
        trace = Trace(considered=query.snapshot.count)
        eligible = query.snapshot.eligible()
        if self.only is not None:
            trace.dropped[self.only.name] = eligible.keep_only(self.only.keeps(query))
        for one in self.filters:
            trace.dropped[one.name] = eligible.deny(one.drops(query))
        trace.dropped[self.seen.name] = eligible.serve(self.seen.drops(query))
        found = _Finding(query, eligible, trace)
        for source in self.sources:
            found.ask(source)
        if eligible.left <= FEW_LEFT:
            found.add(REMAINDER, Found(eligible.all()))
        candidates = self._sifted(query, found.merged(), trace)
        if len(candidates.rows) < min(eligible.left, PAGES_WANTED * query.limit):
            found.add(REMAINDER, Found(eligible.first(query.snapshot.newest, FEW_LEFT)))
            candidates = self._sifted(query, found.merged(), trace)
        trace.candidates = len(candidates.rows)
        candidates = self._scored(query, candidates, trace)
        picked = self.selector.choose(query, candidates, query.limit, trace)
        slate = candidates.taken(picked)
        slate = self._guarded(query, slate, trace)
        if len(slate.rows) < query.limit:
            trace.exhausted = True
            slate = self._with_seen(query, slate, eligible, found)
            slate = self._guarded(query, slate, trace)
        trace.took_ms = (perf_counter() - began) * 1000
        return slate, found.names, trace

    def _sifted(self, query: FeedQuery, candidates: Candidates, trace: Trace) -> Candidates:
        """`candidates` without those that a sieve does not let through."""
        for sieve in self.sieves:
            kept = sieve.keep(query, candidates.rows)
            if kept is None or np.logical_and.reduce(kept):
                continue
            trace.dropped[sieve.name] = int((~kept).sum())
            candidates = candidates.taken(kept)
        return candidates

    def _scored(self, query: FeedQuery, candidates: Candidates, trace: Trace) -> Candidates:
        """`candidates` with their terms, without those whose score is not finite."""
        scorers = self.scorers
        if self.by_model is not None:
            trace.model = self.by_model.foresee(query, candidates)
            scorers = self.by_model.scorers if trace.model else scorers
        terms = np.empty((len(scorers), len(candidates.rows)), np.float64)
        for term, scorer in zip(terms, scorers, strict=True):
            weight = trace.weights[scorer.name] = query.values[scorer.weight]
            np.multiply(scorer.term(query, candidates), weight, out=term)
            candidates.terms[scorer.name] = term
        # One after the other, so that anybody who adds up the terms gets this very number.
        score = np.add.reduce(terms, axis=0)
        candidates.score = score
        finite = np.isfinite(score)
        if np.logical_and.reduce(finite):
            return candidates
        trace.sunk = int(len(finite) - finite.sum())
        log.warning("scores_sunk", pipeline=self.name, count=trace.sunk)
        return candidates.taken(finite)

    def _guarded(self, query: FeedQuery, slate: Candidates, trace: Trace) -> Candidates:
        kept: Mask | None = None
        for guard in self.guards:
            now = guard.keep(query, slate.rows)
            if now is None or np.logical_and.reduce(now):
                continue
            kept = np.ones(len(slate.rows), np.bool_) if kept is None else kept
            if dropped := int((kept & ~now).sum()):
                name = f"{guard.name} (again)"
                trace.dropped[name] = trace.dropped.get(name, 0) + dropped
            kept &= now
        return slate if kept is None else slate.taken(kept)

    def _with_seen(
        self, query: FeedQuery, slate: Candidates, eligible: Eligible, found: _Finding
    ) -> Candidates:
        """`slate` filled up with what was served longest ago."""
        served = query.served_rows()
        # Of one served more than once the last time counts.
        last = served[np.sort(len(served) - 1 - np.unique(served[::-1], return_index=True)[1])]
        again = last[eligible.may_come_again(last) & ~np.isin(last, slate.rows)]
        again = again[: query.limit - len(slate.rows)]
        number = found.number(SERVED_AGAIN)
        return Candidates(
            np.concatenate([slate.rows, again]),
            np.concatenate([slate.proposed, np.full(len(again), 1 << number, np.uint32)]),
            np.concatenate([slate.propensity, np.ones(len(again))]),
            {n: np.concatenate([t, np.zeros(len(again))]) for n, t in slate.terms.items()},
            np.concatenate([slate.score, np.zeros(len(again))]),
        )


class _Finding:
    """Asks sources and collects what they find."""

    def __init__(self, query: FeedQuery, eligible: Eligible, trace: Trace) -> None:
        self._query = query
        self._eligible = eligible
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

    def merged(self) -> Candidates:
        return Candidates.merged(self.found, self._query.snapshot, self._eligible)

    def ask(self, source: Source) -> None:
        began = perf_counter()
        found = Found(NO_ROWS)
        outcome = "ok"
        try:
            found = source.find(self._query, self._eligible)
        except Exception:  # A feed without one source beats no feed.
            log.warning("source_failed", source=source.name, exc_info=True)
            found, outcome = Found(NO_ROWS), "failed"
        took_ms = (perf_counter() - began) * 1000
        if took_ms > self._budget_ms and outcome == "ok":
            found, outcome = Found(NO_ROWS), "overran"
        self.add(source.name, found)
        self._trace.sources.append(
            SourceTrace(source.name, len(found.rows), round(took_ms, 3), outcome)
        )
