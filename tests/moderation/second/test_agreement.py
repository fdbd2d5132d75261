"""Krippendorff's α against the worked examples of its author, and which decisions are drawn."""

from __future__ import annotations

from uuid import uuid4

import numpy as np
import pytest

from core.ids import new_id
from moderation.second.agreement import alpha, interval
from moderation.second.choosing import SHARE, is_drawn, is_looked_at_again


def units(*people: str) -> list[list[str | None]]:
    columns = zip(*(p.split() for p in people), strict=True)
    return [[None if v == "." else v for v in unit] for unit in columns]


# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A, B and C.
BINARY = units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
NOMINAL = units("a a b b d c c c e d d a", "b a b b b c c c e d d d")
MISSING = units(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


@pytest.mark.parametrize(
    ("judged", "expected"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743)]
)
def test_alpha_is_as_in_its_authors_examples(
    judged: list[list[str | None]], expected: float
) -> None:
    assert alpha(judged) == pytest.approx(expected, abs=5e-4)


def test_alpha_at_its_ends() -> None:
    assert alpha(units("a b a b", "a b a b")) == 1.0
    assert alpha(units("a a", "a a")) == 1.0
    assert alpha([["a"], [None, "b"], []]) is None
    against = alpha(units("a b a b", "b a b a"))
    assert against is not None and against < 0


def test_the_interval_holds_alpha_and_narrows_with_more_units() -> None:
    few, many = interval(MISSING, 1), interval(MISSING * 20, 1)
    value = alpha(MISSING)
    assert few and many and value
    assert few[0] <= value <= few[1]
    assert many[1] - many[0] < (few[1] - few[0]) / 2
    assert interval(MISSING, 1) == few
    assert interval([["a"]], 1) is None


def test_few_pairs_that_agree_are_sure_of_little() -> None:
    low, high = interval(units("a b a b", "a b a b"), 1) or (1, 1)
    assert low < 0.2 and high == 1.0
    low, high = interval([["a", "a"]], 1) or (1, 1)
    assert low < 0 and high == 1.0
    # Where nobody ever said anything else, agreement beyond chance was not seen.
    low, _ = interval([["a", "a"]] * 500, 1) or (1, 1)
    assert low < 0.01
    low, _ = interval(units("a b " * 250, "a b " * 250), 1) or (0, 0)
    assert 0.97 < low < 1.0


@pytest.mark.parametrize(("n", "true"), [(10, 0.6), (10, 0.9), (30, 0.8)])
def test_the_interval_holds_the_truth_nineteen_times_in_twenty(n: int, true: float) -> None:
    """Two people who say the same with chance `true`, and else each what they say anyway: so much
    is α in the long run."""
    rng, held, runs = np.random.default_rng(7), 0, 150
    for run in range(runs):
        first = rng.random(n) < 0.4
        second = np.where(rng.random(n) < true, first, rng.random(n) < 0.4)
        low, high = interval(
            [[str(a), str(b)] for a, b in zip(first, second, strict=True)], run, draws=100
        ) or (0, 0)
        held += low <= true <= high
    assert held / runs > 0.93


def test_one_in_twenty_is_drawn_and_always_the_same_ones() -> None:
    ids = [uuid4() for _ in range(20_000)]
    drawn = [i for i in ids if is_drawn(i, b"secret")]
    assert len(drawn) / len(ids) == pytest.approx(SHARE, abs=0.006)
    assert drawn == [i for i in ids if is_drawn(i, b"secret")]
    assert drawn != [i for i in ids if is_drawn(i, b"another")]


def test_golden_items_and_what_ends_an_account_are_always_looked_at_again() -> None:
    for _ in range(50):
        one = new_id()
        assert is_looked_at_again(one, b"s", severity=100, is_golden=False, share=0)
        assert is_looked_at_again(one, b"s", severity=0, is_golden=True, share=0)
        assert not is_looked_at_again(one, b"s", severity=99, is_golden=False, share=0)
