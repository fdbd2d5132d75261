"""Versions of the house rules beyond the one that is shipped."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class VersionState(StrEnum):
    """How far a version reaches."""

    DRAFT = "draft"
    SHADOW = "shadow"  # Judges beside the one in force; nothing follows from it.
    SLICE = "slice"  # In force for a share of what is screened.
    LIVE = "live"
    RETIRED = "retired"


class PolicyVersion(SQLModel, table=True):
    """One version; its text never changes. Without a live one, the shipped version is in force."""

    __tablename__ = "policy_version"
    __table_args__ = (
        CheckConstraint("share_permille >= 0 AND share_permille <= 1000", name="share"),
        UniqueConstraint("sha256"),
        UniqueConstraint("version"),
        Index(
            "uq_policy_version_live",
            "state",
            unique=True,
            sqlite_where=text("state = 'LIVE'"),
            postgresql_where=text("state = 'LIVE'"),
        ),
        Index(
            "uq_policy_version_slice",
            "state",
            unique=True,
            sqlite_where=text("state = 'SLICE'"),
            postgresql_where=text("state = 'SLICE'"),
        ),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    version: str = Field(max_length=40)
    yaml: str
    sha256: str = Field(max_length=64)
    note: str = Field(default="", max_length=500)
    author_id: UUID = Field(foreign_key="account.id", index=True)
    state: VersionState = VersionState.DRAFT
    share_permille: int = 0  # Of what is screened, while it is a slice.
    created_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    changed_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    # None as well for what was rolled back: nothing goes back to it.
    went_live_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
