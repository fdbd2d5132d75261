"""How far each projection of the event stream has come, and what the log missed."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime


class StreamOffset(SQLModel, table=True):
    """The last stream id that a projection has folded, stored with the projection's results."""

    __tablename__ = "stream_offset"

    name: str = Field(primary_key=True, max_length=40)
    last_id: str = Field(max_length=40)
    updated_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    # When the projection last had nothing left to fold; none: it does not say.
    caught_up_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ViewReconciliation(SQLModel, table=True):
    """How many views of a day are proven, and how many of those the log never saw begin."""

    __tablename__ = "view_reconciliation"

    day: date = Field(primary_key=True)
    proven: int
    lost: int
    checked_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class SessionReconciliation(SQLModel, table=True):
    """How many events the sessions of a day have numbered, and how many the log never saw."""

    __tablename__ = "session_reconciliation"

    day: date = Field(primary_key=True)
    app: str = Field(primary_key=True, max_length=40)  # The client and its version.
    numbered: int
    missing: int
    checked_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class StaleMirror(SQLModel, table=True):
    """A viewer whose mirrored profile may be older than the database; see `events.mirror`."""

    __tablename__ = "stale_mirror"

    viewer_id: UUID = Field(primary_key=True)
    noted_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
