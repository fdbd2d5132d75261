"""What of profiles was refused, for as long as its owner may contest that."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from catalog.profile.errors import ProfilePart
from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class RefusalState(StrEnum):
    """How far a refusal is."""

    REFUSED = "refused"  # By a machine; nobody has said anything.
    CONTESTED = "contested"  # Waits for a person.
    GRANTED = "granted"  # It shows now.
    UPHELD = "upheld"
    LAPSED = "lapsed"  # Nobody decided in time, and it was deleted.


class ProfileRefusal(SQLModel, table=True):
    """A name, bio or portrait that may not show. What it was is emptied once it is decided."""

    __tablename__ = "profile_refusal"
    __table_args__ = (
        Index("ix_profile_refusal_whose", "account_id", "part", "state"),
        Index("ix_profile_refusal_state", "state", "since"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    account_id: UUID = Field(foreign_key="account.id")
    part: ProfilePart
    state: RefusalState = RefusalState.REFUSED
    code: str = Field(max_length=40)  # Of the policy's rule.
    text: str = Field(default="", max_length=300)
    picture: bytes | None = None  # WebP, at most 512 × 512; in no place that is served.
    grievance_id: UUID | None = Field(default=None, foreign_key="grievance.id", unique=True)
    refused_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    since: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)  # In this state.
    decided_by: UUID | None = Field(default=None, foreign_key="account.id")
