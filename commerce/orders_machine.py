"""The life of an order: a state machine and what each step does to stock and books. Pure.

PLACED ──confirm──> CONFIRMED ──ship──> SHIPPED ──deliver──> DELIVERED
  │  └──expire──> EXPIRED │                └──take_back──> RETURNED
  └───────cancel──────────┴──> CANCELLED
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.errors import Conflict
from core.languages import Pair


class OrderStatus(StrEnum):
    """Where an order stands."""

    PLACED = "placed"  # Waits for its payment; stock is reserved for a while.
    CONFIRMED = "confirmed"  # Will be sent; paid, or to be paid at the door.
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    EXPIRED = "expired"  # The payment did not come in time.
    RETURNED = "returned"  # Came back from the door unpaid.


class OrderStep(StrEnum):
    """What can happen to an order."""

    CONFIRM = "confirm"
    SHIP = "ship"
    DELIVER = "deliver"
    CANCEL = "cancel"
    EXPIRE = "expire"
    TAKE_BACK = "take_back"


class StockMove(StrEnum):
    """What a step does to the stock of the order's lines."""

    NONE = "none"
    RELEASE = "release"  # Reserved units become available again.
    TAKE = "take"  # Reserved units leave the shelf.
    PUT_BACK = "put_back"  # Units return to the shelf.


class Posting(StrEnum):
    """What a step writes into the ledger."""

    NONE = "none"
    SALE = "sale"  # The buyer owes the total.
    COLLECTION = "collection"  # The buyer's money has arrived.
    REVERSAL = "reversal"  # Everything posted so far is taken back.


@dataclass(frozen=True, slots=True)
class Consequence:
    """Where a step leads and what it does on the way."""

    status: OrderStatus
    stock: StockMove = StockMove.NONE
    posting: Posting = Posting.NONE


_S, _T = OrderStatus, OrderStep
STEPS: dict[tuple[OrderStatus, OrderStep], Consequence] = {
    (_S.PLACED, _T.CONFIRM): Consequence(_S.CONFIRMED, posting=Posting.SALE),
    (_S.PLACED, _T.EXPIRE): Consequence(_S.EXPIRED, StockMove.RELEASE),
    (_S.PLACED, _T.CANCEL): Consequence(_S.CANCELLED, StockMove.RELEASE),
    (_S.CONFIRMED, _T.CANCEL): Consequence(_S.CANCELLED, StockMove.RELEASE, Posting.REVERSAL),
    (_S.CONFIRMED, _T.SHIP): Consequence(_S.SHIPPED, StockMove.TAKE),
    (_S.SHIPPED, _T.DELIVER): Consequence(_S.DELIVERED, posting=Posting.COLLECTION),
    (_S.SHIPPED, _T.TAKE_BACK): Consequence(_S.RETURNED, StockMove.PUT_BACK, Posting.REVERSAL),
}

_REFUSALS: dict[tuple[OrderStatus, OrderStep], Pair] = {
    (_S.SHIPPED, _T.CANCEL): (
        "This order is already on its way, so it can no longer be cancelled.",
        "यह ऑर्डर रास्ते में है, इसलिए अब रद्द नहीं हो सकता।",
    ),
    (_S.DELIVERED, _T.CANCEL): (
        "This order has been delivered, so it can no longer be cancelled.",
        "यह ऑर्डर डिलीवर हो चुका है, इसलिए अब रद्द नहीं हो सकता।",
    ),
    (_S.CANCELLED, _T.CANCEL): (
        "This order has already been cancelled.",
        "यह ऑर्डर पहले ही रद्द हो चुका है।",
    ),
}


class OrderStepRefused(Conflict):
    """The order is not in a status from which this step leads on."""

    code = "order_status"

    def __init__(self, status: OrderStatus, step: OrderStep) -> None:
        words = step.value.replace("_", " ")
        otherwise = f"An order that is {status.value} cannot {words}.", "इस ऑर्डर में यह नहीं हो सकता।"
        super().__init__(*_REFUSALS.get((status, step), otherwise))


def after(status: OrderStatus, step: OrderStep) -> Consequence:
    """Where `step` leads from `status`, and what it does.

    Raises:
        OrderStepRefused: There is no such step.
    """
    try:
        return STEPS[status, step]
    except KeyError:
        raise OrderStepRefused(status, step) from None


def can(status: OrderStatus, step: OrderStep) -> bool:
    """Whether there is such a step."""
    return (status, step) in STEPS
