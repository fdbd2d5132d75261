"""What each look at a decided case came to, and items whose right answer is known."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id
from moderation.models import Subject


class ReviewOpinion(SQLModel, table=True):
    """What one person said who did not see what the others had said."""

    __tablename__ = "review_opinion"
    __table_args__ = (UniqueConstraint("decision_id", "look"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    decision_id: UUID = Field(foreign_key="moderation_decision.id", index=True)
    look: int
    reviewer_id: UUID = Field(foreign_key="account.id", index=True)
    policy: str = Field(max_length=40, index=True)
    answer: str = Field(max_length=40)  # "ok" or the reason's code.
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class GoldenItem(SQLModel, table=True):
    """A clip or comment whose right answer is known.

    Decisions about it are looked at twice, and it is put before reviewers blind (`golden`).
    """

    __tablename__ = "golden_item"

    subject: Subject = Field(primary_key=True)
    subject_id: UUID = Field(primary_key=True)
    answer: str = Field(max_length=40)
    set_by: UUID = Field(foreign_key="account.id")
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
