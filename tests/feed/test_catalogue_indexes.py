"""The catalogue's indexes against what a pass over everything would say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feed.catalogue.eligible import Eligible
from feed.catalogue.nearest import Nearest, _to_front
from feed.catalogue.pools import OWED_POOL, Pool, pools_of, thompson
from feed.lots import Lots
from feed.params.places import (
    EXPLORE_BELOW,
    EXPOSURE_HOURS,
    EXPOSURE_IMPRESSIONS,
    GUARANTEE_SHARE,
    LATE_SHARE,
)
from feed.params.sources import NEIGHBOURS_READ
from feed.popularity import IMPRESSIONS, TOTALS
from feed.sources.exploration import Guarantee
from tests.feed.clips import HOUR_MS, NOW_MS, catalogue, clip, query_of

ROWS = st.lists(st.integers(0, 19), max_size=30)


def rows(*numbers: int) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    return np.array(numbers, np.intp)


def looks(
    count: int, seed: int = 1, spread: float = 0.7
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Vectors of length 1 around 40 centres."""
    draw = np.random.default_rng(seed)
    around = draw.normal(size=(40, 64))[draw.integers(40, size=count)]
    vectors = around + draw.normal(scale=spread, size=(count, 64))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@given(pages=st.lists(st.tuples(ROWS, ROWS, ROWS), min_size=1, max_size=4))
def test_marks_of_one_page_say_nothing_on_the_next(
    pages: list[tuple[list[int], list[int], list[int]]],
) -> None:
    marks = np.zeros(20, np.int64)
    order = np.random.default_rng(3).permutation(20)
    for page, (denied, served, asked) in enumerate(pages, start=1):
        eligible = Eligible(marks, page)

        assert eligible.deny(rows(*denied)) == len(set(denied))
        assert eligible.serve(rows(*served)) == len(set(served) - set(denied))

        left = [r for r in range(20) if r not in denied and r not in served]
        assert eligible.left == len(left)
        assert eligible.all().tolist() == left
        assert eligible[rows(*asked)].tolist() == [r in left for r in asked]
        assert eligible.may_come_again(rows(*asked)).tolist() == [
            r in served and r not in denied for r in asked
        ]
        assert eligible.first(order, 5).tolist() == [r for r in order.tolist() if r in left][:5]


@given(kept=ROWS, denied=ROWS)
def test_what_a_page_is_about_leaves_nothing_else(kept: list[int], denied: list[int]) -> None:
    eligible = Eligible(np.zeros(20, np.int64), 1)

    eligible.keep_only(rows(*kept))
    eligible.deny(rows(*denied))

    assert eligible.all().tolist() == sorted(set(kept) - set(denied))
    assert eligible.left == len(set(kept) - set(denied))


def test_the_nearest_are_nearly_those_of_an_exact_search() -> None:
    vectors = looks(20_000)
    index = Nearest.of(vectors)
    hits = 0
    for wanted in vectors[:50] + vectors[50:100]:
        exact = np.argsort(-(vectors @ wanted))[:100]
        found = Eligible(np.zeros(len(vectors), np.int64), 1).nearest(index, wanted, 100, 4000)
        assert len(set(found.tolist())) == 100
        hits += len(set(exact.tolist()) & set(found.tolist()))

    assert hits / 5000 > 0.9


def test_who_has_seen_a_whole_neighbourhood_is_still_answered() -> None:
    vectors = looks(3_000)
    index = Nearest.of(vectors)
    eligible = Eligible(np.zeros(len(vectors), np.int64), 1)
    eligible.serve(np.argsort(-(vectors @ vectors[0]))[:2_900])

    found = eligible.nearest(index, vectors[0], 80, 100)

    assert len(found) == 80
    assert eligible[found].all()


def test_a_grown_index_finds_new_clips_among_the_old() -> None:
    vectors = looks(3_000)
    grown = Nearest.of(vectors[:2_000]).grown(vectors[:2_500]).grown(vectors)
    marks = np.zeros(len(vectors), np.int64)

    found = [Eligible(marks, i + 1).nearest(grown, vectors[i], 5, 1_500) for i in range(2000, 2050)]

    assert all(i in rows_found for i, rows_found in zip(range(2000, 2050), found, strict=True))


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=200), st.data())
def test_the_largest_numbers_come_to_the_front(numbers: list[int], data: st.DataObject) -> None:
    limit = data.draw(st.integers(1, len(numbers)))
    found = np.array(numbers, np.int64)

    _to_front(found, len(numbers), limit)

    assert sorted(found[:limit].tolist()) == sorted(numbers)[-limit:]
    assert sorted(found.tolist()) == sorted(numbers)


@pytest.mark.parametrize("kind", ["taken", "all alike", "one look"])
def test_a_whole_search_finds_the_nearest_of_what_is_left(kind: str) -> None:
    vectors = looks(5_000)
    if kind == "all alike":
        vectors = np.tile(vectors[:1], (5_000, 1))
    elif kind == "one look":
        vectors[:4_000] = vectors[0]
    marks = np.zeros(len(vectors), np.int64)
    marks[np.argsort(-(vectors @ vectors[0]), kind="stable")[:700]] = 4 if kind == "taken" else 0
    eligible, product = Eligible(marks, 2), vectors @ vectors[0]

    found = eligible.nearest(Nearest.of(vectors), vectors[0], 60, 10_000)

    assert len(set(found.tolist())) == 60 and (marks[found] == 0).all()
    best = np.sort(product[marks == 0])[-60:]
    assert np.sort(product[found]) == pytest.approx(
        best, abs=1e-3
    )  # Rounding to a byte chose them.


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_new_shop_finds_its_first_clips(count: int) -> None:
    vectors = looks(count)
    index = Nearest.of(vectors[:0])
    for known in range(count):
        index = index.grown(vectors[: known + 1])

    found = Eligible(np.zeros(count, np.int64), 1).nearest(index, vectors[0], 10, 100)

    assert sorted(found.tolist()) == list(range(count))


@pytest.mark.parametrize("count", [0, 1, 7])
def test_a_small_catalogue_is_searched_whole(count: int) -> None:
    vectors = looks(count) if count else np.empty((0, 64), np.float32)
    eligible = Eligible(np.zeros(count, np.int64), 1)

    found = eligible.nearest(Nearest.of(vectors), np.ones(64, np.float32), 10, 100)

    assert sorted(found.tolist()) == list(range(count))


@settings(deadline=None)
@given(seed=st.integers(0, 10_000), gone=st.sets(st.integers(0, 5)))
def test_a_draw_takes_different_rows_that_are_left_with_their_exact_chance(
    seed: int, gone: set[int]
) -> None:
    chance = np.array([0.4, 0.25, 0.2, 0.1, 0.05, 0.0])
    pool = Pool.of(rows(10, 11, 12, 13, 14, 15), chance, looks(16))
    eligible = Eligible(np.zeros(20, np.int64), 1)
    eligible.deny(rows(*(10 + g for g in gone)))

    drawn, logged, _ = pool.draw(eligible, 3, Lots(seed, 0))

    left = {i for i in range(5) if i not in gone}
    assert len(drawn) == len(set(drawn.tolist())) == min(3, len(left))
    for row, logged_chance in zip(drawn.tolist(), logged.tolist(), strict=True):
        assert logged_chance == pytest.approx(chance[row - 10] / sum(chance[i] for i in left))
        left.remove(row - 10)


def test_the_chances_that_are_logged_are_those_that_happen() -> None:
    pool = Pool.of(rows(0, 1, 2), np.array([0.6, 0.3, 0.1]), looks(3))
    marks = np.zeros(3, np.int64)
    first = [int(pool.draw(Eligible(marks, n + 1), 1, Lots(n, 0))[0][0]) for n in range(4_000)]

    shares = np.bincount(first, minlength=3) / 4_000

    assert np.abs(shares - pool.chance).max() < 0.03


def test_thompson_prefers_what_is_liked_and_gives_everything_a_chance() -> None:
    good = np.array([0, 10, 20, 0], np.float32)
    met = np.array([40, 40, 40, 0], np.float32)

    chance = thompson(good, met, seed=1)

    assert chance.sum() == pytest.approx(1.0)
    assert chance.min() > 0.0
    assert chance[2] > chance[1] > chance[0]
    assert chance[3] > chance[0]


def test_what_is_owed_is_what_lacks_impressions_the_later_the_likelier() -> None:
    promised, hours = EXPOSURE_IMPRESSIONS.default, EXPOSURE_HOURS.default
    totals = np.zeros((5, len(TOTALS)), np.float32)
    totals[:, IMPRESSIONS] = [0, 0, promised, 0, 0]
    ages_h = np.array([1.0, hours - 1, 1.0, hours + 1, 1.0])
    published_ms = (NOW_MS - ages_h * HOUR_MS).astype(np.int64)
    is_published = np.array([True, True, True, True, False])

    pools = pools_of(
        totals, published_ms, is_published, np.argsort(-published_ms), looks(5), NOW_MS
    )

    chance = dict(zip(pools.owed.rows.tolist(), pools.owed.chance.tolist(), strict=True))
    assert set(chance) == {0, 1}
    assert chance[1] > chance[0]
    assert sum(chance.values()) == pytest.approx(1.0)
    assert pools.late.rows.tolist() == [3]


@given(st.lists(st.floats(0, 10_000), min_size=1, max_size=3 * OWED_POOL))
def test_of_late_clips_the_latest_are_kept_and_likeliest(late_h: list[float]) -> None:
    count = len(late_h)
    ages_ms = (EXPOSURE_HOURS.default + np.array(late_h) + 1e-3) * HOUR_MS
    published_ms = (NOW_MS - ages_ms).astype(np.int64)

    pools = pools_of(
        np.zeros((count, len(TOTALS)), np.float32), published_ms, np.ones(count, np.bool_),
        np.argsort(-published_ms), looks(count), NOW_MS,
    )  # fmt: skip

    assert not len(pools.owed.rows)
    kept = pools.late.rows
    assert len(kept) == min(count, OWED_POOL)
    left_out = np.setdiff1d(np.arange(count), kept)
    assert published_ms[kept].max() <= published_ms[left_out].min(initial=NOW_MS)
    assert (pools.late.chance > 0).all()
    assert (np.diff(pools.late.chance[np.argsort(published_ms[kept])]) <= 0).all()


def test_late_clips_however_many_make_no_other_late() -> None:
    count, new = 3 * OWED_POOL, OWED_POOL // 10
    ages_h = [EXPOSURE_HOURS.default + 5] * (count - new) + [1.0] * new
    snapshot = catalogue(clip(axis=n % 4, impressions=0, age_h=age) for n, age in enumerate(ages_h))
    drawn = {True: 0, False: 0}
    for seed in range(400):
        query = query_of(snapshot, seed=seed)
        found = Guarantee().find(query, snapshot.eligible())
        assert found.propensity is not None and len(found.propensity) == len(found.rows)
        ages = NOW_MS - snapshot.published_ms[found.rows]
        for is_late in (ages > EXPOSURE_HOURS.default * HOUR_MS).tolist():
            drawn[is_late] += 1
    share = GUARANTEE_SHARE.default * LATE_SHARE.default * 10 * 400
    assert drawn[True] == pytest.approx(share, rel=0.4)
    assert drawn[False] == pytest.approx(GUARANTEE_SHARE.default * 10 * 400 - share, rel=0.2)


def test_well_known_clips_are_not_explored() -> None:
    totals = np.zeros((3, len(TOTALS)), np.float32)
    totals[1, IMPRESSIONS] = EXPLORE_BELOW.default
    published_ms = np.full(3, NOW_MS - HOUR_MS)
    newest = np.arange(3)

    pools = pools_of(totals, published_ms, np.ones(3, np.bool_), newest, looks(3), NOW_MS)

    assert set(pools.little_known.rows.tolist()) == {0, 2}


@pytest.mark.slow
def test_of_a_hundred_thousand_clips_nearly_all_of_the_nearest_are_found() -> None:
    """For tastes for two clips and for sixteen, and most for nothing in particular."""
    count = 100_000
    vectors = looks(count)
    index, marks = Nearest.of(vectors), np.zeros(count, np.int64)
    draw = np.random.default_rng(4)
    for of, least in ((2, 0.97), (16, 0.97), (0, 0.85)):
        hits = 0
        for _ in range(10):
            wanted = vectors[draw.integers(count, size=of)].sum(axis=0)
            wanted += draw.normal(scale=0.01 if of else 1.0, size=64).astype(np.float32)
            exact = set(np.argpartition(-(vectors @ wanted), 150)[:150].tolist())
            found = Eligible(marks, 1).nearest(index, wanted, 150, NEIGHBOURS_READ.default)
            hits += len(set(found.tolist()) & exact)
        assert hits >= least * 1500, of


@pytest.mark.parametrize("spread", [0.7, 1.5, 8.0])
@pytest.mark.parametrize("count", [2_000, 5_000, 10_000])
def test_all_of_a_catalogue_that_is_small_enough_is_looked_at(count: int, spread: float) -> None:
    """Recall for tastes for two clips, for sixteen, and for nothing in particular."""
    vectors = looks(count, spread=spread)
    index, marks = Nearest.of(vectors), np.zeros(count, np.int64)
    draw = np.random.default_rng(4)
    for of in (2, 16, 0):
        wanted = vectors[draw.integers(count, size=of)].sum(axis=0)
        wanted += draw.normal(scale=0.01 if of else 1.0, size=64).astype(np.float32)
        exact = set(np.argsort(-(vectors @ wanted))[:150].tolist())
        found = Eligible(marks, 1).nearest(index, wanted, 150, NEIGHBOURS_READ.default)
        assert len(set(found.tolist()) & exact) >= 0.97 * 150
