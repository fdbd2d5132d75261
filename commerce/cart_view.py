"""Reading a bag: its lines at today's price and stock, what is wrong with them, what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, func, select

from catalog.media import blob_url
from catalog.models import Product, Variant
from catalog.viewer import Viewer
from commerce.exposures import note_exposures
from commerce.models import CartLine
from commerce.params import DELIVERY_FEE_PAISE, FREE_DELIVERY_FROM_PAISE
from commerce.pricing import DeliveryTerms, PricedLine, Totals, totals_of
from commerce.schemas import CartLineView, CartView, LineProblem
from commerce.stock import available
from core.money import money
from experiments.service import values_for
from experiments.values import Values

BLOCKING: frozenset[LineProblem] = frozenset({"gone", "out_of_stock", "only_n"})
_NOT_COUNTED: frozenset[LineProblem] = frozenset({"gone", "out_of_stock"})


@dataclass(frozen=True, slots=True)
class CartItem:
    """A line with what it is a line of."""

    line: CartLine
    variant: Variant
    product: Product

    @property
    def problem(self) -> LineProblem | None:
        """What a buyer must know before paying; the gravest only."""
        left = available(self.variant)
        if not self.product.is_active:
            return "gone"
        if left == 0:
            return "out_of_stock"
        if left < self.line.quantity:
            return "only_n"
        if self.variant.price_paise != self.line.seen_price_paise:
            return "price_changed"
        return None


def items_of(session: Session, viewer_id: UUID) -> list[CartItem]:
    """The viewer's lines in the order they were added, read fresh."""
    rows = session.exec(
        select(CartLine, Variant, Product)
        .join(Variant, col(Variant.id) == col(CartLine.variant_id))
        .join(Product, col(Product.id) == col(Variant.product_id))
        .where(CartLine.cart_id == viewer_id)
        .order_by(col(CartLine.added_at), col(CartLine.id))
        .execution_options(populate_existing=True)
    )
    return [CartItem(line, variant, product) for line, variant, product in rows]


def terms_of(values: Values) -> DeliveryTerms:
    """What delivery costs a viewer with these parameter values."""
    return DeliveryTerms(
        fee_paise=values[DELIVERY_FEE_PAISE], free_from_paise=values[FREE_DELIVERY_FROM_PAISE]
    )


def totals_for(items: Sequence[CartItem], terms: DeliveryTerms) -> Totals:
    """The sums over those lines that can be bought."""
    return totals_of(
        (
            PricedLine(item.line.quantity, item.variant.price_paise, item.variant.list_price_paise)
            for item in items
            if item.problem not in _NOT_COUNTED
        ),
        terms,
    )


def cart_view(session: Session, viewer: Viewer) -> CartView:
    """The viewer's bag with live prices, stock and every charge. Reads only."""
    values = values_for(viewer.id)
    terms = terms_of(values)
    note_exposures(session, values)
    items = items_of(session, viewer.id)
    totals = totals_for(items, terms)
    return CartView(
        id=viewer.id,
        lines=[_line_view(item) for item in items],
        count=totals.count,
        subtotal=money(totals.subtotal_paise),
        delivery_fee=money(totals.delivery_fee_paise),
        free_delivery_from=money(terms.free_from_paise),
        total=money(totals.total_paise),
        savings=money(totals.savings_paise),
        problems=sum(item.problem in BLOCKING for item in items),
    )


def cart_count(session: Session, viewer_id: UUID) -> int:
    """Units in the bag, for its badge."""
    total = session.exec(
        select(func.sum(CartLine.quantity)).where(CartLine.cart_id == viewer_id)
    ).one()
    return int(total or 0)


def _line_view(item: CartItem) -> CartLineView:
    line, variant, product = item.line, item.variant, item.product
    image = variant.image_key or (product.image_keys[0] if product.image_keys else None)
    return CartLineView(
        id=line.id,
        variant_id=variant.id,
        product_id=product.id,
        title=product.title,
        brand_name=product.brand_name,
        variant_label=variant.label,
        image_url=blob_url(image),
        quantity=line.quantity,
        unit_price=money(variant.price_paise),
        list_price=money(variant.list_price_paise),
        seen_price=money(line.seen_price_paise),
        line_total=money(variant.price_paise * line.quantity),
        available=available(variant),
        problem=item.problem,
    )
