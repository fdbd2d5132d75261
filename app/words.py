"""Words for the states of things, as people read them."""

from __future__ import annotations

_ORDER = {
    "placed": "Placed",
    "confirmed": "Confirmed",
    "shipped": "On its way",
    "delivered": "Delivered",
    "cancelled": "Cancelled",
    "expired": "Expired",
    "returned": "Returned",
}


def status_words(status: str) -> str:
    """An order's status in words."""
    return _ORDER[status]
