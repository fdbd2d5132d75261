"""Who reports counts, not how many."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from core.ids import new_id
from moderation.reputation.models import Part
from moderation.reputation.rules import PRIORS, voice_rule
from moderation.reputation.voices import Reporter, weight_of

NOW = datetime(2026, 11, 27, tzinfo=UTC)
RULE = voice_rule()
PRIOR = PRIORS[Part.REPORTER]


def reporter(
    upheld: float = 0,
    wrong: float = 0,
    *,
    days: float = 100,
    reported: frozenset[UUID] | None = None,
) -> Reporter:
    mine = frozenset(new_id() for _ in range(int(upheld + wrong)))
    return Reporter(
        new_id(),
        NOW - timedelta(days=days),
        replace(PRIOR, good=float(upheld), bad=float(wrong), at=NOW),
        mine if reported is None else reported,
    )


def crowd(count: int, *args: float, step_days: float = 1.0, **more: object) -> list[Reporter]:
    return [
        reporter(*args, days=30 + k * step_days, **more)  # type: ignore[arg-type]
        for k in range(count)
    ]


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 400))
def test_no_crowd_of_strangers_weighs_anything(count: int) -> None:
    weight = weight_of(crowd(count), NOW, RULE)
    assert (weight.sure, weight.credible, weight.is_credible) == (0.0, 0.0, False)
    assert weight.right <= PRIOR.mean


def test_twenty_with_a_good_record_are_heard_at_once() -> None:
    weight = weight_of(crowd(20, 12), NOW, RULE)
    assert weight.is_credible
    assert weight.right > 0.99
    assert weight.voices == 20


def test_two_with_the_best_of_records_do_not_freeze_anything() -> None:
    assert not weight_of(crowd(2, 400), NOW, RULE).is_credible
    assert weight_of(crowd(3, 40), NOW, RULE).is_credible


def test_a_history_of_three_right_reports_buys_nothing_in_any_number() -> None:
    assert weight_of(crowd(300, 3), NOW, RULE).credible == 0.0


def test_accounts_made_in_one_hour_are_one_voice() -> None:
    together = crowd(20, 12, step_days=0.02)
    assert weight_of(together, NOW, RULE).voices == 1


def test_those_who_reported_the_same_things_are_one_voice() -> None:
    common = frozenset(new_id() for _ in range(12))
    assert weight_of(crowd(20, 12, reported=common), NOW, RULE).voices == 1


def test_a_young_account_has_no_voice_yet() -> None:
    assert weight_of([reporter(50, days=2)], NOW, RULE).sure == 0.0


def test_whoever_is_mostly_wrong_adds_nothing() -> None:
    assert weight_of(crowd(50, 4, 20), NOW, RULE).credible == 0.0


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12))
def test_another_reporter_never_makes_reports_weigh_less(
    records: list[tuple[int, int]],
) -> None:
    people = [reporter(*r, days=30 + k) for k, r in enumerate(records)]
    weights = [weight_of(people[:n], NOW, RULE) for n in range(len(people) + 1)]
    for less, more in pairwise(weights):
        assert more.sure >= less.sure - 1e-12
        assert more.credible >= less.credible - 1e-12
        assert 0.0 <= more.right <= 1.0
