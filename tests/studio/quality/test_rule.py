"""From trial encodes to the quality of a rung."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ladder import STANDARD
from studio.quality.records import QUALITY, RungQuality, decide, read_quality
from studio.quality.rule import (
    CRF_RANGE,
    DEFAULT_CRF,
    TARGET_VMAF,
    Trial,
    crf_for,
    next_trial,
    slope_of,
)
from studio.quality.trials import pieces_of
from studio.quality.x264 import SWIFT, THOROUGH, effort_for

trials = st.lists(st.builds(Trial, crf=st.floats(15, 40), vmaf=st.floats(0, 100)), max_size=4).map(
    tuple
)


@pytest.mark.parametrize(
    ("found", "slope", "crf"),
    [
        ((), None, DEFAULT_CRF),
        ((Trial(24, 95), Trial(31, 91)), None, 27.5),  # Between the two.
        ((Trial(24, 99), Trial(31, 97)), None, 36.0),  # Easy: as far as is allowed.
        ((Trial(24, 70), Trial(31, 50)), None, 18.0),  # Hard: no further than is sensible.
        ((Trial(26, 94),), -0.5, 28.0),  # One trial and another rung's slope.
        ((Trial(26, 94),), None, 26.75),
    ],
)
def test_the_target_is_met_where_the_trials_say(
    found: tuple[Trial, ...], slope: float | None, crf: float
) -> None:
    assert crf_for(found, slope) == crf


@given(trials, st.none() | st.floats(-3, -0.4))
def test_whatever_is_found_the_quality_is_sensible(
    found: tuple[Trial, ...], slope: float | None
) -> None:
    chosen = decide(STANDARD[0], SWIFT, found, slope)
    assert CRF_RANGE[0] <= chosen.crf <= CRF_RANGE[1]
    assert -3.0 <= slope_of(found) <= -0.4
    assert RungQuality.from_json(chosen.as_json()) == chosen


@given(st.floats(60, 99), st.floats(0.1, 20))
def test_what_looks_worse_gets_a_better_quality(vmaf: float, worse: float) -> None:
    assert crf_for((Trial(26, vmaf - worse),)) <= crf_for((Trial(26, vmaf),))


def test_a_rung_remembers_why(tmp_path: Path) -> None:
    chosen = decide(STANDARD[0], SWIFT, (Trial(24, 95), Trial(31, 91)))
    assert chosen.vmaf == pytest.approx(TARGET_VMAF, abs=0.3)
    (tmp_path / QUALITY).write_text(chosen.as_json())
    assert read_quality(tmp_path) == chosen
    (tmp_path / QUALITY).write_text("{}")
    assert read_quality(tmp_path) is None
    assert read_quality(tmp_path / "nowhere") is None


def test_somebody_waits_for_the_first_rung_and_the_largest_costs_most() -> None:
    first, small, middle, large = STANDARD
    assert effort_for(first, is_first=True) == SWIFT
    efforts = [effort_for(rung, is_first=False) for rung in (small, middle, large)]
    assert efforts == [THOROUGH, SWIFT, SWIFT]


@pytest.mark.parametrize(
    ("length_ms", "starts"),
    [(15_000, [4500, 12000]), (1200, [1050, 1650]), (900, [1000])],
)
def test_pieces_lie_inside_the_part_that_is_kept(length_ms: int, starts: list[int]) -> None:
    in_ms = 1000
    found = pieces_of(in_ms, length_ms, 2)
    assert all(in_ms <= start < in_ms + length_ms for start in found)
    assert found == starts


@pytest.mark.parametrize(("first", "tried"), [(36.0, 31.0), (27.25, 27.25), (18.0, 24.0)])
def test_another_rung_is_tried_near_the_first_but_not_at_an_extreme(
    first: float, tried: float
) -> None:
    assert next_trial(first) == tried
