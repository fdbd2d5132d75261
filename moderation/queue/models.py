"""What the queue knows: how often each ground came true, and what each reviewer can do and was
given.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from moderation.models import Subject


class GroundTally(SQLModel, table=True):
    """How many cases with a ground were decided, and how many broke the rules."""

    __tablename__ = "ground_tally"

    code: str = Field(primary_key=True, max_length=40)
    band: int = Field(primary_key=True)  # Fifths of the score; -1 where no model spoke.
    decided: int = 0
    violating: int = 0


class AbilityKind(StrEnum):
    """What a case can ask of a reviewer."""

    POLICY = "policy"
    LANGUAGE = "language"
    SKILL = "skill"


class Reviewer(SQLModel, table=True):
    """What is known of a moderator beside their account."""

    __tablename__ = "reviewer"

    account_id: UUID = Field(foreign_key="account.id", primary_key=True)
    level: int = 1
    changed_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class ReviewerAbility(SQLModel, table=True):
    """A policy, language or skill of a reviewer; without any of a kind, that kind is no limit."""

    __tablename__ = "reviewer_ability"

    account_id: UUID = Field(foreign_key="account.id", primary_key=True)
    kind: AbilityKind = Field(primary_key=True)
    value: str = Field(primary_key=True, max_length=40)


class GoldenReview(SQLModel, table=True):
    """A golden item that was put before one reviewer, and what they said; it decided nothing."""

    __tablename__ = "golden_review"
    __table_args__ = (UniqueConstraint("reviewer_id", "subject", "subject_id"),)

    case_id: UUID = Field(foreign_key="review_case.id", primary_key=True)
    reviewer_id: UUID = Field(foreign_key="account.id")
    subject: Subject
    subject_id: UUID
    policy: str = Field(default="", max_length=40)
    answer: str = Field(default="", max_length=40)  # "ok" or a reason's code; empty: none yet.
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
