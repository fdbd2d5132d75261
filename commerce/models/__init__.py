"""The tables of the shop."""

from commerce.models.carts import Cart, CartLine
from commerce.models.ledger import LedgerEntry
from commerce.models.orders import Order, OrderEvent, OrderLine
from commerce.models.stock import Reservation, ReservationState

__all__ = [
    "Cart",
    "CartLine",
    "LedgerEntry",
    "Order",
    "OrderEvent",
    "OrderLine",
    "Reservation",
    "ReservationState",
]
