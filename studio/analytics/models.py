"""What the event stream says of each clip's audience, folded once and kept beside the offset."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from core.clock import utc_now
from core.db import UtcDateTime


class AudienceMember(SQLModel, table=True):
    """One person's part in one clip, as `studio.analytics.audience.Person` stores it."""

    __tablename__ = "audience_member"

    video_id: UUID = Field(primary_key=True)
    viewer_id: UUID = Field(primary_key=True, index=True)
    facts: bytes


class AudienceTotal(SQLModel, table=True):
    """What a clip's persons add up to, as JSON of `studio.analytics.totals`."""

    __tablename__ = "audience_total"

    video_id: UUID = Field(primary_key=True)
    facts: bytes
    changed_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)


class AdoptedGuest(SQLModel, table=True):
    """A guest who signed in: what is still to come from the guest belongs to the account."""

    __tablename__ = "adopted_guest"

    guest_id: UUID = Field(primary_key=True)
    account_id: UUID = Field(index=True)
