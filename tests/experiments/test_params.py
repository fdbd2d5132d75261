"""Parameters are declared once, checked, and documented."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest

from core.settings import ROOT
from experiments.params import ParamRefused, UnknownParam, as_markdown, declared, find_param, param
from feed.params.sources import LIMIT_FRESH
from feed.params.weights import WEIGHT_FRESHNESS


def test_every_parameter_has_a_unit_and_a_reason() -> None:
    assert len(declared()) > 40
    for one in declared():
        assert one.unit, one.name
        assert len(one.reason) > 15, one.name


def test_the_documented_parameters_are_the_declared_ones() -> None:
    assert (ROOT / "docs" / "parameters.md").read_text() == as_markdown(), (
        "run: python -m experiments.params > docs/parameters.md"
    )


@pytest.mark.slow
def test_the_module_prints_the_table() -> None:
    command = [sys.executable, "-m", "experiments.params"]

    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert printed == as_markdown()


def test_a_whole_number_is_taken_for_a_fraction() -> None:
    value = WEIGHT_FRESHNESS.checked(1)

    assert value == 1.0
    assert type(value) is float


@pytest.mark.parametrize("value", [math.nan, math.inf, -1, 99.0, "1", True, None])
def test_a_value_that_does_not_fit_is_refused(value: object) -> None:
    with pytest.raises(ParamRefused):
        WEIGHT_FRESHNESS.checked(value)


@pytest.mark.parametrize("value", [1.5, True])
def test_a_count_must_be_whole(value: object) -> None:
    with pytest.raises(ParamRefused):
        LIMIT_FRESH.checked(value)


def test_a_name_belongs_to_one_parameter() -> None:
    with pytest.raises(ValueError, match="twice"):
        param(WEIGHT_FRESHNESS.name, 1.0, unit="weight", low=0.0, high=1.0, reason="again")


def test_a_number_without_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="bounds"):
        param("test.unbounded", 1.0, unit="weight", reason="nobody said how far")


def test_an_unknown_name_says_where_to_look() -> None:
    with pytest.raises(UnknownParam, match="GET /experiments/params"):
        find_param("feed.weight.nothing")
