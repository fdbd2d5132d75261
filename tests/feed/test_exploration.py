"""Drawn places: new clips meet first whom they may please, with the chance that is logged."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.assignment import Assigned
from experiments.values import Values
from feed.catalogue.eligible import Eligible
from feed.catalogue.pools import Pool
from feed.features.taste import Taste
from feed.lots import Lots
from feed.params.places import EXPLORE_FIT, EXPOSURE_HOURS
from feed.sources.exploration import Exploration, Guarantee
from tests.feed.clips import NOW_MS, VIEWER, catalogue, clip, direction, query_of

AXES = 4


def pool_of(count: int) -> Pool:
    chance = np.random.default_rng(1).dirichlet(np.full(count, 3.0))
    return Pool.of(np.arange(count), chance, np.array([direction(n % AXES) for n in range(count)]))


def first_draws(
    pool: Pool, towards: np.ndarray, times: int = 6000
) -> tuple[np.ndarray, np.ndarray]:
    """How often each row was drawn first, and the chance that was logged for it."""
    lots, marks = Lots(1, 0), np.zeros(len(pool.rows), np.int64)
    drawn, logged = np.zeros(len(marks)), np.zeros(len(marks))
    for n in range(times):
        rows, chances, _ = pool.draw(Eligible(marks, n + 1), 1, lots, towards)
        drawn[rows[0]] += 1
        logged[rows[0]] = chances[0]
    return drawn / times, logged


def taste(axis: int) -> Taste:
    return Taste(NOW_MS, 3 * direction(axis), 3 * direction(axis), 3.0, 3.0)


def test_chances_lean_to_the_taste_add_up_and_stay_above_zero() -> None:
    before = pool_of(12)
    _, after = first_draws(before, 2.0 * direction(2))
    is_near = np.arange(12) % AXES == 2
    odds = after / before.chance
    assert (after > 0).all()  # Each was drawn at least once.
    assert after.sum() == pytest.approx(1.0)
    assert odds[is_near].min() > 3 * odds[~is_near].max()
    # Among clips that fit alike nothing changes.
    assert np.allclose(odds[~is_near], odds[~is_near][0])


def test_without_a_taste_or_a_tilt_the_chances_stay_as_they_are() -> None:
    snapshot = catalogue(clip(axis=n % AXES, impressions=0) for n in range(8))
    chance = snapshot.pools.little_known.chance
    flat = Values(VIEWER.id, [Assigned("fit", "none", {EXPLORE_FIT.name: 0.0})])
    for query in (query_of(snapshot), query_of(snapshot, values=flat, taste=taste(1))):
        for seed in range(40):
            query.seed = seed
            found = Exploration().find(query, snapshot.eligible())
            if len(found.rows):
                at = snapshot.pools.little_known.rows.tolist().index(int(found.rows[0]))
                assert found.propensity is not None
                assert found.propensity[0] == pytest.approx(chance[at])


def test_the_chance_that_is_logged_is_the_one_that_happens() -> None:
    drawn, logged = first_draws(pool_of(8), 2.0 * direction(3))
    assert np.allclose(drawn, logged, atol=0.025)


@pytest.mark.parametrize("source", [Exploration(), Guarantee()])
def test_a_page_draws_mostly_what_fits(source: Exploration | Guarantee) -> None:
    snapshot = catalogue(clip(axis=n % AXES, impressions=0) for n in range(40))
    near = 0
    total = 0
    for seed in range(300):
        query = query_of(snapshot, seed=seed, taste=taste(0))
        found = source.find(query, snapshot.eligible())
        near += int((found.rows % AXES == 0).sum())
        total += len(found.rows)
    assert total > 50
    assert near / total > 0.45  # Without a taste it is a quarter.


def test_places_for_late_clips_say_of_how_many_late_ones_they_were_drawn() -> None:
    late, owed = range(4), range(9)
    snapshot = catalogue(
        [clip(axis=n, impressions=0, age_h=EXPOSURE_HOURS.default + 5) for n in late]
        + [clip(axis=n, impressions=0) for n in owed]
    )
    is_late = set(snapshot.pools.late.rows.tolist())
    drawn = set()
    for seed in range(600):
        found = Guarantee().find(query_of(snapshot, seed=seed), snapshot.eligible())
        pairs = zip(found.rows.tolist(), found.among, strict=True)
        drawn |= {(row in is_late, among) for row, among in pairs}
    assert drawn == {(True, len(late)), (False, len(owed))}
