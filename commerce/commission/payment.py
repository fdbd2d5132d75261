"""What a brand may say of a payment: its reference and its day. Pure."""

from __future__ import annotations

from datetime import date, datetime

from commerce.commission.rules import end_of
from commerce.delivery_address import NotAcceptable, checked_text
from core.clock import INDIA
from core.errors import InvalidInput


class PaymentRefused(InvalidInput):
    """The payment cannot have been like this."""

    code = "payment_refused"


def checked_reference(text: str) -> str:
    """The payment's name at the bank.

    Raises:
        PaymentRefused: It is empty, longer than 80 characters, or unprintable.
    """
    try:
        return checked_text(text, ("the payment's reference", "भुगतान का संदर्भ"), longest=80)
    except NotAcceptable as error:
        raise PaymentRefused(str(error), error.hindi) from None


def check_day(paid_on: date, month: str, now: datetime) -> None:
    """Whether it can have been paid then, by India's clock.

    Raises:
        PaymentRefused: The month was not over, or the day is still to come.
    """
    earliest = end_of(month).astimezone(INDIA).date()
    today = now.astimezone(INDIA).date()
    if not earliest <= paid_on <= today:
        raise PaymentRefused(
            f"Give the day of the payment, from {earliest} to {today}.",
            f"भुगतान का दिन {earliest} से {today} के बीच का दें।",
        )
