"""The pipeline's promises, with stages that misbehave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from time import sleep
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prometheus_client import REGISTRY

from core.ids import new_id
from experiments.assignment import Assigned
from experiments.params import Param
from experiments.values import Values
from feed.candidates import Candidates, Found, Scores
from feed.catalogue.eligible import Eligible, Mask, Rows
from feed.features.taste import Taste
from feed.following import FOLLOWING
from feed.for_you import FOR_YOU
from feed.params.budgets import BUDGET_FRESH
from feed.params.weights import WEIGHT_POPULARITY
from feed.query import FeedQuery, Profile
from feed.side_effects.traces import stored_of
from tests.feed.clips import NOW_MS, VIEWER, catalogue, clip, direction, ids_of, keys, query_of


@dataclass(frozen=True)
class Broken:
    name: str = "broken"
    budget: Param[float] = BUDGET_FRESH

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        raise RuntimeError("no such index")


@dataclass(frozen=True)
class Slow:
    name: str = "slow"
    budget: Param[float] = BUDGET_FRESH

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        sleep(0.005)
        return Found(eligible.all())


@dataclass(frozen=True)
class Careless:
    """Proposes what it was told not to."""

    name: str = "careless"
    budget: Param[float] = BUDGET_FRESH

    def find(self, query: FeedQuery, eligible: Eligible) -> Found:
        return Found(np.arange(len(eligible)))


@dataclass(frozen=True)
class Unsound:
    """Gives no number to row 0 and an endless one to row 1."""

    name: str = "unsound"
    weight: Param[float] = WEIGHT_POPULARITY

    def term(self, query: FeedQuery, candidates: Candidates) -> Scores:
        terms = np.zeros(len(candidates.rows))
        terms[candidates.rows == 0] = np.nan
        terms[candidates.rows == 1] = np.inf
        return terms


@dataclass(frozen=True)
class Refuses:
    """A guard that has changed its mind about row 0."""

    name: str = "refuses"

    def keep(self, query: FeedQuery, rows: Rows) -> Mask:
        return rows != 0


def test_a_broken_source_does_not_empty_the_feed() -> None:
    snapshot = catalogue(clip() for _ in range(20))
    pipeline = replace(FOR_YOU, sources=(Broken(), *FOR_YOU.sources))

    slate, _, trace = pipeline.run(query_of(snapshot))

    assert len(slate.rows) == 10
    assert trace.failed == ["broken"]


def test_a_feed_whose_every_source_is_broken_shows_the_newest() -> None:
    snapshot = catalogue(clip(age_h=h) for h in range(300))
    pipeline = replace(FOR_YOU, sources=(Broken(),))

    slate, _, trace = pipeline.run(query_of(snapshot))

    assert len(slate.rows) == 10
    assert slate.rows.max() < 200
    assert not trace.exhausted


def test_a_source_that_overruns_its_budget_is_left_out_and_traced() -> None:
    snapshot = catalogue(clip() for _ in range(300))
    tight = Values(VIEWER.id, [Assigned("e", "a", {BUDGET_FRESH.name: 1.0})])
    pipeline = replace(FOR_YOU, sources=(Slow(), *FOR_YOU.sources))

    slate, _, trace = pipeline.run(query_of(snapshot, values=tight))

    assert len(slate.rows) == 10
    assert "slow" in trace.failed
    assert next(s for s in trace.sources if s.name == "slow").outcome == "overran"


def test_a_source_cannot_bring_back_what_a_filter_dropped() -> None:
    clips = [clip() for _ in range(30)]
    snapshot = catalogue(clips)
    served = [c.video_id for c in clips[:15]]
    pipeline = replace(FOR_YOU, sources=(Careless(),))

    slate, _, _ = pipeline.run(query_of(snapshot, served=served))

    assert not set(ids_of(snapshot, slate)) & set(served)


def test_scores_that_are_no_numbers_sink_and_are_counted() -> None:
    snapshot = catalogue(clip() for _ in range(12))
    pipeline = replace(FOR_YOU, scorers=(*FOR_YOU.scorers, Unsound()))

    slate, _, trace = pipeline.run(query_of(snapshot, limit=12))

    assert trace.sunk == 2
    count = partial(REGISTRY.get_sample_value, "jhalak_feed_scores_sunk_total", {"pipeline": "p"})
    before = count() or 0.0
    stored_of(query_of(snapshot), "p", slate, [], trace)
    assert count() == before + 2
    assert set(slate.rows.tolist()) == set(range(2, 12))
    assert np.isfinite(slate.score).all()


def test_visibility_is_asked_again_after_ranking_and_fails_closed() -> None:
    snapshot = catalogue(clip() for _ in range(12))
    pipeline = replace(FOR_YOU, guards=(*FOR_YOU.guards, Refuses()))

    slate, _, trace = pipeline.run(query_of(snapshot, limit=12))

    assert 0 not in slate.rows
    assert trace.dropped["refuses (again)"] == 1


def test_the_terms_of_a_clip_add_up_to_its_score_exactly() -> None:
    snapshot = catalogue(clip(tags=["a"], axis=i, likes=i, age_h=i * 7) for i in range(40))
    taste = Taste(NOW_MS, direction(3) * 2, direction(5), 2.0, 1.0, tags={"a": 0.7})

    slate, _, _ = FOR_YOU.run(query_of(snapshot, taste=taste))

    for place in range(len(slate.rows)):
        total = 0.0
        for term in slate.terms.values():
            total += float(term[place])
        assert total == float(slate.score[place])


@settings(max_examples=40, deadline=None)
@given(
    creators=st.lists(st.integers(0, 6), min_size=1, max_size=60),
    limit=st.integers(1, 12),
)
def test_nothing_repeats_until_everything_was_shown_and_then_the_oldest_comes_first(
    creators: list[int], limit: int
) -> None:
    names = [new_id() for _ in range(7)]
    snapshot = catalogue(clip(names[c], axis=i, likes=i % 5) for i, c in enumerate(creators))
    shown: list[UUID] = []
    while True:
        slate, _, trace = FOR_YOU.run(query_of(snapshot, limit=limit, served=shown))
        page = ids_of(snapshot, slate)
        assert len(page) == len(set(page)) == min(limit, len(creators))
        fresh = [v for v in page if v not in shown]
        assert trace.exhausted is (len(fresh) < limit)
        if trace.exhausted:
            assert page[: len(fresh)] == fresh
            again = page[len(fresh) :]
            assert again == shown[: len(again)]
            assert set(shown) | set(fresh) == {
                snapshot.columns.video_id(row) for row in range(snapshot.count)
            }
            break
        shown += page


@settings(max_examples=60, deadline=None)
@given(creators=st.lists(st.integers(0, 4), min_size=2, max_size=40))
def test_one_creator_never_follows_themselves_while_another_is_left(creators: list[int]) -> None:
    names = [new_id() for _ in range(5)]
    snapshot = catalogue(clip(names[c], axis=i, likes=c) for i, c in enumerate(creators))

    slate, _, trace = FOR_YOU.run(query_of(snapshot, limit=40))

    order = snapshot.creators[slate.rows].tolist()
    doubled = [i for i in range(1, len(order)) if order[i] == order[i - 1]]
    assert len(doubled) == trace.relaxed
    assert all(set(order[i:]) == {order[i]} for i in doubled)


def test_the_first_clip_is_not_by_the_creator_seen_last() -> None:
    star, other = new_id(), new_id()
    clips = [clip(star, likes=90) for _ in range(5)] + [clip(other) for _ in range(5)]
    snapshot = catalogue(clips)

    slate, _, _ = FOR_YOU.run(query_of(snapshot, limit=2, served=[clips[0].video_id]))

    assert snapshot.columns.creator_ids[snapshot.creators[slate.rows[0]]] == other


@pytest.mark.parametrize(
    ("negative", "field"),
    [("tag:neon", "tags"), ("category:lipstick", "categories")],
)
def test_a_turned_down_hashtag_or_category_is_gone(negative: str, field: str) -> None:
    name = negative.split(":")[1]
    clips = [clip(**{field: [name]}) for _ in range(5)] + [clip() for _ in range(5)]
    snapshot = catalogue(clips)

    slate, _, trace = FOR_YOU.run(
        query_of(snapshot, profile=Profile(negatives=frozenset({negative})))
    )

    assert set(slate.rows.tolist()) == set(range(5, 10))
    assert trace.dropped["negatives"] == 5


def test_a_turned_down_creator_and_clip_are_gone_even_when_all_is_exhausted() -> None:
    clips = [clip() for _ in range(6)]
    snapshot = catalogue(clips)
    profile = Profile(
        negatives=frozenset({f"creator:{clips[0].creator_id}", f"video:{clips[1].video_id}"}),
        blocked=keys([clips[2].creator_id]),
    )

    everything = [c.video_id for c in clips]
    slate, _, trace = FOR_YOU.run(query_of(snapshot, served=everything, profile=profile))

    assert trace.exhausted
    assert slate.rows.tolist() == [3, 4, 5]


def test_nobody_is_shown_their_own_clips() -> None:
    from catalog.ids import AccountId, ViewerId
    from catalog.viewer import Viewer

    me = new_id()
    snapshot = catalogue([clip(me), clip()])
    viewer = Viewer(ViewerId(me), account_id=AccountId(me))

    slate, _, _ = FOR_YOU.run(query_of(snapshot, viewer=viewer))

    assert slate.rows.tolist() == [1]


def test_following_shows_only_followed_creators_and_the_newest_first() -> None:
    friend, stranger = new_id(), new_id()
    clips = [clip(friend, age_h=200, axis=1), clip(stranger), clip(friend, age_h=1, axis=2)]
    snapshot = catalogue(clips)

    slate, _, _ = FOLLOWING.run(query_of(snapshot, profile=Profile(followed=keys([friend]))))

    assert slate.rows.tolist() == [2, 0]


def test_following_nobody_is_an_empty_page() -> None:
    slate, _, trace = FOLLOWING.run(query_of(catalogue(clip() for _ in range(5))))

    assert len(slate.rows) == 0
    assert trace.exhausted


def test_an_empty_catalogue_is_an_empty_page() -> None:
    slate, _, trace = FOR_YOU.run(query_of(catalogue([])))

    assert len(slate.rows) == 0
    assert trace.exhausted


def test_a_taste_for_a_look_brings_its_like_to_the_front() -> None:
    clips = [clip(axis=i % 10, likes=5) for i in range(100)]
    snapshot = catalogue(clips)
    taste = Taste(NOW_MS, direction(4), direction(4), 1.0, 1.0)

    slate, _, _ = FOR_YOU.run(query_of(snapshot, taste=taste, limit=10))
    plain, _, _ = FOR_YOU.run(query_of(snapshot, limit=10))

    liked_look = sum(int(row % 10 == 4) for row in slate.rows.tolist())
    assert liked_look >= 5
    assert sum(int(row % 10 == 4) for row in plain.rows.tolist()) <= 2
