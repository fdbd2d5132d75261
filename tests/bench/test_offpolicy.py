"""The off-policy benchmark: what it reads, and that it never lets the model see its own answer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bench.offpolicy import Choices, chances_of, compared, foreseen_by_fold, priors, read

PRIOR = "all:\n  alpha:\n    - 47.0\n    - 8.0\n  beta:\n    - 100.0\n    - 900.0\nmen:\n  alpha:\n"


def test_the_prior_is_read_without_a_library() -> None:
    assert priors(PRIOR)["all"] == {"alpha": [47.0, 8.0], "beta": [100.0, 900.0]}
    assert priors(PRIOR)["men"] == {"alpha": []}


def test_a_log_is_read_in_the_order_of_its_time(tmp_path: Path) -> None:
    path = tmp_path / "obp/dataset/obd/bts/men/men.csv"
    path.parent.mkdir(parents=True)
    path.write_text(
        ",timestamp,item_id,position,click,propensity_score\n"
        "0,2019-11-24 10:00,7,3,1,0.25\n1,2019-11-24 09:00,5,1,0,0.5\n"
    )
    log = read(tmp_path, "bts", "men")
    assert (log.item.tolist(), log.place.tolist()) == ([5, 7], [0, 1])
    assert (log.click.tolist(), log.chance.tolist()) == ([0.0, 1.0], [0.5, 0.25])


def test_chances_of_each_place_add_up_to_one_and_favour_the_better() -> None:
    prior = {"alpha": [30.0, 20.0, 1.0, 1.0], "beta": [70.0, 80.0, 99.0, 99.0]}
    chance = chances_of("bts", prior, seed=1)
    assert np.allclose(chance.sum(axis=0), 1.0)
    assert chance[0, 0] > chance[1, 0] > chance[2, 0]
    assert np.array_equal(chance, chances_of("bts", prior, seed=1))
    assert np.allclose(chances_of("random", prior, seed=1), 0.25)


def made(policy_chance: np.ndarray, rate: np.ndarray, seed: int) -> Choices:
    draw = np.random.default_rng(seed)
    item = draw.choice(len(rate), size=20_000, p=policy_chance)
    click = (draw.random(20_000) < rate[item]).astype(float)
    return Choices(item, np.zeros(20_000, np.int64), click, policy_chance[item])


def test_estimates_meet_what_the_other_policy_earned() -> None:
    rate = np.array([0.02, 0.05, 0.1, 0.2])
    even, good = np.full(4, 0.25), np.array([0.1, 0.1, 0.2, 0.6])
    found = compared(made(even, rate, 1), made(good, rate, 2), good[:, None], seed=1)
    assert found["covers"] == {"ips": True, "snips": True, "dr": True}
    assert max(found["relative_error"].values()) < 0.1  # type: ignore[attr-defined]
    assert found["log_earned"] < 0.11  # type: ignore[operator]


def test_the_reward_model_never_learned_from_the_choice_it_foresees() -> None:
    # One item was shown once and clicked: from other folds alone it looks like any other.
    item = np.append(np.zeros(999, np.int64), 1)
    click = np.append(np.zeros(999), 1.0)
    click[:100] = 1.0
    log = Choices(item, np.zeros(1000, np.int64), click, np.full(1000, 0.5))
    foreseen, _ = foreseen_by_fold(log, np.array([[0.5], [0.5]]), seed=1)
    assert foreseen[-1] == pytest.approx(0.1, abs=0.01)
