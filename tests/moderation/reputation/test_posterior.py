"""A record is what was seen, halving with age, and leaves no trace of what was taken out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.reputation.posterior import Observation, Posterior, posterior_of

NOW = datetime(2026, 11, 27, tzinfo=UTC)
PRIOR = Posterior(1.0, 3.0)
HALF_LIFE = 120.0

observations = st.builds(
    Observation,
    is_good=st.booleans(),
    weight=st.floats(0.0, 5.0),
    at=st.datetimes(datetime(2020, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC)),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(observations, max_size=12), st.randoms())
def test_the_order_of_what_was_seen_does_not_count(seen: list[Observation], chance) -> None:
    shuffled = list(seen)
    chance.shuffle(shuffled)
    assert posterior_of(PRIOR, seen, HALF_LIFE) == posterior_of(PRIOR, shuffled, HALF_LIFE)


@settings(deadline=None, max_examples=40)
@given(st.lists(observations, max_size=8), st.floats(0.01, 0.49))
def test_the_bounds_lie_around_the_median_and_the_rate_is_a_rate(
    seen: list[Observation], quantile: float
) -> None:
    record = posterior_of(PRIOR, seen, HALF_LIFE)
    assert 0.0 < record.mean < 1.0
    assert 0.0 <= record.lower(quantile) <= record.lower(0.5) <= record.upper(quantile) <= 1.0


@settings(deadline=None, max_examples=40)
@given(st.lists(observations, min_size=1, max_size=8), observations)
def test_a_good_deed_never_lowers_a_record_and_a_bad_one_never_raises_it(
    seen: list[Observation], more: Observation
) -> None:
    before = posterior_of(PRIOR, seen, HALF_LIFE).decayed(NOW, HALF_LIFE)
    after = posterior_of(PRIOR, [*seen, more], HALF_LIFE).decayed(NOW, HALF_LIFE)
    change = after.mean - before.mean
    assert change >= -1e-9 if more.is_good else change <= 1e-9


def test_after_a_half_life_half_of_the_evidence_is_left_and_in_the_end_the_prior() -> None:
    seen = [Observation(True, 8.0, NOW), Observation(False, 2.0, NOW)]
    record = posterior_of(PRIOR, seen, HALF_LIFE)
    later = record.decayed(NOW + timedelta(days=HALF_LIFE), HALF_LIFE)
    assert (later.good, later.bad) == (4.0, 1.0)
    much_later = record.decayed(NOW + timedelta(days=100 * HALF_LIFE), HALF_LIFE)
    assert much_later.mean == pytest.approx(PRIOR.mean)
    assert record.decayed(NOW - timedelta(days=1), HALF_LIFE) == record
