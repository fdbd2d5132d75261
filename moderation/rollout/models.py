"""What was judged again because the rules changed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id


class Rescreening(SQLModel, table=True):
    """One walk over the live clips with the rules that have just come into force."""

    __tablename__ = "rescreening"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    policy_sha256: str = Field(max_length=64)
    done_to: UUID | None = None  # Clips up to this id are done.
    looked_at: int = 0  # How many.
    changed: int = 0  # Of them, those that something followed for.
    started_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime, index=True)
