"""One row for each decision of a person: what it does, when, and what was before."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.db import UtcDateTime
from moderation.models import Subject


class EffectState(StrEnum):
    """How far it has come."""

    WAITING = "waiting"  # Can be taken back without anybody having seen it.
    DONE = "done"
    UNDONE = "undone"
    VOID = "void"  # Its clip or comment had moved on.


class DecisionEffect(SQLModel, table=True):
    """What a decision does; decisions themselves never change."""

    __tablename__ = "decision_effect"
    __table_args__ = (Index("ix_decision_effect_due", "state", "due_at"),)

    decision_id: UUID = Field(foreign_key="moderation_decision.id", primary_key=True)
    subject: Subject
    subject_id: UUID = Field(index=True)
    state: EffectState
    due_at: datetime = Field(sa_type=UtcDateTime)
    before: str = Field(max_length=20)  # The subject's state before it.
    before_code: str = Field(default="", max_length=40)
    before_reason: str = Field(default="", max_length=500)
    revision: int = 0  # Of the clip after the decision; another one is not what was looked at.


class WaitingAnswer(SQLModel, table=True):
    """What somebody answered to an appeal, until it is given; before that nothing follows from it.

    The row goes when it is given or taken back; the log keeps both.
    """

    __tablename__ = "waiting_answer"

    case_id: UUID = Field(foreign_key="review_case.id", primary_key=True)
    moderator_id: UUID = Field(foreign_key="account.id")
    reason_code: str = Field(default="", max_length=40)  # Empty grants the appeal.
    told: str = Field(default="", max_length=500)
    note: str = Field(default="", max_length=500)
    decided_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime, index=True)
