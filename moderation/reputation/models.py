"""What decisions left on people's records, and what a person decided about an account."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class Part(StrEnum):
    """In which part somebody is judged; each has a record of its own."""

    CREATOR = "creator"
    COMMENTER = "commenter"
    REPORTER = "reporter"


class MeasureKind(StrEnum):
    """What only a person may decide."""

    STOPPED = "stopped"  # No clips, comments or reports.
    WATCHED = "watched"  # Never trusted by the record alone.


class ReputationMark(SQLModel, table=True):
    """What one decision says about one person. Taken back, it stays as a row and counts no more."""

    __tablename__ = "reputation_mark"
    __table_args__ = (
        UniqueConstraint("decision_id", "account_id", "part"),
        Index("ix_reputation_mark_whose", "account_id", "part", "at"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    account_id: UUID = Field(foreign_key="account.id")
    part: Part
    decision_id: UUID = Field(foreign_key="moderation_decision.id")
    subject_id: UUID
    is_good: bool
    weight: float
    severity: int = 0
    reason_code: str = Field(default="", max_length=40)
    at: datetime = Field(sa_type=UtcDateTime)
    undone_by: UUID | None = Field(default=None, foreign_key="moderation_decision.id")


class Reputation(SQLModel, table=True):
    """Evidence of an account in one part as of its last mark; worked out anew from the marks."""

    __tablename__ = "reputation"

    account_id: UUID = Field(foreign_key="account.id", primary_key=True)
    part: Part = Field(primary_key=True)
    good: float
    bad: float
    at: datetime = Field(sa_type=UtcDateTime)


class AccountMeasure(SQLModel, table=True):
    """What a person decided about an account, until a person lifts it."""

    __tablename__ = "account_measure"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    account_id: UUID = Field(foreign_key="account.id", index=True)
    kind: MeasureKind
    by_id: UUID = Field(foreign_key="account.id")
    note: str = Field(default="", max_length=500)
    decision_id: UUID | None = None  # What took it; none for what is no decision of a case.
    at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    lifted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    lifted_by: UUID | None = Field(default=None, foreign_key="account.id")
