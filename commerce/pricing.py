"""What a bag costs. Pure; integer paise; prices include all taxes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One line at its present price."""

    quantity: int
    unit_price_paise: int
    list_price_paise: int


@dataclass(frozen=True, slots=True)
class DeliveryTerms:
    """What delivery costs; free from `free_from_paise` of goods on."""

    fee_paise: int
    free_from_paise: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums a buyer sees. `total` holds every charge; `savings` is against list prices."""

    count: int
    subtotal_paise: int
    delivery_fee_paise: int
    savings_paise: int

    @property
    def total_paise(self) -> int:
        return self.subtotal_paise + self.delivery_fee_paise


def totals_of(lines: Iterable[PricedLine], terms: DeliveryTerms) -> Totals:
    """The totals of `lines`; an empty bag costs nothing."""
    priced = list(lines)
    subtotal = sum(line.quantity * line.unit_price_paise for line in priced)
    return Totals(
        count=sum(line.quantity for line in priced),
        subtotal_paise=subtotal,
        delivery_fee_paise=delivery_fee(subtotal, terms),
        savings_paise=sum(
            line.quantity * max(0, line.list_price_paise - line.unit_price_paise) for line in priced
        ),
    )


def delivery_fee(subtotal_paise: int, terms: DeliveryTerms) -> int:
    """The charge for sending goods worth `subtotal_paise`, in paise."""
    if subtotal_paise == 0 or subtotal_paise >= terms.free_from_paise:
        return 0
    return terms.fee_paise
