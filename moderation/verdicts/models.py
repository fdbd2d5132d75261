"""What other versions of the rules would have done."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class ShadowVerdict(SQLModel, table=True):
    """The outcome of a version in the shadow for one run; nothing follows from it."""

    __tablename__ = "shadow_verdict"
    __table_args__ = (UniqueConstraint("screening_id", "policy_sha256"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    screening_id: UUID = Field(foreign_key="screening.id", index=True)
    policy_sha256: str = Field(max_length=64, index=True)
    action: str = Field(max_length=10)
    cause: str = Field(default="", max_length=40)
    live_action: str = Field(max_length=10)  # Of the version that was in force.
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime, index=True)
