"""The books: every posting is a set of entries that sums to zero, and none is ever changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from commerce.models import LedgerEntry, Order
from commerce.models.ledger import LedgerAccount
from commerce.orders_machine import Posting

Amounts = Mapping[LedgerAccount, int]


def amounts_of(
    posting: Posting, *, subtotal_paise: int, delivery_fee_paise: int, posted: Amounts
) -> dict[LedgerAccount, int]:
    """The paise that `posting` adds to each account; debits positive, sum zero.

    Args:
        posted: What the order has put into each account so far.
    """
    total = subtotal_paise + delivery_fee_paise
    amounts: dict[LedgerAccount, int]
    match posting:
        case Posting.NONE:
            amounts = {}
        case Posting.SALE:
            amounts = {
                LedgerAccount.RECEIVABLE: total,
                LedgerAccount.SALES: -subtotal_paise,
                LedgerAccount.DELIVERY: -delivery_fee_paise,
            }
        case Posting.COLLECTION:
            amounts = {LedgerAccount.CASH: total, LedgerAccount.RECEIVABLE: -total}
        case Posting.REVERSAL:
            amounts = {account: -amount for account, amount in posted.items()}
    return {account: amount for account, amount in amounts.items() if amount}


def post(session: Session, order: Order, posting: Posting, at: datetime) -> None:
    """Books `posting` of `order`; the database refuses the same posting twice."""
    amounts = amounts_of(
        posting,
        subtotal_paise=order.subtotal_paise,
        delivery_fee_paise=order.delivery_fee_paise,
        posted=balances(session, order.id),
    )
    for account, amount in amounts.items():
        session.add(
            LedgerEntry(
                order_id=order.id,
                posting=posting,
                account=account,
                amount_paise=amount,
                currency=order.currency,
                at=at,
            )
        )
    session.flush()


def balances(session: Session, order_id: UUID | None = None) -> Counter[LedgerAccount]:
    """Paise in each account, of one order or of all; the values sum to zero."""
    query = select(LedgerEntry.account, func.sum(LedgerEntry.amount_paise)).group_by(
        col(LedgerEntry.account)
    )
    if order_id is not None:
        query = query.where(LedgerEntry.order_id == order_id)
    return Counter({LedgerAccount(account): int(paise) for account, paise in session.exec(query)})
