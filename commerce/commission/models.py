"""Commissions line by line, and the statements they are paid out by."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from commerce.commission.rules import EntryKind, StatementState
from commerce.models.append_only import guard
from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id

_SETTLED = text("kind <> 'PROMISED'")


class CommissionEntry(SQLModel, table=True):
    """One thing that happened to the commission of an order line; never changed.

    All but `kind` and `at` is copied at the sale: what is agreed or priced later changes nothing.
    """

    __tablename__ = "commission_entry"
    __table_args__ = (
        UniqueConstraint("order_line_id", "kind"),
        # A promise comes true or lapses, never both.
        Index(
            "ix_commission_entry_settled",
            "order_line_id",
            unique=True,
            sqlite_where=_SETTLED,
            postgresql_where=_SETTLED,
        ),
        CheckConstraint("rate_bp > 0 AND rate_bp <= 5000", name="rate"),
        CheckConstraint("amount_paise > 0", name="amount_positive"),
        CheckConstraint(
            "amount_paise = (CAST(base_paise AS BIGINT) * rate_bp + 5000) / 10000",
            name="amount_is_the_share",
        ),
        Index("ix_commission_entry_brand_id_at", "brand_id", "at"),
        Index("ix_commission_entry_creator_id_at", "creator_id", "at"),
        Index("ix_commission_entry_kind_at", "kind", "at"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    kind: EntryKind
    order_id: UUID = Field(foreign_key="shop_order.id", index=True)
    order_line_id: UUID = Field(foreign_key="order_line.id")
    agreement_id: UUID = Field(foreign_key="agreement.id")
    brand_id: UUID = Field(foreign_key="account.id")
    creator_id: UUID = Field(foreign_key="account.id")
    video_id: UUID = Field(foreign_key="video.id")
    product_id: UUID = Field(foreign_key="product.id")
    base_paise: int  # Unit price × quantity, without delivery.
    rate_bp: int  # Hundredths of a percent.
    amount_paise: int
    currency: str = Field(max_length=3)
    at: datetime = Field(sa_type=UtcDateTime)


class CommissionStatement(SQLModel, table=True):
    """What a brand owes a creator for a month. Its total is the sum of its lines, not stored."""

    __tablename__ = "commission_statement"
    __table_args__ = (
        UniqueConstraint("brand_id", "creator_id", "month"),
        CheckConstraint(
            "(state = 'PAID') = (paid_on IS NOT NULL AND paid_reference IS NOT NULL "
            "AND paid_by IS NOT NULL AND marked_at IS NOT NULL)",
            name="paid_says_how",
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    number: str = Field(unique=True, max_length=16)
    brand_id: UUID = Field(foreign_key="account.id", index=True)
    creator_id: UUID = Field(foreign_key="account.id", index=True)
    month: str = Field(max_length=7)  # By the shop's calendar, e.g. `2026-11`.
    currency: str = Field(max_length=3)
    state: StatementState = Field(default=StatementState.ISSUED)
    issued_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    paid_on: date | None = None  # As the payer says.
    paid_reference: str | None = Field(default=None, max_length=80)
    paid_by: UUID | None = Field(default=None, foreign_key="account.id")  # Who marked it.
    marked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class CommissionStatementLine(SQLModel, table=True):
    """An earned entry on a statement. An entry is on one statement at most; never changed."""

    __tablename__ = "commission_statement_line"

    entry_id: UUID = Field(foreign_key="commission_entry.id", primary_key=True)
    statement_id: UUID = Field(foreign_key="commission_statement.id", index=True)


class CommissionMonth(SQLModel, table=True):
    """A month whose statements are all issued; what is earned late goes on a later one."""

    __tablename__ = "commission_month"

    month: str = Field(primary_key=True, max_length=7)
    closed_at: datetime = Field(sa_type=UtcDateTime)


guard("commission_entry", "commission entries are append-only")
guard("commission_statement_line", "statement lines are append-only")
