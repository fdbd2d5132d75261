"""Who gets which arm."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import pytest

from core.ids import new_id
from experiments.assignment import Arm, Plan, arm_of, assign, hashed
from experiments.values import Values
from feed.params.weights import WEIGHT_FRESHNESS, WEIGHT_POPULARITY

UNITS = [new_id() for _ in range(20_000)]
CONTROL, BOLD = Arm("control"), Arm("bold", overrides={WEIGHT_FRESHNESS.name: 2.0})


def plan(key: str = "e", layer: str = "l", first: int = 0, end: int = 10_000) -> Plan:
    return Plan(key, layer, f"salt-{key}", first, end, (CONTROL, BOLD))


def test_a_unit_keeps_its_arm() -> None:
    unit = UUID("01890000-0000-7000-8000-000000000001")

    assert hashed("salt", unit, 10_000) == 4241
    assert arm_of(plan(), unit) == arm_of(plan(), unit)


def test_arms_share_units_by_their_weights() -> None:
    uneven = Plan("e", "l", "salt", 0, 10_000, (Arm("a", 3), Arm("b", 1)))

    counts = Counter(arm.name for u in UNITS if (arm := arm_of(uneven, u)))

    assert counts["a"] / len(UNITS) == pytest.approx(0.75, abs=0.015)
    assert sum(counts.values()) == len(UNITS)


def test_traffic_takes_its_share_of_the_units() -> None:
    inside = sum(arm_of(plan(end=1000), u) is not None for u in UNITS)

    assert inside / len(UNITS) == pytest.approx(0.1, abs=0.01)


def test_two_experiments_of_one_layer_never_share_a_unit() -> None:
    first, second = plan("a", end=5000), plan("b", first=5000)

    assert all(len(assign([first, second], u)) == 1 for u in UNITS[:2000])


def test_layers_are_independent_of_each_other() -> None:
    first, second = plan("a", "one"), plan("b", "two")

    pairs = Counter(tuple(x.arm for x in assign([first, second], u)) for u in UNITS)

    assert len(pairs) == 4
    assert all(n / len(UNITS) == pytest.approx(0.25, abs=0.015) for n in pairs.values())


def test_reading_a_parameter_under_test_exposes_also_in_control() -> None:
    tested = {"e": frozenset({WEIGHT_FRESHNESS.name})}
    unit = next(u for u in UNITS if (arm_of(plan(), u) or BOLD).name == "control")
    values = Values(unit, assign([plan()], unit), tested)

    assert values[WEIGHT_POPULARITY] == WEIGHT_POPULARITY.default
    assert values.exposures == {}
    assert values[WEIGHT_FRESHNESS] == WEIGHT_FRESHNESS.default
    assert values.exposures == {"e": "control"}


def test_an_override_reaches_the_reader() -> None:
    unit = next(u for u in UNITS if (arm_of(plan(), u) or CONTROL).name == "bold")
    values = Values(unit, assign([plan()], unit))

    assert values[WEIGHT_FRESHNESS] == 2.0
    assert values.exposures == {"e": "bold"}
