"""The studio's pure rules: labels, pins over time, numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.kinds import Disclosure, Role, VideoKind
from catalog.models import VideoStats
from core.ids import new_id
from studio.disclosure import (
    DisclosureFacts,
    DisclosureLocked,
    chosen_disclosure,
    is_locked,
    raised_disclosure,
)
from studio.edl import trimmed
from studio.numbers import numbers_of
from studio.pins import MIN_PIN_MS, moved_pin
from studio.timeline import segments

D = Disclosure
PLAIN = DisclosureFacts(
    role=Role.CREATOR,
    kind=VideoKind.USER,
    is_sponsored=False,
    shows_own_products=False,
    was_submitted=False,
)


@pytest.mark.parametrize(
    ("facts", "current", "wanted", "given_label"),
    [
        (PLAIN, D.NONE, D.PAID, D.PAID),
        (PLAIN, D.PAID, D.NONE, D.NONE),  # A draft may change its mind,
        (replace(PLAIN, was_submitted=True), D.PAID, D.NONE, None),  # a submitted clip may not,
        (replace(PLAIN, was_submitted=True), D.GIFTED, D.PAID, D.PAID),  # but it may say more.
        (replace(PLAIN, is_sponsored=True), D.PAID, D.GIFTED, None),
        (replace(PLAIN, shows_own_products=True), D.NONE, D.NONE, None),
        (replace(PLAIN, shows_own_products=True), D.NONE, D.PAID, D.PAID),
        (replace(PLAIN, role=Role.BRAND, kind=VideoKind.BRAND), D.OWN_BRAND, D.NONE, None),
        (replace(PLAIN, role=Role.BRAND, kind=VideoKind.EDUCATIONAL), D.NONE, D.NONE, D.NONE),
    ],
)
def test_a_label_is_lowered_only_where_no_rule_and_no_past_stands_against_it(
    facts: DisclosureFacts, current: Disclosure, wanted: Disclosure, given_label: Disclosure | None
) -> None:
    if given_label is None:
        with pytest.raises(DisclosureLocked):
            chosen_disclosure(wanted, current, facts)
    else:
        assert chosen_disclosure(wanted, current, facts) is given_label


def test_rules_raise_a_label_by_themselves_and_lock_it() -> None:
    own = replace(PLAIN, shows_own_products=True)
    assert raised_disclosure(D.NONE, own) is D.OWN_BRAND
    assert raised_disclosure(D.PAID, own) is D.PAID
    assert is_locked(D.OWN_BRAND, own)
    assert not is_locked(D.PAID, PLAIN)
    assert is_locked(D.PAID, replace(PLAIN, was_submitted=True))


@given(
    start=st.integers(0, 20_000),
    length=st.integers(1, 20_000),
    cut_in=st.integers(0, 10_000),
    kept=st.integers(1_000, 20_000),
)
def test_a_pin_that_stays_keeps_its_pictures(
    start: int, length: int, cut_in: int, kept: int
) -> None:
    whole, cut = segments(trimmed(0, 60_000)), segments(trimmed(cut_in, cut_in + kept))
    span = moved_pin(whole, cut, start, start + length)
    if span is None:
        assert min(start + length, cut_in + kept) - max(start, cut_in) < MIN_PIN_MS
        return
    assert 0 <= span[0] < span[1] <= kept
    back = moved_pin(cut, whole, *span)
    assert back is not None and start <= back[0] < back[1] <= start + length


def test_numbers_are_zero_before_anybody_has_looked() -> None:
    numbers = numbers_of(new_id(), None, 10_000)
    assert (numbers.views, numbers.average_watch_ms, numbers.average_watched) == (0, 0, 0.0)


def test_the_average_is_per_view_and_a_share_of_what_is_shown() -> None:
    video_id = new_id()
    stats = VideoStats(video_id=video_id, plays=4, watch_ms=20_000, product_taps=3, purchases=1)
    numbers = numbers_of(video_id, stats, 10_000)
    assert (numbers.views, numbers.average_watch_ms, numbers.average_watched) == (4, 5_000, 0.5)
    assert (numbers.product_taps, numbers.purchases) == (3, 1)
