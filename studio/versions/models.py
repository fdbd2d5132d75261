"""The table of versions of a clip's edit."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime
from core.ids import new_id

MAX_NAME = 60


class EditVersion(SQLModel, table=True):
    """One state of a clip's edit, canonical text; the newest that is no branch is the present."""

    __tablename__ = "edit_version"
    __table_args__ = (UniqueConstraint("video_id", "number"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    video_id: UUID = Field(foreign_key="video.id")
    number: int  # From 1, in the order made, branches included.
    parent: int | None = None  # The version it was made from; None where no save made it.
    is_branch: bool = False  # Kept beside: another device had saved first.
    edl: str
    digest: str = Field(max_length=64)  # sha256 of `edl`, hexadecimal.
    name: str = Field(default="", max_length=MAX_NAME)
    by_id: UUID = Field(foreign_key="account.id")
    made_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    changed_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
