"""What a brand and a creator agreed, and the clips that were made of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class Approval(StrEnum):
    """What the brand says of a clip."""

    WAITING = "waiting"  # It has not said anything yet, or the clip changed since.
    CHANGES = "changes"  # It asked for changes.
    APPROVED = "approved"


class Agreement(SQLModel, table=True):
    """Terms between a brand and a creator. A row changes only by being ended early."""

    __tablename__ = "agreement"
    __table_args__ = (
        CheckConstraint("commission_bp >= 0 AND commission_bp <= 5000", name="commission"),
        CheckConstraint("ends_at > starts_at", name="time_range"),
        CheckConstraint("brand_id <> creator_id", name="two_sides"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    brand_id: UUID = Field(foreign_key="account.id", index=True)
    creator_id: UUID = Field(foreign_key="account.id", index=True)
    brief_id: UUID | None = Field(default=None, index=True)  # What it came from, in the studio.
    product_ids: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )  # Products of the brand that earn the commission.
    commission_bp: int  # Hundredths of a percent of the goods' price.
    is_gifted: bool = False  # The creator keeps products that were sent.
    # By when its clips are out; None: there is no such day.
    out_by: datetime | None = Field(default=None, sa_type=UtcDateTime)
    starts_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)  # Sales from then on earn nothing.
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # Ended early.
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class AgreedClip(SQLModel, table=True):
    """A clip made under an agreement. It comes out only as its brand approved it."""

    __tablename__ = "agreed_clip"

    video_id: UUID = Field(foreign_key="video.id", primary_key=True)
    agreement_id: UUID = Field(foreign_key="agreement.id", index=True)
    approval: Approval = Field(default=Approval.WAITING, index=True)
    edition: str = Field(default="", max_length=64)  # Of what was approved.
    said_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    not_before: datetime | None = Field(default=None, sa_type=UtcDateTime)  # As was agreed.
