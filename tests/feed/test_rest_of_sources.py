"""A source has a budget of its own, and rests after it overran some times in a row."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from time import sleep

import pytest
from prometheus_client import REGISTRY

from experiments.assignment import Assigned
from experiments.params import Param
from experiments.values import Values
from feed.candidates import Found
from feed.catalogue.eligible import Eligible
from feed.finding import Rests
from feed.following import FOLLOWING
from feed.for_you import FOR_YOU
from feed.params.budgets import BUDGET_FRESH, BUDGET_TAGS, REST_AFTER, REST_FOR
from feed.pipeline import Pipeline
from feed.query import FeedQuery
from tests.feed.clips import VIEWER, catalogue, clip, query_of

TIGHT = Values(VIEWER.id, [Assigned("e", "a", {BUDGET_TAGS.name: 20.0})])


@dataclass
class Sleepy:
    """Takes as long as it is told to."""

    takes_s: float = 0.021
    asked: int = 0
    name: str = "sleepy"
    budget: Param[float] = BUDGET_TAGS

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        self.asked += 1
        if self.takes_s:
            sleep(self.takes_s)
        return Found(eligible.all())


@dataclass
class Clock:
    now_s: float = 0.0

    def __call__(self) -> float:
        return self.now_s


@dataclass
class Watched:
    """A pipeline with one source, and its clock."""

    source: Sleepy = field(default_factory=Sleepy)
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.pipeline = replace(FOR_YOU, sources=(self.source,), rests=Rests(self.clock))
        self.snapshot = catalogue(clip() for _ in range(300))

    def outcome(self) -> str:
        slate, _, trace = self.pipeline.run(query_of(self.snapshot, values=TIGHT))
        assert len(slate.rows) == 10
        return trace.sources[0].outcome


def test_a_source_that_keeps_overrunning_rests_and_comes_back() -> None:
    page = Watched()
    outcomes = [page.outcome() for _ in range(REST_AFTER.default + 5)]
    assert outcomes == ["overran"] * REST_AFTER.default + ["resting"] * 5
    assert page.source.asked == REST_AFTER.default

    page.clock.now_s += REST_FOR.default
    assert page.outcome() == "overran"
    assert page.outcome() == "resting"  # Once is enough now.

    page.clock.now_s += REST_FOR.default
    page.source.takes_s = 0.0
    assert [page.outcome() for _ in range(3)] == ["ok"] * 3
    page.source.takes_s = 0.021
    assert page.outcome() == page.outcome() == "overran"


def test_overruns_between_good_pages_are_no_reason_to_rest() -> None:
    page = Watched()
    for _ in range(2 * REST_AFTER.default):
        page.source.takes_s = 0.021
        assert page.outcome() == "overran"
        page.source.takes_s = 0.0
        assert page.outcome() == "ok"


def test_what_is_left_out_is_counted() -> None:
    page = Watched()

    def counted(why: str) -> float:
        name = "jhalak_feed_source_left_out_total"
        return REGISTRY.get_sample_value(name, {"source": "sleepy", "why": why}) or 0.0

    before = counted("overran"), counted("resting")
    for _ in range(REST_AFTER.default + 2):
        page.outcome()
    assert counted("overran") - before[0] == REST_AFTER.default
    assert counted("resting") - before[1] == 2


@pytest.mark.parametrize("pipeline", [FOR_YOU, FOLLOWING])
def test_each_source_has_a_budget_of_its_own(pipeline: Pipeline) -> None:
    names = [f"feed.source.{one.name}.budget" for one in pipeline.sources]
    assert [one.budget.name for one in pipeline.sources] == names


def test_one_sources_budget_says_nothing_of_another() -> None:
    impatient = Values(VIEWER.id, [Assigned("e", "a", {BUDGET_TAGS.name: 0.1})])
    snapshot = catalogue(clip() for _ in range(30))

    def outcome(budget: Param[float]) -> str:
        sources = (Sleepy(takes_s=0.002, budget=budget),)
        pipeline = replace(FOR_YOU, sources=sources, rests=Rests())
        return pipeline.run(query_of(snapshot, values=impatient))[2].sources[0].outcome

    assert outcome(BUDGET_TAGS) == "overran"
    assert outcome(BUDGET_FRESH) == "ok"
