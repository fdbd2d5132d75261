"""Briefs, who joins them, and the rounds in which a brand looks at a clip."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from catalog.models import Approval
from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id
from studio.brands.rules import ApproachState, BriefState


class Brief(SQLModel, table=True):
    """What a brand wants clips of, and what it offers for them."""

    __tablename__ = "brief"
    __table_args__ = (
        CheckConstraint("commission_bp >= 0 AND commission_bp <= 5000", name="commission"),
        # However many accept at once, the database itself holds to the places.
        CheckConstraint("taken >= 0 AND taken <= places", name="taken_within_places"),
        CheckConstraint(
            "apply_until <= publish_until AND publish_from < publish_until"
            " AND publish_until <= earn_until",
            name="dates_in_order",
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    brand_id: UUID = Field(foreign_key="account.id", index=True)
    state: BriefState = Field(default=BriefState.DRAFT, index=True)
    title: str = Field(max_length=80)
    wants: str = Field(max_length=4000)
    commission_bp: int  # Hundredths of a percent of the goods' price.
    is_gifted: bool = False
    apply_until: datetime = Field(sa_type=UtcDateTime, index=True)
    publish_from: datetime = Field(sa_type=UtcDateTime)
    publish_until: datetime = Field(sa_type=UtcDateTime, index=True)
    earn_until: datetime = Field(sa_type=UtcDateTime)  # Sales from then on earn nothing.
    places: int
    taken: int = 0
    is_open_to_all: bool = True  # False: by invitation alone.
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    opened_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class BriefProduct(SQLModel, table=True):
    """A product that a brief is about; its sales earn the commission."""

    __tablename__ = "brief_product"

    brief_id: UUID = Field(foreign_key="brief.id", primary_key=True)
    product_id: UUID = Field(foreign_key="product.id", primary_key=True, index=True)


class Approach(SQLModel, table=True):
    """A creator applied for a brief, or its brand invited one. One for each brief and creator."""

    __tablename__ = "brief_approach"
    __table_args__ = (UniqueConstraint("brief_id", "creator_id"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    brief_id: UUID = Field(foreign_key="brief.id", index=True)
    creator_id: UUID = Field(foreign_key="account.id", index=True)
    state: ApproachState = Field(index=True)
    # The creator applied at least once, and so shows the brand the numbers of `CreatorFacts`.
    shares_numbers: bool = False
    words: str = Field(default="", max_length=1000)  # The pitch, or the brand's invitation.
    began_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    agreement_id: UUID | None = Field(default=None, foreign_key="agreement.id")


class ReviewRound(SQLModel, table=True):
    """A clip went to its brand once: from being handed in to the answer. Never overwritten."""

    __tablename__ = "review_round"
    __table_args__ = (UniqueConstraint("video_id", "number"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    video_id: UUID = Field(foreign_key="video.id", index=True)
    agreement_id: UUID = Field(foreign_key="agreement.id", index=True)
    number: int  # From 1.
    handed_in_at: datetime = Field(sa_type=UtcDateTime)
    answer_by: datetime | None = Field(default=None, sa_type=UtcDateTime)  # Once it waits.
    overdue_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # Told by the sweep.
    answer: Approval | None = None
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    edition: str = Field(default="", max_length=64)  # Which edition was answered.
    words: str = Field(default="", max_length=2000)  # What the brand says of the whole.


class ReviewNote(SQLModel, table=True):
    """What a brand wants otherwise, at its place of the clip."""

    __tablename__ = "review_note"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    round_id: UUID = Field(foreign_key="review_round.id", index=True)
    at_ms: int | None = None  # Of what is shown; None: of the whole.
    text: str = Field(max_length=500)
