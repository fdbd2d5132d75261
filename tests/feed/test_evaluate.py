"""Off-policy estimates on bandits whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from feed.evaluate import Estimate, Logged, Reals, doubly_robust, ips, mean, snips

ITEMS = 6


def bandit(seed: int) -> tuple[Reals, Reals, Reals]:
    """Chances of two policies and the rate of each item."""
    draw = np.random.default_rng(seed)
    return (
        draw.dirichlet(np.full(ITEMS, 2.0)) * 0.9 + 0.1 / ITEMS,
        draw.dirichlet(np.full(ITEMS, 2.0)),
        draw.uniform(0.1, 0.6, ITEMS),
    )


def logged(seed: int, choices: int) -> tuple[Logged, NDArray[np.intp], Reals, float]:
    behaviour, target, rate = bandit(seed % 7)
    draw = np.random.default_rng(seed)
    item = draw.choice(ITEMS, size=choices, p=behaviour)
    reward = (draw.random(choices) < rate[item]).astype(float)
    return Logged(reward, behaviour[item], target[item]), item, rate, float(target @ rate)


def test_estimates_are_right_on_average() -> None:
    for world in range(3):
        runs = [logged(7 * run + world, 400) for run in range(400)]
        truth = runs[0][3]
        _, target, _ = bandit(world)
        wrong = np.full(ITEMS, 0.9)  # A bad model must not matter: the chances are right.
        found = {
            "ips": [ips(log).value for log, *_ in runs],
            "snips": [snips(log).value for log, *_ in runs],
            "dr": [
                doubly_robust(log, wrong[item], np.full(400, float(target @ wrong))).value
                for log, item, *_ in runs
            ],
        }
        for name, values in found.items():
            error = np.std(values) / np.sqrt(len(values))
            bias = 0.004 if name == "snips" else 0.0
            assert abs(np.mean(values) - truth) < 4 * error + bias, name


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    held = {"ips": 0, "snips": 0, "mean": 0}
    for run in range(400):
        log, _, _, truth = logged(7 * run + 2, 500)
        held["ips"] += ips(log).has(truth)
        held["snips"] += snips(log).has(truth)
        own = np.random.default_rng(run).random(500) < truth
        held["mean"] += mean(own.astype(float)).has(truth)
    assert all(0.91 < count / 400 < 0.985 for count in held.values()), held


def test_doubly_robust_is_exact_when_the_model_is() -> None:
    log, item, rate, truth = logged(3, 50)
    _, target, _ = bandit(3)
    certain = Logged(rate[item], log.logged, log.wanted)
    exact = doubly_robust(certain, rate[item], np.full(50, float(target @ rate)))
    assert exact.value == pytest.approx(truth)
    assert exact.high - exact.low == pytest.approx(0.0, abs=1e-12)
    assert ips(certain).value != pytest.approx(truth, abs=1e-3)


@given(st.integers(0, 10_000), st.floats(-50, 50))
@settings(max_examples=50, deadline=None)
def test_a_constant_added_to_rewards_moves_snips_by_that_constant(seed: int, by: float) -> None:
    log, *_ = logged(seed, 60)
    moved = Logged(log.reward + by, log.logged, log.wanted)
    assert snips(moved).value == pytest.approx(snips(log).value + by, abs=1e-9)


@given(st.integers(0, 10_000))
@settings(max_examples=50, deadline=None)
def test_the_same_policy_is_estimated_by_its_own_mean(seed: int) -> None:
    log, *_ = logged(seed, 60)
    same = Logged(log.reward, log.logged, log.logged)
    for estimate in (ips(same), snips(same)):
        assert estimate.value == pytest.approx(mean(log.reward).value)
    assert same.effective == pytest.approx(60)


def test_choices_of_one_viewer_count_as_one() -> None:
    reward = np.repeat(np.random.default_rng(1).random(40), 25)
    chances = np.full(1000, 0.5)
    alone = ips(Logged(reward, chances, chances))
    together = ips(Logged(reward, chances, chances, np.repeat(np.arange(40), 25)))
    assert together.value == alone.value
    assert together.high - together.low > 4 * (alone.high - alone.low)


def test_a_lone_choice_has_no_width() -> None:
    assert mean(np.array([1.0])) == Estimate(1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("reward", "chance", "wanted"),
    [
        ([], [], []),
        ([1.0], [0.0], [0.5]),
        ([1.0], [1.2], [0.5]),
        ([1.0], [np.nan], [0.5]),
        ([np.inf], [0.5], [0.5]),
        ([1.0], [0.5], [-0.1]),
        ([1.0, 0.0], [0.5], [0.5]),
    ],
)
def test_what_cannot_be_a_log_is_refused(
    reward: list[float], chance: list[float], wanted: list[float]
) -> None:
    with pytest.raises(ValueError):
        Logged(np.array(reward), np.array(chance), np.array(wanted))


def test_a_policy_that_shares_no_choice_with_the_log_is_refused() -> None:
    log = Logged(np.ones(3), np.full(3, 0.5), np.zeros(3))
    assert ips(log).value == 0.0
    with pytest.raises(ValueError, match="none of the logged"):
        snips(log)
    with pytest.raises(ValueError, match="foresee each"):
        doubly_robust(log, np.ones(2), np.ones(3))
