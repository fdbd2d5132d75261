"""Bars of analytics: none for nothing, and something for however little."""

from __future__ import annotations

import pytest

from app.pages.studio_analytics.rows import percent_of


@pytest.mark.parametrize(
    ("part", "whole", "length"),
    [(0, 30, 0), (0, 0, 0), (1, 1_000, 1), (0.004, 1, 1), (15, 30, 50), (40, 30, 100)],
)
def test_a_bar_is_as_long_as_its_part(part: float, whole: float, length: int) -> None:
    assert percent_of(part, whole) == length
