"""People who buy in the small shop."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from catalog.viewer import Viewer
from commerce.cart import add_line
from commerce.checkout import place_order
from commerce.schemas import OrderView
from core.db import session_scope
from core.languages import Pair
from tests.commerce.small_shop import Shop, form

RANI_TOTAL = 34_800


@dataclass(frozen=True)
class PaidFirst:
    """A way to pay that waits for the money, as a card does."""

    code: str = "card"
    label: str = "Card"
    is_paid_first: bool = True

    def refusal(self, total_paise: int) -> Pair | None:
        return None


def fill(shop: Shop, viewer: Viewer, variant_id: UUID, quantity: int = 1) -> int:
    """Adds to the bag; the total that its owner then sees."""
    with session_scope(shop.engine) as session:
        return add_line(session, viewer, variant_id, quantity, shop.clip).total.amount_minor


def buy(shop: Shop, viewer: Viewer, variant_id: UUID, quantity: int = 1) -> OrderView:
    total = fill(shop, viewer, variant_id, quantity)
    with session_scope(shop.engine) as session:
        return place_order(session, viewer, form(total))
