"""Pages stay full: whatever is turned down, a page has what may be shown, the unseen first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from core.ids import new_id
from feed.catalogue.eligible import Mask, Rows
from feed.catalogue.rows import CatalogueRow
from feed.catalogue.snapshot import Snapshot
from feed.for_you import FOR_YOU
from feed.mix import Mix
from feed.params.reach import REACH_LOWEST, REACH_STALE
from feed.popularity import rules_of
from feed.query import FeedQuery, Profile
from tests.feed.clips import DEFAULTS, NOW_MS, catalogue, clip, ids_of, query_of

BAD = Profile(words=(" bad ",))
LOWEST = REACH_LOWEST.default


def captioned(caption: str, **facts: object) -> CatalogueRow:
    made = clip(**facts)  # type: ignore[arg-type]
    return replace(made, card=b'{"id":"%b","caption":"%b"}' % (bytes(made.video_id.hex, "ascii"),
                                                               caption.encode()))  # fmt: skip


@dataclass(frozen=True)
class Refuses:
    """A guard that finds out late about the rows below `below`."""

    below: int
    name: str = "refuses"

    def keep(self, query: FeedQuery, rows: Rows) -> Mask:
        return rows >= self.below


def test_what_a_guard_takes_off_is_chosen_again_from_the_others() -> None:
    clips = [clip(likes=90 - i) for i in range(60)]
    snapshot = catalogue(clips)
    pipeline = replace(FOR_YOU, guards=(*FOR_YOU.guards, Refuses(40)))
    seen = [c.video_id for c in clips[55:]]

    slate, _, trace = pipeline.run(query_of(snapshot, served=seen))

    assert len(slate.rows) == 10
    assert not trace.exhausted
    assert not set(ids_of(snapshot, slate)) & set(seen)


def test_the_mix_learns_once_from_a_page_that_is_chosen_twice() -> None:
    snapshot = catalogue(clip(likes=i) for i in range(60))
    once, twice = Mix(), Mix()
    slate, _, _ = replace(FOR_YOU, guards=(*FOR_YOU.guards, Refuses(40))).run(
        query_of(snapshot, mix=twice)
    )
    once.shown(snapshot.kinds[slate.rows], snapshot.is_sponsored[slate.rows], DEFAULTS)
    assert twice.price == once.price


def test_old_totals_leave_no_page_with_what_was_served() -> None:
    """The lowest cap counts then; clips come over it page by page until somebody looks."""
    made = [replace(clip(impressions=LOWEST - 1, likes=i), cap=100_000) for i in range(60)]
    snapshot = catalogue([*made, *(clip(impressions=50) for _ in range(60))])
    stale_ms = NOW_MS - int(1000 * REACH_STALE.default) - 1
    snapshot.columns.reach.say_current(stale_ms)
    served: list[UUID] = []
    for page in range(12):
        slate, _, trace = FOR_YOU.run(query_of(snapshot, served=served, seed=page))
        got = ids_of(snapshot, slate)
        assert len(got) == 10 and not trace.exhausted and not set(got) & set(served)
        snapshot.columns.reach.note_shown(snapshot.totals, slate.rows)
        served += got
    other, _, trace = FOR_YOU.run(query_of(snapshot, limit=50))
    assert (other.rows >= 60).all()  # All of the others have come over the lowest cap.
    assert len(other.rows) == 50 and not trace.exhausted


def test_a_cap_is_noted_once_however_often_its_clip_is_shown() -> None:
    snapshot = catalogue([replace(clip(impressions=LOWEST - 2), cap=100_000), clip()])
    reach, rows = snapshot.columns.reach, np.array([0])
    for _ in range(50):
        reach.note_shown(snapshot.totals, rows)
    assert reach.over_if_stale.tolist() == [0]
    assert reach.over.tolist() == []


def test_unwanted_words_do_not_hide_what_comes_after_the_newest() -> None:
    clips = [captioned("bad", age_h=h) for h in range(300)]
    clips += [captioned("good", age_h=400 + h) for h in range(100)]
    snapshot = catalogue(clips)
    served: list[UUID] = []
    for page in range(10):
        slate, _, trace = FOR_YOU.run(query_of(snapshot, profile=BAD, served=served, seed=page))
        assert len(slate.rows) == 10 and (slate.rows >= 300).all() and not trace.exhausted
        assert not set(ids_of(snapshot, slate)) & set(served)
        served += ids_of(snapshot, slate)
    assert len(set(served)) == 100
    slate, _, trace = FOR_YOU.run(query_of(snapshot, profile=BAD, served=served))
    assert trace.exhausted
    assert ids_of(snapshot, slate) == served[:10]


def test_what_comes_again_is_sieved_before_it_is_counted() -> None:
    clips = [captioned("bad") for _ in range(12)] + [captioned("good") for _ in range(3)]
    snapshot = catalogue(clips)
    served = [c.video_id for c in clips]

    slate, _, trace = FOR_YOU.run(query_of(snapshot, profile=BAD, served=served))

    assert trace.exhausted
    assert slate.rows.tolist() == [12, 13, 14]


def test_a_clip_that_loses_the_word_comes_back() -> None:
    bad = captioned("bad")
    snapshot = catalogue([bad, captioned("good")])
    assert FOR_YOU.run(query_of(snapshot, profile=BAD))[0].rows.tolist() == [1]
    snapshot.columns.put(replace(bad, revision=2, card=captioned("fine").card))
    assert set(FOR_YOU.run(query_of(snapshot, profile=BAD))[0].rows.tolist()) == {0, 1}


def test_one_clip_scores_the_exact_sum_of_its_terms() -> None:
    snapshot = catalogue([clip()])
    draw = np.random.default_rng(3)
    for _ in range(200):
        terms = draw.normal(size=18) * 10.0 ** draw.integers(-3, 3, size=18)
        pipeline = replace(FOR_YOU, scorers=[Given(f"t{i}", float(t)) for i, t in enumerate(terms)])
        slate, _, _ = pipeline.run(query_of(snapshot))
        total = 0.0
        for term in slate.terms.values():
            total += float(term[0])
        assert total == float(slate.score[0])


@dataclass(frozen=True)
class Given:
    """A scorer that gives a number."""

    name: str
    given: float
    weight = FOR_YOU.scorers[0].weight

    def term(self, query: FeedQuery, candidates: object) -> np.ndarray:
        return np.full(query.snapshot.count, self.given)


TAGS, CATEGORIES, CREATORS = ("a", "b", "c"), ("x", "y"), [new_id() for _ in range(3)]


class Swiping(RuleBasedStateMachine):
    """A viewer of a tiny catalogue who turns things down while clips come over caps and go."""

    @initialize(
        facts=st.lists(
            st.tuples(
                st.sampled_from(["bad", "good", "ugly", "bad good"]),
                st.sets(st.sampled_from(TAGS)),
                st.sets(st.sampled_from(CATEGORIES)),
                st.sampled_from(CREATORS),
                st.sampled_from([None, 600, 10**9]),
            ),
            min_size=1,
            max_size=40,
        )
    )
    def begin(self, facts: list[tuple[str, set[str], set[str], UUID, int | None]]) -> None:
        self.clips = [
            replace(
                captioned(caption, creator=maker, tags=sorted(tags), categories=sorted(shelves),
                          impressions=LOWEST - 3, age_h=n),
                cap=cap,
            )
            for n, (caption, tags, shelves, maker, cap) in enumerate(facts)
        ]  # fmt: skip
        self.snapshot: Snapshot = catalogue(self.clips)
        self.snapshot.columns.reach.say_current(NOW_MS)
        self.negatives: set[str] = set()
        self.words: set[str] = set()
        self.served: list[UUID] = []
        self.seed = 0

    @rule(negative=st.sampled_from(
        [*(f"tag:{t}" for t in TAGS), *(f"category:{c}" for c in CATEGORIES)]
        + [f"creator:{c}" for c in CREATORS]))  # fmt: skip
    def turn_down(self, negative: str) -> None:
        self.negatives.add(negative)

    @rule(word=st.sampled_from([" bad ", " ugly ", " good "]))
    def want_no_word(self, word: str) -> None:
        self.words ^= {word}

    @precondition(lambda self: self.negatives)
    @rule()
    def take_it_back(self) -> None:
        self.negatives.pop()

    @rule(is_stale=st.booleans())
    def totals_grow_old(self, is_stale: bool) -> None:
        late = int(1000 * REACH_STALE.default) + 1
        self.snapshot.columns.reach.current_ms = NOW_MS - (late if is_stale else 0)

    @rule(place=st.integers(0, 39))
    def a_clip_goes(self, place: int) -> None:
        self.snapshot.columns.withdraw(self.clips[place % len(self.clips)].video_id)

    @rule()
    def look_again(self) -> None:
        self.snapshot = Snapshot(self.snapshot.columns, NOW_MS, rules_of(DEFAULTS), self.snapshot)

    @rule(limit=st.integers(1, 12))
    def swipe(self, limit: int) -> None:
        self.seed += 1
        profile = Profile(frozenset(self.negatives), tuple(sorted(self.words)))
        allowed = self.allowed()
        query = query_of(
            self.snapshot, limit=limit, served=self.served, profile=profile, seed=self.seed
        )
        slate, _, trace = FOR_YOU.run(query)
        page = ids_of(self.snapshot, slate)
        unseen = allowed - set(self.served)

        assert set(page) <= allowed, "something unwanted, capped or gone"
        assert len(page) == len(set(page)) == min(limit, len(allowed))
        assert len(set(page) & unseen) == min(limit, len(unseen)), "a repeat while unseen is left"
        assert trace.exhausted is (len(unseen) < limit)
        self.served += page
        self.snapshot.columns.reach.note_shown(self.snapshot.totals, slate.rows)

    def allowed(self) -> set[UUID]:
        """What may be shown, told clip by clip."""
        columns = self.snapshot.columns
        is_stale = columns.reach.current_ms != NOW_MS
        rows = np.arange(self.snapshot.count)
        over = columns.reach.are_over(self.snapshot.totals, rows, is_stale=is_stale)
        return {
            c.video_id
            for row, c in enumerate(self.clips)
            if columns.is_published[row]
            and not over[row]
            and not self.negatives & {f"creator:{c.creator_id}", *(f"tag:{t}" for t in c.tags),
                                      *(f"category:{x}" for x in c.categories)}
            and not any(w.encode() in b" %b " % c.card.split(b'"')[7] for w in self.words)
        }  # fmt: skip


TestSwiping = pytest.mark.slow(Swiping.TestCase)
TestSwiping.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


@settings(max_examples=30, deadline=None)
@given(unwanted=st.integers(0, 900), limit=st.integers(1, 20), good=st.integers(1, 40))
def test_a_page_is_as_full_as_the_allowed_clips_make_it(
    unwanted: int, limit: int, good: int
) -> None:
    made: Callable[..., CatalogueRow] = captioned
    clips = [made("bad", age_h=1 + n / 10) for n in range(unwanted)]
    clips += [made("good", age_h=200 + n) for n in range(good)]

    slate, _, trace = FOR_YOU.run(query_of(catalogue(clips), profile=BAD, limit=limit))

    assert len(slate.rows) == min(limit, good)
    assert (slate.rows >= unwanted).all()
    assert trace.exhausted is (good < limit)
