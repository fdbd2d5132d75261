"""What the bench says was saved is read off the fixed ladder's own curve, never beyond it."""

from __future__ import annotations

import pytest

from bench.transcode_saving import Compared, rate_at, saving

CURVE = [(80.0, 500_000.0), (90.0, 1_000_000.0), (95.0, 2_000_000.0)]


def row(ours_bps: float, fixed_bps: float | None) -> Compared:
    return Compared("clip", "540p", 24.0, ours_bps, 93.0, fixed_bps)


def test_a_point_of_the_curve_is_itself_and_between_it_rises() -> None:
    assert rate_at(CURVE, 90.0) == pytest.approx(1_000_000)
    between = rate_at(CURVE, 93.0)
    assert between is not None and 1_000_000 < between < 2_000_000


@pytest.mark.parametrize("vmaf", [79.9, 95.1])
def test_nothing_is_claimed_beyond_the_curve(vmaf: float) -> None:
    assert rate_at(CURVE, vmaf) is None


def test_every_rung_weighs_alike() -> None:
    rows = [row(500, 1000.0), row(50_000, 50_000.0), row(1, None)]
    assert saving(rows) == pytest.approx(1 - 0.5**0.5)
