"""How far a clip may go in the feeds before somebody, or its own record, has cleared it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from catalog.reach import Reach
from core.clock import utc_now
from core.db import UtcDateTime


class ClipReach(SQLModel, table=True):
    """A clip's tier. Moderation writes it; feeds read the cap, and whether it is frozen.

    A clip without a row has the lowest cap there is.
    """

    __tablename__ = "clip_reach"

    video_id: UUID = Field(foreign_key="video.id", primary_key=True)
    reach: Reach = Field(default=Reach.FIRST, index=True)
    is_frozen: bool = False  # Credible reports: not one more until a person has looked.
    cap: int  # Impressions: the tier's, or those it had when frozen; `UNLIMITED` is none.
    reason: str = Field(default="", max_length=40)  # Why it stands where it stands.
    since: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
    checked_at: datetime = Field(default_factory=utc_now, sa_type=UtcDateTime)
