"""One incident is one strike, strikes fade, and the ladder follows from those that count."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.ids import new_id
from moderation.reputation.ladder import LadderRule, Rung, place_of
from moderation.reputation.strikes import Mark, StrikeRule, evidence_of, incidents_of, strikes_of

NOW = datetime(2026, 11, 27, tzinfo=UTC)
DAY, WEEK = timedelta(days=1), timedelta(days=7)
RULE = StrikeRule(DAY, timedelta(days=90), starts_at=20, grave_at=80)
LADDER = LadderRule(slowed_at=2, paused_at=3, pause=WEEK, pause_most=timedelta(days=30))


def bad(at: datetime, *, code: str = "spam", severity: int = 35, subject: UUID | None = None):
    return Mark(new_id(), subject or new_id(), False, 1.0, severity, code, at)


def good(at: datetime, subject: UUID | None = None) -> Mark:
    return Mark(new_id(), subject or new_id(), True, 1.0, 0, "", at)


def test_decisions_on_one_clip_are_one_incident_however_long_between() -> None:
    clip = new_id()
    marks = [bad(NOW - 80 * DAY, subject=clip), bad(NOW, subject=clip, code="hate", severity=90)]
    (strike,) = strikes_of(marks, RULE)
    assert (strike.points, strike.code, strike.at) == (2, "hate", NOW - 80 * DAY)


def test_clips_handed_in_before_the_first_was_judged_are_one_incident() -> None:
    hour = timedelta(hours=1)
    marks = [bad(NOW + k * hour) for k in range(5)]
    assert len(strikes_of(marks, RULE)) == 1
    assert len(strikes_of([*marks, bad(NOW, code="hate")], RULE)) == 2
    assert len(strikes_of([*marks, bad(NOW + 25 * hour)], RULE)) == 2


def test_what_does_no_harm_is_no_strike_but_counts_as_evidence() -> None:
    marks = [bad(NOW, code="quality", severity=10), good(NOW)]
    assert strikes_of(marks, RULE) == []
    assert [one.is_good for one in evidence_of(marks, DAY)] == [True, False]


def test_a_clip_that_was_kept_twice_is_one_good_deed() -> None:
    clip = new_id()
    assert len(evidence_of([good(NOW, clip), good(NOW + DAY, clip)], DAY)) == 1


@pytest.mark.parametrize(
    ("strikes", "days_later", "rung"),
    [
        (0, 0, Rung.CLEAR),
        (1, 0, Rung.WARNED),
        (2, 0, Rung.SLOWED),
        (3, 0, Rung.PAUSED),
        (3, 6.9, Rung.PAUSED),
        (3, 7.1, Rung.SLOWED),  # The week is over; the strikes still count.
        (4, 13.9, Rung.PAUSED),
        (4, 14.1, Rung.SLOWED),
        (9, 29.9, Rung.PAUSED),
        (9, 30.1, Rung.SLOWED),  # What lasts longer, only a person may decide.
        (3, 90.1, Rung.CLEAR),
    ],
)
def test_the_ladder(strikes: int, days_later: float, rung: Rung) -> None:
    marks = [bad(NOW, code=f"code{k}") for k in range(strikes)]
    now = NOW + timedelta(days=days_later)
    assert place_of(strikes_of(marks, RULE), now, LADDER).rung is rung


def test_only_a_person_stops_an_account_for_good_and_that_does_not_fade() -> None:
    many = strikes_of([bad(NOW, code=f"code{k}", severity=100) for k in range(200)], RULE)
    assert place_of(many, NOW, LADDER).rung is Rung.PAUSED
    assert place_of([], NOW, LADDER, is_stopped=True).rung is Rung.STOPPED


marks = st.lists(
    st.builds(
        Mark,
        id=st.uuids(),
        subject_id=st.sampled_from([new_id() for _ in range(5)]),
        is_good=st.booleans(),
        weight=st.floats(0.2, 2.0),
        severity=st.integers(0, 100),
        code=st.sampled_from(["spam", "hate", "quality"]),
        at=st.datetimes(datetime(2026, 6, 1), datetime(2026, 11, 1), timezones=st.just(UTC)),
    ),
    max_size=12,
    unique_by=lambda mark: mark.id,
)


@settings(deadline=None, max_examples=40)
@given(marks, st.randoms())
def test_incidents_do_not_hang_on_the_order_in_which_marks_are_read(listed, chance) -> None:
    shuffled = list(listed)
    chance.shuffle(shuffled)
    assert incidents_of(listed, DAY) == incidents_of(shuffled, DAY)
    assert sum(len(i.marks) for i in incidents_of(listed, DAY)) == sum(
        not m.is_good for m in listed
    )


@settings(deadline=None, max_examples=40)
@given(marks, st.integers(0, 400))
def test_time_alone_never_makes_it_worse(listed: list[Mark], days: int) -> None:
    strikes = strikes_of(listed, RULE)
    now = datetime(2026, 11, 1, tzinfo=UTC)
    before = place_of(strikes, now, LADDER)
    after = place_of(strikes, now + timedelta(days=days), LADDER)
    order = list(Rung)
    assert order.index(after.rung) <= order.index(before.rung)
