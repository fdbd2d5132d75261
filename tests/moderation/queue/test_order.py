"""The order of the queue: near deadlines, harm averted for each minute, and nothing starves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.queue import CROWDED_EACH_H, FALLING_DUE_H
from bench.queueing.arrivals import Assumptions, arrivals
from bench.queueing.desk import first_come, gravest_first, run, shipped
from moderation.queue.order import (
    NEAR,
    OVERTAKEN_FOR_H,
    Facts,
    averted_per_minute,
    near_deadlines,
    places,
    why_here,
)
from moderation.queue.reach import handling_minutes, remaining
from tests.moderation.desk_world import START

PLAIN = Facts(harm=0.5, probability=0.5, reach=1000, minutes=1, opened_at=START)
MANY = st.floats(0, 1e12)
FACTS = st.builds(
    Facts,
    harm=st.floats(0, 1),
    probability=st.floats(0, 1),
    reach=MANY,
    minutes=st.floats(0.1, 60),
    opened_at=st.integers(0, 1000).map(lambda h: START + timedelta(hours=h)),
)


def first(*cases: Facts, staff: int = 1) -> int:
    found = [p.priority for p in places(cases, START, staff)]
    return found.index(max(found))


@pytest.mark.parametrize(
    "better",
    [{"harm": 0.9}, {"probability": 0.9}, {"reach": 5000}, {"minutes": 0.4}],
)
def test_whatever_averts_more_in_a_minute_goes_first(better: dict[str, float]) -> None:
    assert first(PLAIN, replace(PLAIN, **better)) == 1  # type: ignore[arg-type]


def test_a_grave_word_that_nobody_will_read_waits_for_a_lighter_one_that_many_will() -> None:
    assert first(replace(PLAIN, harm=1.0, reach=10), replace(PLAIN, harm=0.3, reach=9000)) == 1


def due(hours: float, minutes: float = 10) -> Facts:
    return replace(PLAIN, reach=0, minutes=minutes, due_at=START + timedelta(hours=hours))


def test_a_deadline_that_is_far_waits_and_one_that_is_near_goes_before_everything() -> None:
    viral = replace(PLAIN, harm=1.0, probability=1.0, reach=1e9)
    assert first(due(100), viral) == 1
    assert first(due(0.5), viral) == 0
    assert first(due(-1), viral) == 0  # Over is not done with.
    assert first(due(0.6), due(0.5), viral) == 1


def test_near_is_what_the_staff_could_otherwise_not_finish() -> None:
    orders = [due(10, minutes=30) for _ in range(12)]  # Six hours of work for one person.
    assert all(near_deadlines(orders, START, 1))
    assert not any(near_deadlines(orders, START, 12))
    # One that is near makes near whatever is due before it.
    assert near_deadlines([due(5), due(100), *orders], START, 1)[:2] == [True, False]


@given(old=FACTS, new=FACTS)
def test_nothing_is_overtaken_by_what_comes_much_later(old: Facts, new: Facts) -> None:
    late = timedelta(hours=OVERTAKEN_FOR_H, seconds=30)
    new = replace(new, opened_at=old.opened_at + late)
    now = new.opened_at
    ours, theirs = places([old, new], now, 1)
    assert ours.priority >= theirs.priority


@given(st.lists(FACTS, max_size=8), st.integers(1, 5))
def test_places_are_whole_numbers_of_32_bits_and_below_what_is_near(
    cases: list[Facts], staff: int
) -> None:
    for place in places(cases, START, staff):
        assert -(2**31) < place.priority < NEAR - 10_000_000 < 2**31
        assert not place.is_near


def test_the_reason_says_its_numbers() -> None:
    (place,) = places([PLAIN], START, 1)
    said = why_here(PLAIN, place, START + timedelta(minutes=30))
    assert "250.0" in said and "0.50" in said and "1,000" in said and "30 min" in said
    order = due(0.5)
    (place,) = places([order], START, 1)
    assert "due in 30 min" in why_here(order, place, START)
    assert "overdue" in why_here(order, place, START + timedelta(hours=2))


def test_what_cannot_be_weighed_goes_to_a_person() -> None:
    assert averted_per_minute(replace(PLAIN, reach=float("nan"))) > averted_per_minute(PLAIN)


def test_reach_halves_with_time_and_grows_with_what_was_seen() -> None:
    assert remaining(1000, 2) > remaining(100, 2) > remaining(0, 2) > 0
    assert remaining(1000, 24) > remaining(1000, 240)
    assert remaining(1000, 48) == pytest.approx(1000, rel=0.1)  # Half is over, half is to come.
    comment = handling_minutes(60_000, is_comment=True, is_legal=False, is_appeal=False)
    clip = handling_minutes(60_000, is_comment=False, is_legal=False, is_appeal=False)
    assert comment < clip


def test_a_deadline_is_near_while_one_that_takes_seven_times_as_long_would_still_fit() -> None:
    expected_min = 6.0
    viral = replace(PLAIN, harm=1.0, probability=1.0, reach=1e9)
    assert first(due(7 * expected_min / 60 + 0.3, minutes=expected_min), viral) == 0


@pytest.mark.slow
def test_the_shipped_order_averts_three_times_as_much_as_first_come() -> None:
    """The targets of `bench.queue`, on one of its seeds and at its size."""
    given_ = Assumptions()
    cases = arrivals(given_, seed=0)
    ours, fifo, severity = (
        run(cases, order, given_.staff, given_.hours)
        for order in (shipped(given_.staff), first_come, gravest_first)
    )
    assert ours.averted >= 3.0 * fifo.averted
    assert ours.averted >= 1.5 * severity.averted
    assert ours.averted <= ours.could
    assert abs(ours.decided - fifo.decided) < 0.4 * fifo.decided  # The same people, the same time.


@pytest.mark.slow
def test_every_clock_of_the_law_falls_due_at_twice_the_arrivals_and_is_kept() -> None:
    given_ = Assumptions(hours=168.0 + FALLING_DUE_H)
    cases = arrivals(given_, seed=1, times=2.0)  # With cases that took seven times as long.
    met = run(
        cases, shipped(given_.staff), given_.staff, given_.hours, undated_each_h=CROWDED_EACH_H
    )
    assert met.met == 1.0
    assert set(met.due) == {hours for hours, _ in given_.legal_h}
    assert min(met.due.values()) > 20
