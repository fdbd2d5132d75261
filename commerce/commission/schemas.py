"""The wire forms of commissions and statements. None says who bought."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, Field

from commerce.commission.rules import EntryKind, StatementState
from commerce.schemas import Asked
from core.money import Money


class Party(BaseModel):
    """A brand or a creator."""

    id: UUID
    handle: str = Field(examples=["meera.glows"])
    display_name: str = Field(examples=["Meera"])


class ClipBrief(BaseModel):
    """A clip that led to sales."""

    video_id: UUID
    caption: str
    poster_url: str | None


class ClipCommission(BaseModel):
    """What happened to a clip's commissions within a month."""

    clip: ClipBrief
    brand: Party
    creator: Party
    sales: int = Field(description="Order lines sold in the month.", examples=[3])
    promised: Money
    earned: Money
    lapsed: Money


class CommissionMonthView(BaseModel):
    """A month of commissions, as one of the two sides or an admin sees it."""

    month: str = Field(description="By India's calendar.", examples=["2026-11"])
    starts_at: datetime
    ends_at: datetime = Field(description="The first moment after it.")
    is_over: bool
    promised: Money = Field(description="Sold in the month.")
    earned: Money = Field(description="Delivered in the month, whenever it was sold.")
    lapsed: Money = Field(description="Cancelled or returned in the month, whenever sold.")
    on_the_way: Money = Field(
        description="Of all months: sold, and neither delivered nor cancelled."
    )
    due: Money = Field(description="Of all months: earned and on no statement yet.")
    clips: list[ClipCommission] = Field(description="Most promised first.")


class CommissionLine(BaseModel):
    """One thing that happened to the commission of one order line."""

    entry_id: UUID
    kind: EntryKind
    at: datetime
    brand: Party
    creator: Party
    clip: ClipBrief
    product_id: UUID
    title: str = Field(description="As sold.", examples=["Rang Lipstick"])
    variant_label: str = Field(examples=["Rani pink"])
    quantity: int
    base: Money = Field(description="Price of the goods, without delivery.")
    rate_bp: int = Field(description="Hundredths of a percent.", examples=[1250])
    amount: Money


class CommissionLinePage(BaseModel):
    """Lines, newest first."""

    items: list[CommissionLine]
    next_cursor: str | None = None


class StatementView(BaseModel):
    """What a brand owes a creator for a month, and whether it was paid."""

    id: UUID
    number: str = Field(examples=["CS-2611-7K3F9"])
    month: str = Field(examples=["2026-11"])
    brand: Party
    creator: Party
    state: StatementState
    lines: int = Field(description="How many lines it has.")
    total: Money
    issued_at: datetime
    paid_on: date | None
    paid_reference: str | None = Field(examples=["UTR 4411 2233"])
    can_mark_paid: bool = Field(description="Whether the caller may say that it was paid.")


class StatementPage(BaseModel):
    """Statements, newest first."""

    items: list[StatementView]
    next_cursor: str | None = None


class StatementClip(BaseModel):
    """A clip's share of a statement."""

    clip: ClipBrief
    lines: int
    amount: Money


class StatementDetail(StatementView):
    """A statement with what each clip adds to it."""

    clips: list[StatementClip] = Field(description="Most first.")


class PaymentForm(Asked):
    """How a statement was paid."""

    reference: str = Field(
        max_length=200, description="As on the bank's statement.", examples=["UTR 4411 2233"]
    )
    paid_on: date = Field(examples=["2026-12-05"])
