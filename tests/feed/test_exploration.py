"""Drawn places: new clips meet first whom they may please, with the chance that is logged."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from experiments.assignment import Assigned
from experiments.values import Values
from feed.catalogue.pools import Pool
from feed.features.taste import Taste
from feed.params import EXPLORE_FIT
from feed.sources.exploration import Exploration, Guarantee, fitting
from tests.feed.clips import NOW_MS, VIEWER, catalogue, clip, direction, query_of

AXES = 4


def pool_of(count: int) -> Pool:
    chance = np.random.default_rng(1).dirichlet(np.ones(count))
    return Pool(np.arange(count), chance)


def taste(axis: int) -> Taste:
    return Taste(NOW_MS, 3 * direction(axis), 3 * direction(axis), 3.0, 3.0)


def test_chances_lean_to_the_taste_add_up_and_stay_above_zero() -> None:
    snapshot = catalogue(clip(axis=n % AXES, impressions=0) for n in range(12))
    query = query_of(snapshot, taste=taste(2))
    before = pool_of(12)
    after = fitting(before, query)
    is_near = np.arange(12) % AXES == 2
    odds = after.chance / before.chance
    assert after.chance.sum() == pytest.approx(1.0)
    assert (after.chance > 0).all()
    assert odds[is_near].min() > 3 * odds[~is_near].max()
    # Among clips that fit alike nothing changes.
    assert np.allclose(odds[~is_near], odds[~is_near][0])


def test_without_a_taste_or_a_tilt_the_pool_stays_as_it_is() -> None:
    snapshot = catalogue(clip(axis=n % AXES, impressions=0) for n in range(8))
    before = pool_of(8)
    assert fitting(before, query_of(snapshot)) is before
    flat = Values(VIEWER.id, [Assigned("fit", "none", {EXPLORE_FIT.name: 0.0})])
    query = query_of(snapshot, values=flat, taste=taste(1))
    assert np.allclose(fitting(before, query).chance, before.chance)


def test_the_chance_that_is_logged_is_the_one_that_happens() -> None:
    snapshot = catalogue(clip(axis=n % AXES, impressions=0) for n in range(8))
    query = query_of(snapshot, taste=taste(3))
    pool = fitting(pool_of(8), query)
    random, drawn = Random(1), np.zeros(8)
    logged = np.zeros(8)
    for _ in range(4000):
        rows, chances = pool.draw(snapshot.eligible(), 1, random)
        drawn[rows[0]] += 1
        logged[rows[0]] = chances[0]
    assert np.allclose(drawn / 4000, logged, atol=0.025)


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
