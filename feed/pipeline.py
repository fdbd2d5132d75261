"""How a ranked page is made, whatever its stages.

    filters     name what of the catalogue may not be shown; visibility is one. Fail closed.
    sources     each proposes some of what is left. Fail open: one that raises or is too slow
                is left out and traced.
    sieves      look at what the proposed clips say, where no index names them. Fail closed.
                When they leave too little, more is proposed until a page is full.
    by_model    a trained model, while one serves: it foresees, its own scorers give the terms.
    scorers     else the simple score. Each gives a term; the score is the sum of weight × term.
                Not finite sinks.
    selector    chooses and orders the slate.
    guards      filters again over the slate, because time has passed. Fail closed. What they
                take off is chosen again from the others.

Filters come before sources, so that what a source proposes can always be shown and the end of the
catalogue is known exactly. Stages work on arrays of row numbers, one call for all clips, and none
passes over the whole catalogue: a page costs about the same however large it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np
import structlog
from numba import njit

from feed.candidates import Candidates, Found
from feed.catalogue.eligible import Eligible, Mask, Rows
from feed.finding import Finding, Rests
from feed.params.budgets import SIEVE_BUDGET
from feed.query import FeedQuery
from feed.stages import Filter, Guard, Learned, Only, Scorer, Selector, Source
from feed.trace import Trace

log = structlog.get_logger(__name__)

# With this few clips left, all are candidates: sources would only pick among them.
FEW_LEFT = 200
# Fewer candidates than this many pages leave the slate no choice; the newest are added.
PAGES_WANTED = 3
SERVED_AT_ONCE = 256  # Clips that were served, looked at together when they may come again.
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
    rests: Rests = field(default_factory=Rests, compare=False)

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
        found = Finding(query, eligible, trace, self.rests)
        for source in self.sources:
            found.ask(source)
        if eligible.left <= FEW_LEFT:
            found.put(REMAINDER, Found(eligible.all()))
        slate = self._slate(query, found, eligible, trace)
        self.selector.shown(query, slate.rows)
        if len(slate.rows) < query.limit and len(slate.rows) >= eligible.left:
            trace.exhausted = True
            slate = self._with_seen(query, slate, eligible, found, trace)
        trace.took_ms = (perf_counter() - began) * 1000
        return slate, found.names, trace

    def _slate(
        self, query: FeedQuery, found: Finding, eligible: Eligible, trace: Trace
    ) -> Candidates:
        """A page of what is left, chosen again when something of it turns out to be gone."""
        more, checks = FEW_LEFT, self.sieves
        until_s = perf_counter() + query.values[SIEVE_BUDGET] / 1000
        while True:
            candidates = self._sifted(query, found.merged(), eligible, checks, trace)
            wanted = PAGES_WANTED * query.limit
            while len(candidates.rows) < min(eligible.left, wanted):
                if len(candidates.rows) and perf_counter() > until_s:
                    break  # A short page: the next one goes on from here.
                newest = eligible.first(query.snapshot.newest, len(candidates.rows) + more)
                found.put(REMAINDER, Found(newest))
                candidates = self._sifted(query, found.merged(), eligible, checks, trace)
                more, wanted = 2 * more, query.limit
            trace.candidates = len(candidates.rows)
            candidates = self._scored(query, candidates, eligible, trace)
            slate = candidates.taken(self.selector.choose(query, candidates, query.limit, trace))
            kept = self._guarded(query, slate.rows, trace)
            is_whole = len(slate.rows) >= min(query.limit, eligible.left)
            if kept is None and (is_whole or (len(slate.rows) and perf_counter() > until_s)):
                return slate
            if kept is not None:
                eligible.deny(slate.rows[~kept])
            checks = (*self.guards, *self.sieves)

    def _sifted(
        self,
        query: FeedQuery,
        candidates: Candidates,
        eligible: Eligible,
        checks: Sequence[Guard],
        trace: Trace,
    ) -> Candidates:
        """`candidates` without those that a check does not let through, which are not left then."""
        for check in checks:
            kept = check.keep(query, candidates.rows)
            if kept is None or np.logical_and.reduce(kept):
                continue
            gone = eligible.deny(candidates.rows[~kept])
            trace.dropped[check.name] = trace.dropped.get(check.name, 0) + gone
            candidates = candidates.taken(kept)
        return candidates

    def _scored(
        self, query: FeedQuery, candidates: Candidates, eligible: Eligible, trace: Trace
    ) -> Candidates:
        """`candidates` with their terms, without those whose score is not finite."""
        scorers = self.scorers
        if self.by_model is not None:
            trace.model = self.by_model.foresee(query, candidates)
            scorers = self.by_model.scorers if trace.model else scorers
        names = tuple([scorer.name for scorer in scorers])
        weights = [query.values[scorer.weight] for scorer in scorers]
        terms = np.empty((len(scorers), len(candidates.rows)), np.float64)
        for place, scorer in enumerate(scorers):
            terms[place] = scorer.term(query, candidates)
        # Anew, for an earlier choice may have been by other scorers.
        trace.weights = dict(zip(names, weights, strict=True))
        candidates.names, candidates.weighed = names, terms
        candidates.score, all_finite = _weigh(terms, np.array(weights, np.float64))
        if all_finite:
            return candidates
        finite = np.isfinite(candidates.score)
        sunk = eligible.deny(candidates.rows[~finite])
        trace.sunk += sunk
        log.warning("scores_sunk", pipeline=self.name, count=sunk)
        return candidates.taken(finite)

    def _guarded(self, query: FeedQuery, rows: Rows, trace: Trace) -> Mask | None:
        """Shape as `rows`: which every guard lets stay; `None`: all."""
        kept: Mask | None = None
        for guard in self.guards:
            now = guard.keep(query, rows)
            if now is None or np.logical_and.reduce(now):
                continue
            kept = np.ones(len(rows), np.bool_) if kept is None else kept
            if dropped := int((kept & ~now).sum()):
                name = f"{guard.name} (again)"
                trace.dropped[name] = trace.dropped.get(name, 0) + dropped
            kept &= now
        return kept

    def _with_seen(
        self,
        query: FeedQuery,
        slate: Candidates,
        eligible: Eligible,
        found: Finding,
        trace: Trace,
    ) -> Candidates:
        """`slate` filled up with what was served longest ago and may be shown."""
        served = query.served_rows()
        # Of one served more than once the last time counts.
        last = served[np.sort(len(served) - 1 - np.unique(served[::-1], return_index=True)[1])]
        last = last[eligible.may_come_again(last) & ~np.isin(last, slate.rows)]
        wanted, again = query.limit - len(slate.rows), last[:0]
        for start in range(0, len(last), SERVED_AT_ONCE):
            part = last[start : start + SERVED_AT_ONCE]
            kept = self._guarded(query, part, trace)
            again = np.concatenate([again, part if kept is None else part[kept]])[:wanted]
            if len(again) == wanted:
                break
        number = found.number(SERVED_AGAIN)
        return Candidates(
            np.concatenate([slate.rows, again]),
            np.concatenate([slate.proposed, np.full(len(again), 1 << number, np.uint32)]),
            np.concatenate([slate.propensity, np.ones(len(again))]),
            slate.names,
            np.concatenate([slate.weighed, np.zeros((len(slate.names), len(again)))], axis=1),
            np.concatenate([slate.score, np.zeros(len(again))]),
        )


@njit(cache=True)
def _weigh(terms, weights):  # type: ignore[no-untyped-def]
    """Multiplies each row of `terms` by its weight. The sums over rows, and whether all are finite.

    One row after the other, so that anybody who adds up the terms gets these very numbers.
    """
    score = np.zeros(terms.shape[1])
    for i in range(terms.shape[0]):
        for j in range(terms.shape[1]):
            terms[i, j] *= weights[i]
            score[j] += terms[i, j]
    all_finite = True
    for one in score:
        all_finite &= np.isfinite(one)
    return score, all_finite
