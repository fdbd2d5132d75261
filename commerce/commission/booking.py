"""Commissions as orders move on, inside the very transaction that moves them.

Fails closed: what does not fit what was agreed or promised raises, and the order's step is undone
with it. Nothing is ever booked that somebody did not agree to pay.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import structlog
from sqlmodel import Session, col, select

from catalog.agreements import agreements_of, is_running
from catalog.models import AgreedClip, Agreement, Approval, Product, Video
from commerce.commission.models import CommissionEntry
from commerce.commission.rules import (
    CommissionInconsistent,
    EntryKind,
    Terms,
    commission_paise,
    earns,
    is_own,
    kind_of,
)
from commerce.models import Order, OrderLine
from commerce.orders_machine import Posting

log = structlog.get_logger(__name__)
_TERMS = (
    "order_id",
    "order_line_id",
    "agreement_id",
    "brand_id",
    "creator_id",
    "video_id",
    "product_id",
    "base_paise",
    "rate_bp",
    "amount_paise",
    "currency",
)


def book(session: Session, order: Order, posting: Posting, at: datetime) -> None:
    """Books what `posting` of `order` does to the commissions of its lines.

    Raises:
        CommissionInconsistent: It does not fit what was agreed, or booked before.
    """
    kind = kind_of(posting)
    if kind is None:
        return
    try:
        if kind is EntryKind.PROMISED:
            _promise(session, order, at)
        else:
            _settle(session, order, kind, at)
    except CommissionInconsistent as error:
        log.error("commission_inconsistent", order_id=str(order.id), kind=kind, fact=error.fact)
        raise
    session.flush()


def promised_paise(session: Session, order_id: UUID) -> dict[UUID, int]:
    """The commission that each line of an order was sold with, by line; others are missing."""
    rows = session.exec(
        select(CommissionEntry.order_line_id, CommissionEntry.amount_paise).where(
            CommissionEntry.order_id == order_id, CommissionEntry.kind == EntryKind.PROMISED
        )
    )
    return dict(rows.all())


def _promise(session: Session, order: Order, at: datetime) -> None:
    lines = _lines(session, order)
    agreements = agreements_of(session, {line.video_id for line in lines if line.video_id})
    for line in lines:
        agreement = agreements.get(line.video_id) if line.video_id else None
        if agreement is None or line.video_id is None:
            continue
        terms = _terms(session, agreement, line.video_id, at)
        if not earns(terms, line.product_id, order.viewer_id):
            continue
        owner = session.get_one(Product, line.product_id).brand_id
        if owner not in (None, terms.brand_id):
            raise CommissionInconsistent(f"agreement {agreement.id}: product of another brand")
        base = line.unit_price_paise * line.quantity
        if amount := commission_paise(base, terms.rate_bp):
            session.add(
                CommissionEntry(
                    kind=EntryKind.PROMISED,
                    order_id=order.id,
                    order_line_id=line.id,
                    agreement_id=agreement.id,
                    brand_id=terms.brand_id,
                    creator_id=terms.creator_id,
                    video_id=line.video_id,
                    product_id=line.product_id,
                    base_paise=base,
                    rate_bp=terms.rate_bp,
                    amount_paise=amount,
                    currency=order.currency,
                    at=at,
                )
            )


def _terms(session: Session, agreement: Agreement, video_id: UUID, at: datetime) -> Terms:
    if session.get_one(Video, video_id).creator_id != agreement.creator_id:
        raise CommissionInconsistent(f"agreement {agreement.id}: clip of another creator")
    try:
        products = frozenset(UUID(product_id) for product_id in agreement.product_ids)
    except ValueError:
        raise CommissionInconsistent(f"agreement {agreement.id}: no product id") from None
    return Terms(
        brand_id=agreement.brand_id,
        creator_id=agreement.creator_id,
        product_ids=products,
        rate_bp=agreement.commission_bp,
        is_running=is_running(agreement, at),
        is_approved=session.get_one(AgreedClip, video_id).approval is Approval.APPROVED,
    )


def _settle(session: Session, order: Order, kind: EntryKind, at: datetime) -> None:
    entries = session.exec(
        select(CommissionEntry)
        .where(CommissionEntry.order_id == order.id)
        .order_by(col(CommissionEntry.id))
    ).all()
    if any(entry.kind is not EntryKind.PROMISED for entry in entries):
        raise CommissionInconsistent(f"order {order.id}: settled before")
    sold = {line.id: line for line in _lines(session, order)} if entries else {}
    for entry in entries:
        line = sold.get(entry.order_line_id)
        if line is None or line.unit_price_paise * line.quantity != entry.base_paise:
            raise CommissionInconsistent(f"order {order.id}: line changed since the sale")
        # A guest's order may by now belong to the creator or brand who signed in to it.
        own = is_own(order.viewer_id, entry.brand_id, entry.creator_id)
        copied = {name: getattr(entry, name) for name in _TERMS}
        session.add(CommissionEntry(kind=EntryKind.LAPSED if own else kind, at=at, **copied))


def _lines(session: Session, order: Order) -> Sequence[OrderLine]:
    lines = session.exec(
        select(OrderLine).where(OrderLine.order_id == order.id).order_by(col(OrderLine.position))
    ).all()
    if sum(line.unit_price_paise * line.quantity for line in lines) != order.subtotal_paise:
        raise CommissionInconsistent(f"order {order.id}: lines do not add up")
    return lines
