"""Money is integer paise; `Decimal` appears only inside arithmetic, text only at the edge."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NewType

from babel.numbers import format_currency
from pydantic import BaseModel

Paise = NewType("Paise", int)


class Money(BaseModel):
    """The wire form of an amount."""

    amount_minor: int
    currency: str
    formatted: str


def money(amount: int, currency: str = "INR") -> Money:
    """`amount` in paise as a wire value, e.g. `₹1,23,456.00`; whole rupees lose their zeros."""
    return Money(amount_minor=amount, currency=currency, formatted=format_paise(amount, currency))


@lru_cache(maxsize=4096)
def format_paise(amount: int, currency: str = "INR") -> str:
    """`amount` in paise as an Indian reader writes it."""
    text = format_currency(Decimal(amount) / 100, currency, locale="en_IN")
    return text.removesuffix(".00")


def split_paise(total: int, weights: list[int]) -> list[int]:
    """`total` split in proportion to `weights` by largest remainder; the parts sum to `total`.

    Raises:
        ValueError: No weight is positive, or one is negative.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("weights must be non-negative and not all zero")
    parts = [total * w // whole for w in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts
