"""People at a desk who take one case after the other, in the order that they are given."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bench.queueing.arrivals import Arrival
from moderation.queue.order import EPOCH, places

# The queue is put in order anew more seldom than by the product's beat of a minute.
RENEWED_H = 15 / 60
UNDATED_EACH_H = 1.0

# Keys of the waiting cases at an hour; the greatest goes first.
Order = Callable[[Sequence[Arrival], float], Sequence[float]]


def first_come(cases: Sequence[Arrival], hour: float) -> Sequence[float]:
    """Whoever came first."""
    return [-case.at_h for case in cases]


def gravest_first(cases: Sequence[Arrival], hour: float) -> Sequence[float]:
    """By severity alone, among equals whoever came first."""
    return [case.severity - case.at_h * 1e-6 for case in cases]


def shipped(staff: int) -> Order:
    """The product's own order."""

    def order(cases: Sequence[Arrival], hour: float) -> Sequence[float]:
        now = EPOCH + timedelta(hours=hour)
        return [place.priority for place in places([c.facts_at(hour) for c in cases], now, staff)]

    return order


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to.

    Args:
        averted: Violating impressions that decisions averted.
        harm: The same, each weighed by its severity.
        could: Violating impressions that deciding everything on arrival would have averted.
        met: Share of legal deadlines that were kept, of those that fell into the run.
        due: Hours that a clock gives → how many of them fell into the run.
        longest_h: The longest that anything decided had waited.
    """

    averted: float
    harm: float
    could: float
    met: float
    due: Mapping[float, int]
    longest_h: float
    decided: int


def run(
    cases: Sequence[Arrival],
    order: Order,
    staff: int,
    hours: float,
    *,
    undated_each_h: float = UNDATED_EACH_H,
) -> Outcome:
    """Has `staff` people work through the cases for `hours` hours.

    Args:
        undated_each_h: How often cases without a deadline are put in order anew; whether others'
            are kept does not hang on it, and a long run with a long queue takes minutes less.
    """
    free = [(0.0, person) for person in range(staff)]
    heapq.heapify(free)
    waiting: list[tuple[float, int]] = []
    arrived, renewed_at, all_renewed_at = 0, 0.0, 0.0
    done: dict[int, float] = {}
    while free:
        hour, person = heapq.heappop(free)
        if not waiting and (arrived == len(cases) or cases[arrived].at_h > hour):
            if arrived == len(cases):
                break
            hour = cases[arrived].at_h
        fresh = arrived
        while arrived < len(cases) and cases[arrived].at_h <= hour:
            arrived += 1
        if hour - all_renewed_at >= undated_each_h:
            open_ones = [i for _, i in waiting] + list(range(fresh, arrived))
            waiting = _queue(cases, open_ones, order, hour)
            renewed_at = all_renewed_at = hour
        elif hour - renewed_at >= RENEWED_H:
            dated = [i for _, i in waiting if cases[i].due_h is not None]
            waiting = [entry for entry in waiting if cases[entry[1]].due_h is None]
            fresh_ones = range(fresh, arrived)
            dated += [i for i in fresh_ones if cases[i].due_h is not None]
            undated = [i for i in fresh_ones if cases[i].due_h is None]
            waiting += _queue(cases, dated, order, hour) + _queue(cases, undated, order, hour)
            heapq.heapify(waiting)
            renewed_at = hour
        else:
            for entry in _queue(cases, list(range(fresh, arrived)), order, hour):
                heapq.heappush(waiting, entry)
        if hour >= hours:
            continue  # Their last case is done.
        _, i = heapq.heappop(waiting)
        done[i] = hour + cases[i].minutes / 60
        heapq.heappush(free, (done[i], person))
    return _outcome(cases, done, hours)


def _queue(
    cases: Sequence[Arrival], which: list[int], order: Order, hour: float
) -> list[tuple[float, int]]:
    keys = order([cases[i] for i in which], hour)
    waiting = [(-key, i) for key, i in zip(keys, which, strict=True)]
    heapq.heapify(waiting)
    return waiting


def _outcome(cases: Sequence[Arrival], done: dict[int, float], hours: float) -> Outcome:
    averted = {i: cases[i].averted_at(at) for i, at in done.items()}
    dated = [(i, c.due_h) for i, c in enumerate(cases) if c.due_h is not None and c.due_h <= hours]
    met = [done.get(i, float("inf")) <= due_h for i, due_h in dated]
    due = Counter(round(due_h - cases[i].at_h, 3) for i, due_h in dated)
    return Outcome(
        averted=sum(averted.values()),
        harm=sum(n * cases[i].severity / 100 for i, n in averted.items()),
        could=sum(c.averted_at(c.at_h) for c in cases),
        met=sum(met) / len(met) if met else 1.0,
        due=dict(sorted(due.items())),
        longest_h=max((at - cases[i].at_h for i, at in done.items()), default=0.0),
        decided=len(done),
    )
