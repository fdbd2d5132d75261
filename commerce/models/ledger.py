"""The books: double entries that are only ever added."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from commerce.models.append_only import guard
from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class LedgerAccount(StrEnum):
    """Where money is."""

    RECEIVABLE = "receivable"  # Owed by buyers.
    CASH = "cash"  # Arrived.
    SALES = "sales"  # Earned by goods.
    DELIVERY = "delivery"  # Earned by sending them.


class LedgerEntry(SQLModel, table=True):
    """One side of a posting: debits are positive, credits negative, a posting sums to zero."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        UniqueConstraint("order_id", "posting", "account"),  # Nothing is booked twice.
        CheckConstraint("amount_paise <> 0", name="amount_not_zero"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    order_id: UUID = Field(foreign_key="shop_order.id", index=True)
    posting: str = Field(max_length=20)
    account: LedgerAccount = Field(index=True)
    amount_paise: int
    currency: str = Field(default="INR", max_length=3)
    at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


guard("ledger_entry", "the ledger is append-only")
