"""How much, when, and on which month: the pure part."""

from __future__ import annotations

import itertools
import secrets
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.commission.rules import (
    NUMBER,
    CommissionInconsistent,
    EntryKind,
    MonthInvalid,
    Terms,
    checked_month,
    commission_paise,
    earns,
    end_of,
    following,
    kind_of,
    month_of,
    start_of,
    statement_number,
)
from commerce.orders_machine import STEPS, OrderStatus, Posting
from core.ids import new_id


@given(base=st.integers(0, 10**9), rate=st.integers(0, 5000))
def test_the_share_is_rounded_half_up(base: int, rate: int) -> None:
    exact = Decimal(base) * rate / 10_000
    assert commission_paise(base, rate) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


@pytest.mark.parametrize(
    ("base", "rate", "paise"), [(29_900, 1250, 3_738), (1, 4999, 0), (1, 5000, 1), (3, 5000, 2)]
)
def test_known_shares(base: int, rate: int, paise: int) -> None:
    assert commission_paise(base, rate) == paise


@pytest.mark.parametrize(("base", "rate"), [(-1, 100), (100, -1), (100, 5001)])
def test_a_share_out_of_range_is_refused(base: int, rate: int) -> None:
    with pytest.raises(CommissionInconsistent):
        commission_paise(base, rate)


def test_only_the_whole_of_it_earns() -> None:
    brand, creator, product, buyer = (new_id() for _ in range(4))

    def answer(running: bool, approved: bool, listed: bool, who: UUID) -> bool:
        products = frozenset({product} if listed else {new_id()})
        terms = Terms(brand, creator, products, 1000, running, approved)
        return earns(terms, product, who)

    for facts in itertools.product((True, False), repeat=3):
        assert answer(*facts, buyer) is all(facts)
        assert not answer(*facts, creator) and not answer(*facts, brand)


def test_each_way_of_an_order_promises_once_and_settles_once() -> None:
    """Whatever way an order goes, a promise comes first and one outcome follows."""

    def ways(status: OrderStatus) -> list[list[Posting]]:
        steps = [after for (before, _), after in STEPS.items() if before is status]
        return [[a.posting, *rest] for a in steps for rest in ways(a.status)] or [[]]

    for way in ways(OrderStatus.PLACED):
        kinds = [kind for posting in way if (kind := kind_of(posting))]
        assert kinds in ([], ["promised", EntryKind.EARNED], ["promised", EntryKind.LAPSED])


def test_a_month_begins_and_ends_at_midnight_in_india() -> None:
    midnight = datetime(2026, 11, 30, 18, 30, tzinfo=UTC)
    assert (start_of("2026-12"), end_of("2026-11")) == (midnight, midnight)
    assert month_of(midnight) == "2026-12"
    assert month_of(midnight - timedelta(microseconds=1)) == "2026-11"
    assert month_of(datetime(2026, 12, 31, 20, tzinfo=UTC)) == "2027-01"


@given(st.datetimes(datetime(2001, 1, 1), datetime(2098, 12, 31), timezones=st.just(UTC)))
def test_every_moment_is_in_its_month(at: datetime) -> None:
    month = month_of(at)
    assert start_of(month) <= at < end_of(month)
    assert following(month) > month == checked_month(month)


@pytest.mark.parametrize("text", ["", "2026-13", "2026-1", "2026-00", "0000-01", "2026-11-01"])
def test_what_is_no_month_is_named(text: str) -> None:
    with pytest.raises(MonthInvalid):
        checked_month(text)


def test_a_statements_number_says_its_month() -> None:
    number = statement_number("2026-11", secrets.choice)
    assert NUMBER.fullmatch(number) and number.startswith("CS-2611-")
