"""When a sale earns a commission, how much, and on which month's statement it goes. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from commerce.order_number import ALPHABET
from commerce.orders_machine import Posting
from core.clock import INDIA
from core.errors import InvalidInput, JhalakError

WHOLE_BP = 10_000
MOST_BP = 5_000  # As `Agreement` allows.
_LENGTH = 5
NUMBER = re.compile(rf"CS-\d\d\d\d-[{ALPHABET}]{{{_LENGTH}}}")
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


class EntryKind(StrEnum):
    """What became of a line's commission."""

    PROMISED = "promised"  # The goods were sold.
    EARNED = "earned"  # They were delivered and paid for.
    LAPSED = "lapsed"  # They were cancelled, came back, or were the earner's own.


class StatementState(StrEnum):
    """Where a payout statement stands."""

    ISSUED = "issued"
    PAID = "paid"


class CommissionInconsistent(JhalakError):
    """What was agreed and what is being booked do not fit; the whole step is undone."""

    code = "commission_inconsistent"

    def __init__(self, fact: str) -> None:
        self.fact = fact  # For the log, not for the buyer.
        super().__init__(
            "We could not book this order, so nothing was changed. Please try again later; "
            "if it happens again, tell us.",
            "यह ऑर्डर दर्ज नहीं हो सका, इसलिए कुछ नहीं बदला गया। बाद में फिर कोशिश करें; "
            "फिर भी ऐसा हो, तो हमें बताएँ।",
        )


class MonthInvalid(InvalidInput):
    """No month of ours."""

    code = "month_invalid"

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text[:20]}” is no month; write it like 2026-11.",
            f"“{text[:20]}” कोई महीना नहीं है; इसे 2026-11 की तरह लिखें।",
        )


@dataclass(frozen=True, slots=True)
class Terms:
    """What stands behind the clip that led to a sale."""

    brand_id: UUID
    creator_id: UUID
    product_ids: frozenset[UUID]
    rate_bp: int
    is_running: bool  # At the moment of the sale.
    is_approved: bool  # The clip, by its brand.


_KIND_OF = {
    Posting.NONE: None,
    Posting.SALE: EntryKind.PROMISED,
    Posting.COLLECTION: EntryKind.EARNED,
    Posting.REVERSAL: EntryKind.LAPSED,
}


def kind_of(posting: Posting) -> EntryKind | None:
    """What a posting of the order means for the commissions of its lines."""
    return _KIND_OF[posting]


def commission_paise(base_paise: int, rate_bp: int) -> int:
    """The share of `base_paise`, to the nearest paisa; half a paisa goes up.

    Args:
        base_paise: Price of the goods, without delivery; not negative.
        rate_bp: Hundredths of a percent, 0 to `MOST_BP`.

    Raises:
        CommissionInconsistent: One is out of range.
    """
    if base_paise < 0 or not 0 <= rate_bp <= MOST_BP:
        raise CommissionInconsistent(f"{rate_bp} bp of {base_paise} paise")
    return (base_paise * rate_bp + WHOLE_BP // 2) // WHOLE_BP


def earns(terms: Terms, product_id: UUID, buyer_id: UUID) -> bool:
    """Whether a sale of the product to this buyer, credited to the clip, is commissioned."""
    return (
        terms.is_running
        and terms.is_approved
        and product_id in terms.product_ids
        and not is_own(buyer_id, terms.brand_id, terms.creator_id)
    )


def is_own(buyer_id: UUID, brand_id: UUID, creator_id: UUID) -> bool:
    """Whether somebody bought of themselves: nobody earns, or owes, by their own shopping."""
    return buyer_id in (brand_id, creator_id)


def month_of(at: datetime) -> str:
    """The month of the shop's calendar (India) that an aware moment is in, e.g. `2026-11`."""
    return f"{at.astimezone(INDIA):%Y-%m}"


def checked_month(text: str) -> str:
    """`text`, if it is a month of this century.

    Raises:
        MonthInvalid: It is not written like `2026-11`.
    """
    if not _MONTH.fullmatch(text):
        raise MonthInvalid(text)
    return text


def following(month: str) -> str:
    """The month after `month`."""
    year, number = map(int, month.split("-"))
    return f"{year + number // 12:04}-{number % 12 + 1:02}"


def start_of(month: str) -> datetime:
    """The month's first moment by the shop's clock, in UTC."""
    year, number = map(int, month.split("-"))
    return datetime(year, number, 1, tzinfo=INDIA).astimezone(UTC)


def end_of(month: str) -> datetime:
    """The first moment after the month, in UTC."""
    return start_of(following(month))


def statement_number(month: str, choose: Callable[[Sequence[str]], str]) -> str:
    """A number that can be read out on the phone, e.g. `CS-2611-7K3F9` for November 2026.

    Args:
        choose: Picks one of a sequence, e.g. `secrets.choice`.
    """
    code = "".join(choose(ALPHABET) for _ in range(_LENGTH))
    return f"CS-{month[2:4]}{month[5:]}-{code}"
