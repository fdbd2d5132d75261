"""Money: Indian grouping, and splits that lose no paisa."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import format_paise, money, split_paise


@pytest.mark.parametrize(
    ("paise", "text"),
    [(0, "₹0"), (49900, "₹499"), (12345600, "₹1,23,456"), (99950, "₹999.50"), (-5000, "-₹50")],
)
def test_amounts_are_written_as_an_indian_reader_writes_them(paise: int, text: str) -> None:
    assert format_paise(paise) == text
    assert money(paise).amount_minor == paise


@given(st.integers(0, 10**9), st.lists(st.integers(0, 1000), min_size=1, max_size=8))
def test_a_split_sums_to_the_whole_and_is_fair(total: int, weights: list[int]) -> None:
    if sum(weights) == 0:
        with pytest.raises(ValueError, match="weights"):
            split_paise(total, weights)
        return
    parts = split_paise(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / sum(weights)) < 1
