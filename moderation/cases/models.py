"""What hangs on a case: who may not take it, its legal clocks, notes, and the sample's draws."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class Barred(StrEnum):
    """Why somebody is not offered a case."""

    SKIPPED = "skipped"  # They gave it back with a reason.
    DECIDED = "decided"  # They decided what it is about, and may never take it.


class CaseBar(SQLModel, table=True):
    """Somebody who is not offered a case."""

    __tablename__ = "case_bar"

    case_id: UUID = Field(foreign_key="review_case.id", primary_key=True)
    account_id: UUID = Field(foreign_key="account.id", primary_key=True)
    why: Barred
    reason: str = Field(default="", max_length=40)
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class LegalClock(SQLModel, table=True):
    """A legal deadline of a case, under the rule that was in force when it was received."""

    __tablename__ = "legal_clock"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    case_id: UUID = Field(foreign_key="review_case.id", index=True)
    kind: str = Field(max_length=40)
    rule_version: str = Field(max_length=60)  # The id of the clock's row.
    reference: str = Field(default="", max_length=120)  # The order's own number.
    received_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime, index=True)
    entered_by: UUID | None = Field(default=None, foreign_key="account.id")
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class CaseNote(SQLModel, table=True):
    """Words about a case: for colleagues alone, or for its maker too."""

    __tablename__ = "case_note"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    case_id: UUID = Field(foreign_key="review_case.id", index=True)
    author_id: UUID = Field(foreign_key="account.id")
    text: str = Field(max_length=1000)
    is_public: bool = False
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class SampledClip(SQLModel, table=True):
    """A clip that was drawn at random, in proportion to its views since the draw before.

    It is judged in its case; one that nobody sees any more, by the last decision about it.
    """

    __tablename__ = "sampled_clip"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    case_id: UUID | None = Field(default=None, foreign_key="review_case.id", index=True)
    decision_id: UUID | None = Field(default=None, foreign_key="moderation_decision.id")
    video_id: UUID = Field(foreign_key="video.id", index=True)
    stratum: int  # Power of ten of its impressions since the draw before.
    stratum_share: float  # Of all views since then, that fell on its stratum.
    views: int = 0  # Those views; 0 in rows from when clips were drawn by their whole lives.
    drawn_at: datetime = Field(sa_type=UtcDateTime, index=True)


class ViewsAtDraw(SQLModel, table=True):
    """A clip's impressions when the sample was last drawn."""

    __tablename__ = "views_at_draw"

    video_id: UUID = Field(foreign_key="video.id", primary_key=True)
    impressions: int
    gained: int  # Since the draw before.
