"""Changing a bag. Everything goes through its owner's id: another viewer's line is not found."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from catalog.lifecycle import VideoState
from catalog.models import Product, Variant, Video
from catalog.viewer import Viewer
from commerce.cart_view import cart_view
from commerce.models import Cart, CartLine
from commerce.params import MAX_LINES, MAX_QUANTITY
from commerce.schemas import CartView
from commerce.stock import NotEnoughStock, available
from core.db import after_commit
from core.errors import Gone, InvalidInput, NotFound
from events.schemas import EventType
from events.service import append
from experiments.service import values_for


class QuantityInvalid(InvalidInput):
    """A quantity that no line may have."""

    code = "quantity_invalid"

    def __init__(self, most: int) -> None:
        super().__init__(f"Please choose a quantity from 1 to {most}.", f"संख्या 1 से {most} तक चुनें।")


class CartFull(InvalidInput):
    """The bag holds as many different things as it may."""

    code = "cart_full"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"A bag holds up to {most} different items; please remove one first.",
            f"बैग में {most} तक अलग-अलग चीज़ें आती हैं; पहले कोई एक हटाएँ।",
        )


class VariantNotFound(NotFound):
    """No such variant."""

    code = "variant_not_found"

    def __init__(self) -> None:
        super().__init__("We do not know this product.", "यह प्रोडक्ट यहाँ नहीं है।")


class LineNotFound(NotFound):
    """No such line in this viewer's bag."""

    code = "line_not_found"

    def __init__(self) -> None:
        super().__init__("This is not in your bag any more.", "यह अब आपके बैग में नहीं है।")


class NoLongerSold(Gone):
    """The product has been taken off the shelf."""

    code = "no_longer_sold"

    def __init__(self, title: str) -> None:
        super().__init__(f"{title} is no longer sold.", f"{title} अब नहीं मिलता।")


def add_line(
    session: Session,
    viewer: Viewer,
    variant_id: UUID,
    quantity: int = 1,
    video_id: UUID | None = None,
) -> CartView:
    """Puts `quantity` more of a variant into the bag; the latest clip gets the credit.

    Raises:
        QuantityInvalid: The line would not hold 1 to `MAX_QUANTITY` units.
        VariantNotFound: There is no such variant.
        NoLongerSold: Its product has been withdrawn.
        NotEnoughStock: Fewer are left.
        CartFull: The bag has `MAX_LINES` lines.
        NotFound: The clip is made up.
    """
    values = values_for(viewer.id)
    if not 1 <= quantity <= values[MAX_QUANTITY]:
        raise QuantityInvalid(values[MAX_QUANTITY])
    variant, product = _sold(session, variant_id)
    credited = _credited(session, video_id)
    _locked_cart(session, viewer.id)
    line = session.exec(
        select(CartLine).where(CartLine.cart_id == viewer.id, CartLine.variant_id == variant_id)
    ).first()
    if line is None:
        if _line_count(session, viewer.id) >= values[MAX_LINES]:
            raise CartFull(values[MAX_LINES])
        line = CartLine(cart_id=viewer.id, variant_id=variant_id, quantity=0, seen_price_paise=0)
    _set_quantity(line, line.quantity + quantity, variant, product, values[MAX_QUANTITY])
    line.video_id = credited or line.video_id
    session.add(line)
    session.flush()
    after_commit(
        session,
        partial(append, EventType.ADD_TO_CART, viewer.id, credited, product_id=product.id),
    )
    return cart_view(session, viewer)


def change_line(session: Session, viewer: Viewer, line_id: UUID, quantity: int) -> CartView:
    """Sets the quantity of a line.

    Raises:
        LineNotFound: Not in this viewer's bag.
        QuantityInvalid: Not 1 to `MAX_QUANTITY`.
        NoLongerSold: Its product has been withdrawn.
        NotEnoughStock: Fewer are left.
    """
    _locked_cart(session, viewer.id)
    line = _own_line(session, viewer, line_id)
    variant, product = _sold(session, line.variant_id)
    _set_quantity(line, quantity, variant, product, values_for(viewer.id)[MAX_QUANTITY])
    session.flush()
    return cart_view(session, viewer)


def remove_line(session: Session, viewer: Viewer, line_id: UUID) -> CartView:
    """Takes a line out of the bag.

    Raises:
        LineNotFound: Not in this viewer's bag.
    """
    _locked_cart(session, viewer.id)
    session.delete(_own_line(session, viewer, line_id))
    session.flush()
    return cart_view(session, viewer)


def merge_carts(session: Session, from_viewer: UUID, to_viewer: UUID) -> None:
    """Moves a guest's bag into an account's, as on sign-in: nothing gets lost, same variants add
    up to at most `MAX_QUANTITY`. Doing it twice changes nothing more.
    """
    if from_viewer == to_viewer or session.get(Cart, from_viewer) is None:
        return
    for viewer_id in sorted((from_viewer, to_viewer)):
        _locked_cart(session, viewer_id)
    most = values_for(to_viewer)[MAX_QUANTITY]
    kept = {line.variant_id: line for line in _lines(session, to_viewer)}
    for line in _lines(session, from_viewer):
        own = kept.get(line.variant_id)
        if own is None:
            line.cart_id = to_viewer
            continue
        own.quantity = min(most, own.quantity + line.quantity)
        if line.added_at > own.added_at:
            own.seen_price_paise = line.seen_price_paise
            own.video_id = line.video_id or own.video_id
        session.delete(line)
    session.flush()
    session.delete(session.get_one(Cart, from_viewer))
    session.flush()


def _set_quantity(
    line: CartLine, quantity: int, variant: Variant, product: Product, most: int
) -> None:
    if not 1 <= quantity <= most:
        raise QuantityInvalid(most)
    left = available(variant)
    if left < quantity and (left == 0 or quantity > line.quantity):
        raise NotEnoughStock(product.title, left)
    line.quantity = quantity
    line.seen_price_paise = variant.price_paise


def _sold(session: Session, variant_id: UUID) -> tuple[Variant, Product]:
    variant = session.get(Variant, variant_id)
    if variant is None:
        raise VariantNotFound()
    product = session.get_one(Product, variant.product_id)
    if not product.is_active:
        raise NoLongerSold(product.title)
    return variant, product


def _credited(session: Session, video_id: UUID | None) -> UUID | None:
    """The clip that may be credited with the sale; only a published one is."""
    if video_id is None:
        return None
    video = session.get(Video, video_id)
    if video is None:
        raise NotFound("We do not know this clip.", "यह क्लिप यहाँ नहीं है।", code="video_not_found")
    return video_id if video.state == VideoState.PUBLISHED else None


def _locked_cart(session: Session, viewer_id: UUID) -> None:
    """Makes sure the bag exists and that nobody else changes it until the commit."""
    if session.get(Cart, viewer_id, with_for_update=True) is not None:
        return
    try:
        with session.begin_nested():
            session.add(Cart(id=viewer_id))
    except IntegrityError:
        session.get_one(Cart, viewer_id, with_for_update=True)


def _own_line(session: Session, viewer: Viewer, line_id: UUID) -> CartLine:
    line = session.get(CartLine, line_id)
    if line is None or line.cart_id != viewer.id:
        raise LineNotFound()
    return line


def _lines(session: Session, viewer_id: UUID) -> list[CartLine]:
    return list(session.exec(select(CartLine).where(CartLine.cart_id == viewer_id)))


def _line_count(session: Session, viewer_id: UUID) -> int:
    return session.exec(
        select(func.count(col(CartLine.id))).where(CartLine.cart_id == viewer_id)
    ).one()
