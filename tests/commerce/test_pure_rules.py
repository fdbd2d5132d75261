"""Prices, order numbers, addresses and the order's life: rules without infrastructure."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce.delivery_address import (
    STATES,
    checked_email,
    checked_phone,
    checked_pin,
    checked_state,
    checked_text,
)
from commerce.ledger import amounts_of
from commerce.models.ledger import LedgerAccount
from commerce.order_number import PATTERN, order_number
from commerce.orders_machine import (
    STEPS,
    OrderStatus,
    OrderStep,
    OrderStepRefused,
    Posting,
    StockMove,
    after,
    can,
)
from commerce.payments.cod import CashOnDelivery
from commerce.pricing import DeliveryTerms, PricedLine, totals_of

TERMS = DeliveryTerms(fee_paise=4_900, free_from_paise=49_900)


@pytest.mark.parametrize(
    ("lines", "subtotal", "fee", "savings"),
    [
        ([], 0, 0, 0),
        ([PricedLine(1, 49_899, 49_899)], 49_899, 4_900, 0),
        ([PricedLine(1, 49_900, 59_900)], 49_900, 0, 10_000),
        ([PricedLine(2, 10_000, 12_500), PricedLine(1, 100, 100)], 20_100, 4_900, 5_000),
    ],
)
def test_delivery_is_charged_below_the_free_amount_and_never_for_an_empty_bag(
    lines: list[PricedLine], subtotal: int, fee: int, savings: int
) -> None:
    totals = totals_of(lines, TERMS)
    assert (totals.subtotal_paise, totals.delivery_fee_paise) == (subtotal, fee)
    assert (totals.total_paise, totals.savings_paise) == (subtotal + fee, savings)


@given(
    st.lists(
        st.builds(PricedLine, st.integers(1, 10), st.integers(1, 10**7), st.integers(1, 10**7))
    )
)
def test_a_total_is_whole_paise_and_never_less_than_its_goods(lines: list[PricedLine]) -> None:
    totals = totals_of(lines, TERMS)
    assert totals.total_paise - totals.subtotal_paise in (0, TERMS.fee_paise)
    assert totals.savings_paise >= 0
    assert totals_of(reversed(lines), TERMS) == totals


def test_every_step_not_in_the_table_is_refused_with_a_sentence() -> None:
    for status in OrderStatus:
        for step in OrderStep:
            if (status, step) in STEPS:
                assert can(status, step) and after(status, step) is STEPS[status, step]
                continue
            with pytest.raises(OrderStepRefused) as refused:
                after(status, step)
            assert refused.value.detail.endswith(".")
            assert refused.value.code == "order_status"


def test_ended_orders_lead_nowhere_and_give_back_what_they_held() -> None:
    ends = {s for s in OrderStatus if not any(can(s, step) for step in OrderStep)}
    assert ends == {
        OrderStatus.DELIVERED,
        OrderStatus.CANCELLED,
        OrderStatus.EXPIRED,
        OrderStatus.RETURNED,
    }
    for (status, _), consequence in STEPS.items():
        if consequence.status in ends - {OrderStatus.DELIVERED}:
            assert consequence.stock in (StockMove.RELEASE, StockMove.PUT_BACK)
            assert (consequence.posting is Posting.REVERSAL) == (status is not OrderStatus.PLACED)


@given(st.integers(1, 10**9), st.integers(0, 10**6))
def test_every_posting_sums_to_zero_and_a_reversal_clears_all(subtotal: int, fee: int) -> None:
    posted: dict[LedgerAccount, int] = {}
    for posting in (Posting.SALE, Posting.COLLECTION, Posting.REVERSAL):
        amounts = amounts_of(
            posting, subtotal_paise=subtotal, delivery_fee_paise=fee, posted=posted
        )
        assert sum(amounts.values()) == 0 and 0 not in amounts.values()
        for account, amount in amounts.items():
            posted[account] = posted.get(account, 0) + amount
    assert set(posted.values()) == {0}


@given(st.integers())
def test_an_order_number_can_be_read_out(seed: int) -> None:
    number = order_number(datetime(2026, 11, 23, tzinfo=UTC), random.Random(seed).choice)
    assert PATTERN.fullmatch(number) and number.startswith("JH-26-")


def test_the_year_of_an_order_number_is_the_indian_one() -> None:
    new_year_in_delhi = datetime(2026, 12, 31, 20, 0, tzinfo=UTC)
    assert order_number(new_year_in_delhi, random.choice).startswith("JH-27-")


@pytest.mark.parametrize("text", ["560038", "560 038", " 560-038 "])
def test_a_pin_code_may_be_written_with_a_gap(text: str) -> None:
    assert checked_pin(text) == "560038"


@pytest.mark.parametrize("text", ["", "060038", "56003", "5600381", "56OO38", "५६००३८", "560038x"])
def test_a_bad_pin_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="6 digits"):
        checked_pin(text)


@pytest.mark.parametrize(
    "text", ["98765 43210", "+91 98765-43210", "09876543210", "00919876543210", "9876543210"]
)
def test_an_indian_mobile_number_is_kept_in_one_spelling(text: str) -> None:
    assert checked_phone(text) == "+919876543210"


@pytest.mark.parametrize(
    "text", ["", "hello", "12345", "1234567890", "+1 202 555 0123", "080 2345 6789", "9" * 300]
)
def test_other_phone_numbers_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Indian mobile"):
        checked_phone(text)


def test_states_are_known_by_usual_spellings() -> None:
    assert len(STATES) == 36
    assert checked_state(" new  delhi ") == "Delhi"
    assert checked_state("Jammu & Kashmir") == "Jammu and Kashmir"
    with pytest.raises(ValueError, match="state or union territory"):
        checked_state("Atlantis")


@pytest.mark.parametrize("text", ["asha", "asha@", "a@b", "a b@c.in", "a@b..", "x" * 250 + "@c.in"])
def test_what_is_no_email_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="email"):
        checked_email(text)


NAME = ("your name", "अपना नाम")


def test_texts_lose_double_blanks_and_refuse_control_characters() -> None:
    assert checked_text("  आशा   राव ", NAME, longest=80) == "आशा राव"
    assert checked_text("लक्ष्\u200dमी", NAME, longest=80) == "लक्ष्\u200dमी"
    assert checked_email("  ") is None
    for bad in ("", "   ", "a\x00b", "x" * 81, "a\u202eb"):
        with pytest.raises(ValueError, match="your name"):
            checked_text(bad, NAME, longest=80)


def test_cash_on_delivery_has_a_limit() -> None:
    cod = CashOnDelivery(limit_paise=100_000)
    assert cod.refusal(100_000) is None
    assert cod.refusal(100_001) == (
        "Cash on delivery is possible up to ₹1,000.",
        "कैश ऑन डिलीवरी ₹1,000 तक हो सकती है।",
    )
